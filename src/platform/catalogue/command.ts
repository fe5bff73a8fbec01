import type { ProblemEntry } from '../problem.ts'

/** Problems of calling the program. Exit codes: 2 wrong call, 3 wrong input, 4 not there, 5 in use or out of reach, 6 done but not whole, 70 a bug. */
export const command = {
  'command.unknown': {
    kind: 'error',
    exit: 2,
    http: 400,
    text: { vi: 'Không có lệnh "{command}".', en: 'There is no command "{command}".' },
    cure: {
      vi: 'Gần nhất: {near}. Xem các lệnh bằng: thuocdo help',
      en: 'Nearest: {near}. List the commands with: thuocdo help',
    },
  },
  'command.usage': {
    kind: 'error',
    exit: 2,
    http: 400,
    text: { vi: 'Lời gọi lệnh chưa đúng: {detail}.', en: 'The command was not called rightly: {detail}.' },
    cure: { vi: 'Xem cách dùng bằng: thuocdo help {command}', en: 'See its use with: thuocdo help {command}' },
  },
  'command.lang': {
    kind: 'error',
    exit: 2,
    http: 400,
    text: { vi: '--lang phải là vi hoặc en, không phải "{given}".', en: '--lang must be vi or en, not "{given}".' },
    cure: { vi: 'Ví dụ: thuocdo help --lang vi', en: 'For example: thuocdo help --lang en' },
  },
  'command.unsound': {
    kind: 'error',
    exit: 3,
    http: 500,
    text: {
      vi: 'Kiểm tra thấy {count} điều bất thường, nêu ở trên.',
      en: 'The check found {count} things wrong, listed above.',
    },
    cure: {
      vi: 'Xử lý từng điều theo chỉ dẫn rồi chạy lại: thuocdo doctor',
      en: 'Mend each as it says, then run again: thuocdo doctor',
    },
  },
  'command.document-lost': {
    kind: 'error',
    exit: 3,
    http: 500,
    text: {
      vi: 'Mất tệp gốc của văn bản "{name}" (kỳ {period}): không còn {file}.',
      en: 'The original of "{name}" ({period}) is lost: {file} is not there.',
    },
    cure: {
      vi: 'Chép lại tệp đó từ bản sao lưu của thư mục dữ liệu; nếu còn văn bản đã nạp thì đặt một bản vào đúng tên ấy.',
      en: 'Bring the file back from a backup of the data folder, or put a copy of the document that was imported there under that name.',
    },
  },
  'command.file-missing': {
    kind: 'error',
    exit: 4,
    http: 404,
    text: { vi: 'Không tìm thấy tệp "{file}".', en: 'The file "{file}" is not there.' },
    cure: { vi: 'Kiểm tra lại đường dẫn.', en: 'Check the path.' },
  },
  'command.period': {
    kind: 'error',
    exit: 2,
    http: 400,
    text: { vi: 'Không hiểu kỳ báo cáo "{given}".', en: 'The period "{given}" is not understood.' },
    cure: {
      vi: 'Viết 2024-02 (tháng), 2024-Q1 (quý), 2024-H1 (nửa năm), 2024 (năm), 2024-ytd (lũy kế từ đầu năm), 2024-01..2024-10, 2024-01-21..2024-02-20 hoặc 2024-02@from-21 (kỳ từ ngày 21 đến ngày 20; xem docs/rules-of-time.md).',
      en: 'Write 2024-02 (month), 2024-Q1 (quarter), 2024-H1 (half-year), 2024 (year), 2024-ytd (year to date), 2024-01..2024-10, 2024-01-21..2024-02-20 or 2024-02@from-21 (21st to 20th; see docs/rules-of-time.md).',
    },
  },
  'command.date': {
    kind: 'error',
    exit: 2,
    http: 400,
    text: { vi: 'Không hiểu ngày "{given}".', en: 'The date "{given}" is not understood.' },
    cure: { vi: 'Viết năm-tháng-ngày, ví dụ 2025-07-01.', en: 'Write year-month-day, for example 2025-07-01.' },
  },
  'command.no-results': {
    kind: 'error',
    exit: 4,
    http: 404,
    text: { vi: 'Chưa có kết quả nào cho kỳ {period}.', en: 'There are no results for the period {period}.' },
    cure: {
      vi: 'Các kỳ đang có: {periods}. Nạp thêm bằng: thuocdo import TỆP',
      en: 'Periods held: {periods}. Add one with: thuocdo import FILE',
    },
  },
  'command.several-issuers': {
    kind: 'error',
    exit: 2,
    http: 400,
    text: {
      vi: 'Kỳ {period} có kết quả của nhiều đơn vị công bố.',
      en: 'Several units published results for {period}.',
    },
    cure: { vi: 'Chọn một đơn vị bằng --issuer: {issuers}', en: 'Choose one with --issuer: {issuers}' },
  },
  'command.no-such-issuer': {
    kind: 'error',
    exit: 4,
    http: 404,
    text: {
      vi: 'Không có kết quả do "{issuer}" công bố cho kỳ {period}.',
      en: '"{issuer}" published no results for {period}.',
    },
    cure: { vi: 'Các đơn vị đã công bố: {issuers}', en: 'Units that did: {issuers}' },
  },
  'command.no-such-revision': {
    kind: 'error',
    exit: 4,
    http: 404,
    text: { vi: 'Không có bản thứ {revision} của kỳ {period}.', en: 'There is no revision {revision} for {period}.' },
    cure: { vi: 'Các bản đang có: {revisions}', en: 'Revisions held: {revisions}' },
  },
  'command.no-such-unit': {
    kind: 'error',
    exit: 4,
    http: 404,
    text: { vi: 'Không có đơn vị nào tên "{name}".', en: 'No unit is called "{name}".' },
    cure: {
      vi: 'Kiểm tra lại tên; xem các đơn vị đang có bằng: thuocdo units list',
      en: 'Check the name; list the units held with: thuocdo units list',
    },
  },
  'command.nothing-imported': {
    kind: 'error',
    exit: 4,
    http: 404,
    text: {
      vi: 'Chưa có kết quả nào cho kỳ {period}: kho số liệu chưa có văn bản nào.',
      en: 'There are no results for the period {period}: no document is held at all.',
    },
    cure: { vi: 'Nạp văn bản bằng: thuocdo import TỆP', en: 'Import one with: thuocdo import FILE' },
  },
  'command.no-such-document': {
    kind: 'error',
    exit: 4,
    http: 404,
    text: { vi: 'Không có văn bản "{id}".', en: 'There is no document "{id}".' },
    cure: { vi: 'Xem mã các văn bản bằng: thuocdo documents', en: 'List the documents with: thuocdo documents' },
  },
  'command.removal-refused': {
    kind: 'error',
    exit: 3,
    http: 422,
    text: {
      vi: 'Không gỡ nguồn đơn vị số {id}; không có gì thay đổi.',
      en: 'Source {id} was not removed; nothing changed.',
    },
    cure: { vi: 'Xử lý các lỗi nêu trên rồi gỡ lại.', en: 'Mend the errors listed above and remove it again.' },
  },
  'command.import-refused': {
    kind: 'error',
    exit: 3,
    http: 422,
    text: {
      vi: 'Không nạp {refused} trong {total} tệp; các tệp đó không để lại gì trong kho số liệu.',
      en: '{refused} of {total} files were not imported; they left nothing in the register.',
    },
    cure: { vi: 'Xử lý các lỗi nêu trên rồi nạp lại.', en: 'Mend the errors listed above and import again.' },
  },
  'command.data-not-folder': {
    kind: 'error',
    exit: 5,
    http: 500,
    text: {
      vi: 'Thư mục dữ liệu {folder} không phải là thư mục ({reason}).',
      en: 'The data folder {folder} is no folder ({reason}).',
    },
    cure: {
      vi: 'Chọn một thư mục bằng biến THUOCDO_DATA.',
      en: 'Choose a folder with THUOCDO_DATA.',
    },
  },
  'command.data-folder': {
    kind: 'error',
    exit: 5,
    http: 500,
    text: {
      vi: 'Không ghi được vào thư mục dữ liệu {folder} ({reason}).',
      en: 'The data folder {folder} cannot be written to ({reason}).',
    },
    cure: {
      vi: 'Cấp quyền ghi, hoặc chọn thư mục khác bằng biến THUOCDO_DATA.',
      en: 'Give write permission, or choose another folder with THUOCDO_DATA.',
    },
  },
  'command.data-unreadable': {
    kind: 'error',
    exit: 5,
    http: 500,
    text: {
      vi: 'Không đọc được thư mục dữ liệu {folder} ({reason}).',
      en: 'The data folder {folder} cannot be read ({reason}).',
    },
    cure: {
      vi: 'Cấp quyền đọc, hoặc chọn thư mục khác bằng biến THUOCDO_DATA.',
      en: 'Give read permission, or choose another folder with THUOCDO_DATA.',
    },
  },
  'command.not-written': {
    kind: 'error',
    exit: 5,
    http: 500,
    text: { vi: 'Không ghi được tệp {file} ({reason}).', en: 'The file {file} cannot be written ({reason}).' },
    cure: {
      vi: 'Chọn thư mục khác bằng --out, hoặc cấp quyền ghi.',
      en: 'Choose another folder with --out, or give write permission.',
    },
  },
  'config.port': {
    kind: 'error',
    exit: 2,
    http: 500,
    text: {
      vi: 'THUOCDO_PORT phải là số từ 0 đến 65535, không phải "{given}".',
      en: 'THUOCDO_PORT must be a number from 0 to 65535, not "{given}".',
    },
    cure: { vi: 'Ví dụ: THUOCDO_PORT=8766', en: 'For example: THUOCDO_PORT=8766' },
  },
  'config.lang': {
    kind: 'error',
    exit: 2,
    http: 500,
    text: {
      vi: 'THUOCDO_LANG phải là vi hoặc en, không phải "{given}".',
      en: 'THUOCDO_LANG must be vi or en, not "{given}".',
    },
    cure: { vi: 'Ví dụ: THUOCDO_LANG=vi', en: 'For example: THUOCDO_LANG=en' },
  },
  'config.registry': {
    kind: 'error',
    exit: 2,
    http: 500,
    text: {
      vi: 'THUOCDO_REGISTRY không phải là địa chỉ PostgreSQL.',
      en: 'THUOCDO_REGISTRY is not the address of a PostgreSQL.',
    },
    cure: {
      vi: 'Viết postgres://người-dùng@máy/cơ-sở-dữ-liệu, hoặc bỏ biến này để dùng kho nhúng.',
      en: 'Write postgres://user@host/database, or drop the variable to use the embedded register.',
    },
  },
  'command.file-unreadable': {
    kind: 'error',
    exit: 4,
    http: 400,
    text: {
      vi: 'Không đọc được tệp {file} ({reason}).',
      en: 'The file {file} cannot be read ({reason}).',
    },
    cure: {
      vi: 'Kiểm tra đường dẫn và quyền đọc.',
      en: 'Check the path and the right to read it.',
    },
  },
  'config.warehouse': {
    kind: 'error',
    exit: 2,
    http: 500,
    text: {
      vi: 'THUOCDO_WAREHOUSE không phải là địa chỉ ClickHouse.',
      en: 'THUOCDO_WAREHOUSE is not the address of a ClickHouse.',
    },
    cure: {
      vi: 'Viết clickhouse://người-dùng:mật-khẩu@máy1:8123,máy2:8123/cơ-sở-dữ-liệu (ký tự đặc biệt viết dạng %40), hoặc bỏ biến này để dùng kho nhúng.',
      en: 'Write clickhouse://user:password@host1:8123,host2:8123/database (special characters as %40), or drop the variable to use the embedded warehouse.',
    },
  },
} as const satisfies Record<string, ProblemEntry>
