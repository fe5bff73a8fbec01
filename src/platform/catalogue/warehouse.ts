import type { ProblemEntry } from '../problem.ts'

/** Problems of the warehouse of dossiers. */
export const warehouse = {
  'warehouse.in-use': {
    kind: 'error',
    exit: 5,
    http: 503,
    text: {
      vi: 'Kho hồ sơ {file} đang được một chương trình khác dùng (tiến trình {pid}).',
      en: 'The warehouse {file} is in use by another program (process {pid}).',
    },
    cure: {
      vi: 'Dừng chương trình đó (thường là "thuocdo serve") rồi chạy lại, hoặc gửi hồ sơ qua HTTP cho nó: POST /api/dossiers.',
      en: 'Stop that program (usually "thuocdo serve") and run the command again, or send the dossiers to it over HTTP: POST /api/dossiers.',
    },
  },
  'warehouse.unusable': {
    kind: 'error',
    exit: 5,
    http: 503,
    text: {
      vi: 'Không mở được kho hồ sơ {file}: {detail}.',
      en: 'The warehouse {file} cannot be opened: {detail}.',
    },
    cure: {
      vi: 'Kiểm tra quyền ghi và dung lượng đĩa; nếu tệp hỏng, khôi phục từ bản sao lưu.',
      en: 'Check the right to write and the space on the disk; if the file is damaged, restore it from a backup.',
    },
  },
  'warehouse.not-written': {
    kind: 'error',
    exit: 5,
    http: 503,
    text: {
      vi: 'Không đọc hoặc ghi được kho hồ sơ {file}: {detail}. Lần này không lưu gì.',
      en: 'The warehouse {file} cannot be read or written: {detail}. Nothing was stored this time.',
    },
    cure: {
      vi: 'Dọn chỗ trên ổ đĩa, kiểm tra quyền ghi, rồi gửi hoặc chạy lại.',
      en: 'Make room on the disk, check the right to write, then send or run it again.',
    },
  },
  'warehouse.read-only': {
    kind: 'error',
    exit: 5,
    http: 503,
    text: {
      vi: 'Kho hồ sơ {file} chỉ được đọc, mà cần cập nhật trước: kho do phiên bản cũ ghi, hoặc lịch ngày làm việc đã đổi.',
      en: 'The warehouse {file} may only be read, and has to be brought up to date first: an earlier version wrote it, or the calendar of working days changed.',
    },
    cure: {
      vi: 'Cấp quyền ghi vào thư mục dữ liệu và chạy lại lệnh này một lần; sau đó có thể để chỉ đọc.',
      en: 'Give write permission for the data folder and run this command once; afterwards the folder may be read-only again.',
    },
  },
  'warehouse.newer': {
    kind: 'error',
    exit: 5,
    http: 503,
    text: {
      vi: 'Kho hồ sơ có phiên bản {version}, chương trình này chỉ biết đến {known}.',
      en: 'The warehouse has version {version}; this program knows versions up to {known}.',
    },
    cure: {
      vi: 'Cập nhật chương trình.',
      en: 'Update the program.',
    },
  },
  'dossiers.unit-unknown': {
    kind: 'issue',
    text: {
      vi: '{count} mã đơn vị trong hồ sơ không có trong danh mục: {codes} …',
      en: '{count} unit codes of the dossiers are in no list: {codes} …',
    },
    cure: {
      vi: 'Hồ sơ của các mã này chưa tính cho đơn vị nào. Nạp danh mục có cột portalCode ("thuocdo units import"), hoặc sửa mã ở nguồn.',
      en: 'Their dossiers count for no unit yet. Import a list with a column portalCode ("thuocdo units import"), or correct the codes at the source.',
    },
  },
  'dossiers.procedure-unknown': {
    kind: 'issue',
    text: {
      vi: '{count} hồ sơ ghi thủ tục không có trong danh mục thủ tục ({procedures} mã, như {codes}).',
      en: '{count} dossiers name procedures that the catalogue does not have ({procedures} codes, such as {codes}).',
    },
    cure: {
      vi: 'Phí, kết quả giấy, thời hạn của các thủ tục này là không biết. Nạp danh mục đủ ("thuocdo import --kind procedures"), hoặc sửa mã ở nguồn: mã lưu là số có thể đã mất số 0.',
      en: 'Their fee, paper result and legal term are not known. Import the whole catalogue ("thuocdo import --kind procedures"), or correct the codes at the source: held as numbers they may have lost zeros.',
    },
  },
  'dossiers.unit-prefix': {
    kind: 'issue',
    text: {
      vi: '{count} mã được hiểu là bộ phận của đơn vị có mã ngắn hơn: {codes} …',
      en: '{count} codes were taken for offices of the unit with the shorter code: {codes} …',
    },
    cure: {
      vi: 'Nếu không phải, nạp danh mục đơn vị có các mã này ở cột portalCode.',
      en: 'If they are not, import a list of units that has these codes as portalCode.',
    },
  },
  'units.code-former': {
    kind: 'issue',
    text: {
      vi: '{count} mã đơn vị trong kỳ không còn đơn vị nào dùng, được tính cho đơn vị kế thừa toàn bộ: {codes}.',
      en: '{count} unit codes that no unit bears any more were read as those of the units that took all of theirs over: {codes}.',
    },
    cure: {
      vi: 'Nếu đúng thì không cần làm gì; phần mềm nguồn nên chuyển sang mã mới.',
      en: 'Nothing to do where that is so; the source should change to the new codes.',
    },
  },
  'units.code-split': {
    kind: 'issue',
    text: {
      vi: '{count} mã là của đơn vị đã chấm dứt, được chia tách hoặc chưa rõ đơn vị kế thừa: {codes}. Hồ sơ, phản ánh mang các mã này chỉ tính cho đơn vị cấp trên, không tính cho xã, phường nào.',
      en: '{count} codes are of units that ended and were split, or whose successor is not known: {codes}. What bears them counts for units above alone, and for none of the successors.',
    },
    cure: {
      vi: 'Sửa mã ở nguồn thành mã đơn vị hiện nay, hoặc nạp quan hệ kế thừa ("thuocdo units import").',
      en: 'Write the codes of the units of now at the source, or import who succeeded whom ("thuocdo units import").',
    },
  },
  'dossiers.waiting': {
    kind: 'issue',
    text: {
      vi: '{count} bản ghi tiến độ hoặc đánh giá thuộc hồ sơ chưa có trong kho; được giữ lại và tính khi hồ sơ đến.',
      en: '{count} progress records or answers are of dossiers that are not held yet; they are kept and count when the dossiers come.',
    },
    cure: {
      vi: 'Gửi các hồ sơ đó (DongBoHoSoMC); nếu đã gửi, so lại mã hồ sơ.',
      en: 'Send those dossiers (DongBoHoSoMC); if they were sent, compare the dossier numbers.',
    },
  },
  'dossiers.source-name': {
    kind: 'error',
    exit: 2,
    http: 400,
    text: {
      vi: 'Tên nguồn "{given}" không hợp lệ.',
      en: '"{given}" is no name for a source.',
    },
    cure: {
      vi: 'Dùng chữ thường không dấu, chữ số và dấu gạch ngang, ví dụ mot-cua-hung-yen.',
      en: 'Use small letters, digits and dashes, as in one-stop-hung-yen.',
    },
  },
  'dossiers.refused': {
    kind: 'error',
    exit: 3,
    http: 400,
    text: {
      vi: 'Không nạp tệp nào có lỗi: {refused} trên {total} tệp bị từ chối.',
      en: '{refused} of {total} files were refused; nothing of them was stored.',
    },
    cure: {
      vi: 'Sửa các dòng đã nêu (--rejects TỆP xuất danh sách), hoặc thêm --bad-rows load-good để nạp các dòng tốt.',
      en: 'Correct the rows listed (--rejects FILE writes them out), or add --bad-rows load-good to load the good rows.',
    },
  },
  'dossiers.no-token': {
    kind: 'error',
    exit: 4,
    http: 404,
    text: {
      vi: 'Nguồn "{source}" không có mã truy cập.',
      en: 'The source "{source}" has no token.',
    },
    cure: {
      vi: 'Xem các nguồn bằng "thuocdo tokens list".',
      en: '"thuocdo tokens list" shows the sources.',
    },
  },
  'warehouse.unreachable': {
    kind: 'error',
    exit: 5,
    http: 503,
    text: {
      vi: 'Không nút nào của kho hồ sơ trả lời: {hosts}.',
      en: 'No node of the warehouse answers: {hosts}.',
    },
    cure: {
      vi: 'Kiểm tra máy chủ ClickHouse, đường mạng và địa chỉ trong THUOCDO_WAREHOUSE, rồi chạy lại; gửi lại cùng một lô không làm gì bị đếm hai lần.',
      en: 'Check the ClickHouse servers, the network and the address in THUOCDO_WAREHOUSE, then run it again; sending the same batch again counts nothing twice.',
    },
  },
  'warehouse.access': {
    kind: 'error',
    exit: 5,
    http: 503,
    text: {
      vi: 'Máy chủ ClickHouse {hosts} không cho người dùng này vào hoặc không cho đủ quyền: {detail}',
      en: 'The ClickHouse server {hosts} does not let this user in, or gives it too few rights: {detail}',
    },
    cure: {
      vi: 'Kiểm tra người dùng và mật khẩu trong THUOCDO_WAREHOUSE (clickhouse://NGƯỜI_DÙNG:MẬT_KHẨU@MÁY/KHO, ký tự đặc biệt viết dạng %XX), địa chỉ mà máy chủ cho phép người dùng đó, và quyền đọc, ghi, tạo bảng; xem docs/deploy-nation.md.',
      en: 'Check user and password in THUOCDO_WAREHOUSE (clickhouse://USER:PASSWORD@HOST/DATABASE, special characters as %XX), the addresses that the server lets this user come from, and its rights to read, write and create tables; see docs/deploy-nation.md.',
    },
  },
  'warehouse.refused': {
    kind: 'error',
    exit: 5,
    http: 503,
    text: {
      vi: 'Máy chủ ClickHouse {hosts} từ chối: {detail}',
      en: 'The ClickHouse server {hosts} refuses: {detail}',
    },
    cure: {
      vi: 'Xem nhật ký của máy chủ đó; kiểm tra dung lượng đĩa, bộ nhớ, phiên bản và cấu hình cụm theo docs/deploy-nation.md.',
      en: "See that server's log; check disk, memory, version and the configuration of the cluster after docs/deploy-nation.md.",
    },
  },
  'warehouse.incomplete': {
    kind: 'error',
    exit: 5,
    http: 503,
    text: {
      vi: 'Một phần kho hồ sơ không trả lời nên không có kết quả nào được đưa ra: {detail}',
      en: 'A part of the warehouse does not answer, so there is no answer at all: {detail}',
    },
    cure: {
      vi: 'Khởi động lại nút ClickHouse được nêu rồi chạy lại; gửi lại cùng một lô không làm gì bị đếm hai lần.',
      en: 'Bring the named ClickHouse node back, then run it again; sending the same batch again counts nothing twice.',
    },
  },
  'warehouse.busy': {
    kind: 'error',
    exit: 5,
    http: 503,
    text: {
      vi: 'Một chương trình khác đang ghi vào kho hồ sơ và chưa xong.',
      en: 'Another program is writing to the warehouse and has not finished.',
    },
    cure: {
      vi: 'Chờ vài phút rồi chạy lại; nếu chương trình kia đã bị dừng đột ngột, lượt của nó tự hết sau một phút.',
      en: 'Wait a few minutes and run it again; if that program was killed, its turn ends by itself after a minute.',
    },
  },
  'warehouse.other-rules': {
    kind: 'error',
    exit: 5,
    http: 503,
    text: {
      vi: 'Danh mục thủ tục hoặc lịch ngày làm việc của kho hồ sơ đã đổi trong lúc nạp; không lưu gì.',
      en: 'The catalogue of procedures or the calendar of the warehouse changed during the import; nothing was stored.',
    },
    cure: {
      vi: 'Chạy lại. Nếu lặp lại, các chương trình dùng chung kho có lịch (calendars/) khác nhau: dùng cùng một bộ tệp.',
      en: 'Run it again. If it happens again, programs that share the warehouse have different calendars (calendars/): give them the same files.',
    },
  },
  'warehouse.cluster': {
    kind: 'error',
    exit: 5,
    http: 503,
    text: {
      vi: 'Cụm {cluster} có {known} nút trong cấu hình của máy chủ ClickHouse, còn địa chỉ kho hồ sơ nêu {named} nút.',
      en: 'Cluster {cluster} has {known} nodes in the configuration of the ClickHouse servers; the address of the warehouse names {named}.',
    },
    cure: {
      vi: 'Nêu mọi nút của cụm trong THUOCDO_WAREHOUSE và đúng tên cụm (?cluster=TÊN); xem docs/deploy-nation.md.',
      en: 'Name every node of the cluster in THUOCDO_WAREHOUSE, and the right cluster (?cluster=NAME); see docs/deploy-nation.md.',
    },
  },
  'dossiers.simulated': {
    kind: 'issue',
    text: {
      vi: 'Trong số hồ sơ, phản ánh hoặc số đếm được tính có dữ liệu mô phỏng: kết quả chỉ để thử.',
      en: 'Simulated dossiers, petitions or counts are among what was counted: the result is for trial only.',
    },
    cure: {
      vi: 'Để có kết quả thật, dùng một thư mục dữ liệu khác (THUOCDO_DATA) không có dữ liệu mô phỏng.',
      en: 'For real results use another data folder (THUOCDO_DATA) without simulated data.',
    },
  },
} as const satisfies Record<string, ProblemEntry>
