import type { ProblemEntry } from '../problem.ts'

/** Problems of drawing up letters and of serving pages: in what an officer writes, what is to be printed, what is asked for. */
export const publishing = {
  'letter.no-file': {
    kind: 'error',
    exit: 4,
    http: 404,
    text: { vi: 'Không đọc được tệp "{file}" ({reason}).', en: 'The file "{file}" could not be read ({reason}).' },
    cure: {
      vi: 'Kiểm tra đường dẫn và quyền đọc tệp; có thể bắt đầu từ letter-templates/fields.example.yaml.',
      en: 'Check the path and the right to read it; letter-templates/fields.example.yaml is a start.',
    },
  },
  'letter.yaml': {
    kind: 'error',
    exit: 3,
    http: 422,
    text: {
      vi: 'Tệp {file}, dòng {line}: không đúng cú pháp YAML ({detail}).',
      en: '{file}, line {line}: not valid YAML ({detail}).',
    },
    cure: {
      vi: 'Sửa dòng đó: mỗi mục viết "tên: nội dung", thụt dòng bằng dấu cách; nội dung có dấu hai chấm thì đặt trong ngoặc kép.',
      en: 'Mend that line: write "name: text", indent with spaces, and put texts with a colon in double quotes.',
    },
  },
  'letter.unknown-key': {
    kind: 'error',
    exit: 3,
    http: 422,
    text: {
      vi: 'Tệp {file}, dòng {line}: không có mục tên "{key}".',
      en: '{file}, line {line}: there is no field called "{key}".',
    },
    cure: {
      vi: 'Kiểm tra chính tả của tên mục; danh sách các mục có trong docs/letters.md.',
      en: 'Check the spelling of the name; docs/letters.md lists all fields.',
    },
  },
  'letter.missing-key': {
    kind: 'error',
    exit: 3,
    http: 422,
    text: {
      vi: 'Tệp {file}, dòng {line}: thiếu mục "{key}".',
      en: '{file}, line {line}: the field "{key}" is missing.',
    },
    cure: {
      vi: 'Thêm mục đó; docs/letters.md cho biết mục ghi gì.',
      en: 'Add the field; docs/letters.md says what it holds.',
    },
  },
  'letter.wrong-value': {
    kind: 'error',
    exit: 3,
    http: 422,
    text: {
      vi: 'Tệp {file}, dòng {line}: nội dung của mục "{key}" chưa đúng (cần: {expected}).',
      en: '{file}, line {line}: the value of "{key}" is not right (expected: {expected}).',
    },
    cure: {
      vi: 'Sửa nội dung của mục theo mẫu trong thư mục letter-templates. Ngày viết dạng năm-tháng-ngày, ví dụ 2024-03-05.',
      en: 'Write the value as the examples in letter-templates do. Dates are year-month-day, such as 2024-03-05.',
    },
  },
  'letter.unknown-placeholder': {
    kind: 'error',
    exit: 3,
    http: 422,
    text: {
      vi: 'Tệp {file}, dòng {line}: câu ở mục "{key}" dùng chỗ điền {placeholder}, nhưng ở đó không có chỗ điền này.',
      en: '{file}, line {line}: the sentence "{key}" uses the place {placeholder}, which does not exist there.',
    },
    cure: { vi: 'Các chỗ điền dùng được trong câu này: {known}.', en: 'Places this sentence may use: {known}.' },
  },
  'letter.not-proven': {
    kind: 'error',
    exit: 70,
    http: 500,
    text: {
      vi: 'Tệp {file} đọc ngược không khớp số liệu đã lưu ở {count} chỗ nên không được xuất: {differences}.',
      en: '{file} does not read back as what is stored in {count} places and was not handed over: {differences}.',
    },
    cure: {
      vi: 'Đây là lỗi của chương trình, không phải của số liệu: gửi thông báo này kèm tên kỳ báo cáo cho bộ phận hỗ trợ; trong lúc chờ, dùng tệp CSV.',
      en: 'This is a fault of the program, not of the data: report this message with the period; use the CSV meanwhile.',
    },
  },
  'letter.not-drawable': {
    kind: 'error',
    exit: 3,
    http: 422,
    text: {
      vi: 'Không in được công văn: phông chữ không có ký tự {characters}.',
      en: 'The letter cannot be printed: the font lacks {characters}.',
    },
    cure: {
      vi: 'Thay ký tự đó (biểu tượng, chữ không phải tiếng Việt) trong mẫu công văn hoặc trong văn bản gốc.',
      en: 'Replace the character (a symbol, another script) in the template or in the document of the results.',
    },
  },
  'letter.field-not-drawable': {
    kind: 'error',
    exit: 3,
    http: 422,
    text: {
      vi: 'Không in được công văn: mục "{field}" của tệp {file} ("{text}") có ký tự phông chữ không có: {characters}.',
      en: 'The letter cannot be printed: "{field}" of {file} ("{text}") has characters that the font lacks: {characters}.',
    },
    cure: {
      vi: 'Sửa mục đó: chỉ dùng chữ tiếng Việt, chữ La-tinh, chữ số và dấu câu.',
      en: 'Mend that field: letters of Vietnamese and Latin, digits and punctuation only.',
    },
  },
  'letter.unit-not-drawable': {
    kind: 'error',
    exit: 3,
    http: 422,
    text: {
      vi: 'Không in được công văn: tên đơn vị "{unit}" có ký tự phông chữ không có: {characters}.',
      en: 'The letter cannot be printed: the name of the unit "{unit}" has characters that the font lacks: {characters}.',
    },
    cure: {
      vi: 'Sửa tên đơn vị trong danh mục hoặc trong văn bản đã nạp, rồi nạp lại.',
      en: 'Correct the name in the list of units or in the imported document, and import it again.',
    },
  },
  'letter.not-typeset': {
    kind: 'error',
    exit: 70,
    http: 500,
    text: {
      vi: 'Chương trình dàn trang không in được công văn: {reason}.',
      en: 'The typesetter could not print the letter: {reason}.',
    },
    cure: {
      vi: 'Đây là lỗi của chương trình: gửi thông báo này kèm tên kỳ báo cáo cho bộ phận hỗ trợ; trong lúc chờ, dùng tệp CSV.',
      en: 'This is a fault of the program: report this message with the period; use the CSV meanwhile.',
    },
  },
  'letter.agency-not-issuer': {
    kind: 'error',
    exit: 3,
    http: 422,
    text: {
      vi: 'Mục "agency" của tệp {file} ghi "{agency}", nhưng đơn vị công bố kết quả là {issuer}.',
      en: '"agency" of {file} says "{agency}", but the results are published by {issuer}.',
    },
    cure: {
      vi: 'Ghi đúng đơn vị công bố, hoặc để trống mục này; cơ quan cấp trên ghi ở mục "superior". Kỳ có nhiều đơn vị công bố: dùng --fields với tệp riêng của từng đơn vị.',
      en: 'Name the issuer, or leave the field empty; the agency above goes into "superior". Where several units publish, give each its own file with --fields.',
    },
  },
  'letter.field-misread': {
    kind: 'error',
    exit: 3,
    http: 422,
    text: {
      vi: 'Nội dung trong tệp {file} làm công văn bị đọc thành số liệu khác: mục {fields}. Khác biệt: {differences}.',
      en: 'What {file} says makes the letter read as other results: {fields}. Differences: {differences}.',
    },
    cure: {
      vi: 'Sửa mục đó: không viết dạng "tên chỉ tiêu: số", không nêu kỳ khác; số văn bản và ký hiệu viết liền, không có dấu cách.',
      en: 'Mend that field: no "name of a figure: number", no other period; number and symbol without spaces.',
    },
  },
  'letter.template-misread': {
    kind: 'error',
    exit: 3,
    http: 422,
    text: {
      vi: 'Lời văn trong mẫu {file} làm công văn bị đọc thành số liệu khác: {differences}.',
      en: 'The wording of the template {file} makes the letter read as other results: {differences}.',
    },
    cure: {
      vi: 'Giữ dòng số liệu ở dạng "tên chỉ tiêu: số"; các câu khác không nêu số liệu dạng đó và không nêu kỳ khác. Xem docs/letters.md.',
      en: 'Keep the line of a figure as "name: value"; no other sentence may look like one or name another period. See docs/letters.md.',
    },
  },
  'site.not-a-folder': {
    kind: 'error',
    exit: 3,
    http: 422,
    text: { vi: '"{folder}" không phải là thư mục.', en: '"{folder}" is not a folder.' },
    cure: { vi: 'Chọn một thư mục khác bằng --out.', en: 'Choose another folder with --out.' },
  },
  'site.foreign-files': {
    kind: 'error',
    exit: 3,
    http: 422,
    text: {
      vi: 'Thư mục "{folder}" có {count} tệp không thuộc trang web do Thước Đo xuất ra: {files}.',
      en: 'The folder "{folder}" holds {count} files that are not of a site written by Thước Đo: {files}.',
    },
    cure: {
      vi: 'Chọn một thư mục trống bằng --out, hoặc chuyển các tệp đó đi nơi khác. Thước Đo không xoá tệp của người khác.',
      en: 'Choose an empty folder with --out, or move those files away. Thước Đo never deletes files of others.',
    },
  },
  'site.not-written': {
    kind: 'error',
    exit: 5,
    http: 503,
    text: {
      vi: 'Không ghi được "{file}" vào thư mục "{folder}" ({reason}).',
      en: '"{file}" could not be written to the folder "{folder}" ({reason}).',
    },
    cure: {
      vi: 'Kiểm tra chỗ trống trên đĩa và quyền ghi vào thư mục. Trang web cũ, nếu có, vẫn nguyên vẹn.',
      en: 'Check the room on the disk and the right to write there. The old site, if any, is untouched.',
    },
  },
  'site.periods-lost': {
    kind: 'error',
    exit: 3,
    http: 422,
    text: {
      vi: 'Thư mục "{folder}" đang có trang của kỳ {periods}, nhưng kho số liệu không có kỳ đó; xuất tiếp sẽ làm mất các trang này.',
      en: 'The folder "{folder}" has pages of {periods}, which the register does not hold; publishing would lose them.',
    },
    cure: {
      vi: 'Nạp lại kỳ đó, chọn thư mục khác bằng --out, hoặc thêm --replace nếu đúng là muốn thay toàn bộ trang trong thư mục.',
      en: 'Import that period again, choose another folder with --out, or add --replace if the whole site is to be replaced.',
    },
  },
  'site.files-missing': {
    kind: 'error',
    exit: 6,
    http: 500,
    text: {
      vi: 'Trang đã xuất ra "{folder}" nhưng thiếu tệp của {count} kết quả, nêu ở trên; trang của kỳ có ghi lý do.',
      en: 'The site was written to "{folder}" without files of {count} results, listed above; their pages say why.',
    },
    cure: {
      vi: 'Xử lý từng nguyên nhân nêu trên rồi xuất lại.',
      en: 'Mend the causes listed above and publish again.',
    },
  },
  'site.no-such-period': {
    kind: 'error',
    exit: 4,
    http: 404,
    text: { vi: 'Chưa có kết quả cho kỳ: {periods}.', en: 'There are no results for: {periods}.' },
    cure: { vi: 'Các kỳ đang có: {held}', en: 'Periods held: {held}' },
  },
  'serve.no-page': {
    kind: 'error',
    exit: 4,
    http: 404,
    text: { vi: 'Không có trang này.', en: 'There is no such page.' },
    cure: {
      vi: 'Địa chỉ có thể đã gõ sai, hoặc kỳ, đơn vị này chưa có số liệu.',
      en: 'The address may be mistyped, or this period or unit has no results yet.',
    },
  },
  'serve.bad-address': {
    kind: 'error',
    exit: 2,
    http: 400,
    text: { vi: 'Không đọc được địa chỉ này.', en: 'This address cannot be read.' },
    cure: {
      vi: 'Địa chỉ có ký tự viết sai sau dấu %. Kiểm tra lại địa chỉ, hoặc bắt đầu từ trang đầu.',
      en: 'Something behind a % sign is not written rightly. Check the address, or begin at the first page.',
    },
  },
  'serve.method': {
    kind: 'error',
    exit: 2,
    http: 405,
    text: { vi: 'Trang này chỉ để xem.', en: 'This page can only be looked at.' },
    cure: {
      vi: 'Chỉ nhận yêu cầu GET và HEAD: không gửi được gì tới địa chỉ này.',
      en: 'Only GET and HEAD are answered: nothing can be sent to this address.',
    },
  },
  'serve.unknown-method': {
    kind: 'error',
    exit: 2,
    http: 501,
    text: { vi: 'Không có phương thức HTTP này.', en: 'There is no such HTTP method.' },
    cure: {
      vi: 'Dùng GET hoặc HEAD để xem, POST để gửi dữ liệu tới API.',
      en: 'Use GET or HEAD to look, POST to send data to the API.',
    },
  },
  'serve.head-too-long': {
    kind: 'error',
    exit: 2,
    http: 431,
    text: {
      vi: 'Địa chỉ hoặc phần đầu của yêu cầu quá dài.',
      en: 'The address or the head of the request is too long.',
    },
    cure: {
      vi: 'Rút gọn địa chỉ, xóa cookie của trang này; dữ liệu gửi trong nội dung của yêu cầu, không gửi trong địa chỉ.',
      en: 'Shorten the address, delete the cookies of this site; send data in the body of the request, not in its address.',
    },
  },
  'serve.too-slow': {
    kind: 'error',
    exit: 2,
    http: 408,
    text: { vi: 'Yêu cầu không đến đủ trong thời hạn.', en: 'The request did not come whole in time.' },
    cure: {
      vi: 'Kiểm tra đường truyền rồi gửi lại; dữ liệu lớn thì chia thành nhiều lần gửi.',
      en: 'Check the connection and send it again; send much data in parts.',
    },
  },
  'serve.no-request': {
    kind: 'error',
    exit: 2,
    http: 400,
    text: { vi: 'Không đọc được yêu cầu: sai quy tắc HTTP.', en: 'The request cannot be read: it is no proper HTTP.' },
    cure: {
      vi: 'Kiểm tra chương trình gửi, và địa chỉ bắt đầu bằng http:// hay https:// cho đúng.',
      en: 'Check the program that sends it, and that the address begins with http:// or https:// as it should.',
    },
  },
  'results.no-set': {
    kind: 'error',
    exit: 3,
    http: 503,
    text: {
      vi: 'Số liệu của văn bản "{file}" theo bộ chỉ tiêu "{id}", nhưng bộ đó hiện không dùng được.',
      en: 'The figures of the document "{file}" are by the index set "{id}", which cannot be used now.',
    },
    cure: {
      vi: 'Số liệu vẫn được giữ. Xem lỗi của tệp bộ chỉ tiêu bằng "thuocdo doctor", hoặc đặt lại tệp vào thư mục index-sets.',
      en: 'The figures are kept. "thuocdo doctor" tells what is wrong with the file of the set; or put it back into index-sets.',
    },
  },
  'serve.cut-off': {
    kind: 'error',
    exit: 2,
    http: 400,
    text: {
      vi: 'Kết nối bị ngắt khi yêu cầu chưa đến đủ. Chưa lưu gì.',
      en: 'The connection broke off before the request was whole. Nothing was stored.',
    },
    cure: { vi: 'Gửi lại.', en: 'Send it again.' },
  },
  'serve.host': {
    kind: 'error',
    exit: 2,
    http: 400,
    text: {
      vi: 'Yêu cầu không có đúng một tiêu đề Host hợp lệ.',
      en: 'The request has not just one proper header Host.',
    },
    cure: {
      vi: 'Gửi một tiêu đề Host ghi tên máy chủ, như "Host: may-chu.gov.vn:8766"; thư viện HTTP tự làm việc này.',
      en: 'Send one header Host with the name of the server, such as "Host: server.gov.vn:8766"; HTTP libraries do so by themselves.',
    },
  },
  'serve.tunnel': {
    kind: 'error',
    exit: 2,
    http: 501,
    text: { vi: 'Máy chủ này không làm đường hầm (CONNECT).', en: 'This server makes no tunnels (CONNECT).' },
    cure: {
      vi: 'Gửi thẳng yêu cầu tới máy chủ này; kiểm tra thiết lập proxy của chương trình gửi.',
      en: 'Send requests to this server itself; check the proxy settings of the program that sends them.',
    },
  },
  'serve.withheld': {
    kind: 'error',
    exit: 3,
    http: 503,
    text: { vi: 'Số liệu này tạm thời chưa hiển thị.', en: 'These figures are not shown for now.' },
    cure: {
      vi: 'Số liệu vẫn được giữ; tệp mô tả bộ chỉ số của chúng đang có lỗi, và không số liệu nào khác được hiển thị thay. Sự cố đã được ghi lại.',
      en: 'They are kept; the file that describes their index set has problems, and no other figures are shown in their place. This has been recorded.',
    },
  },
  'serve.unavailable': {
    kind: 'error',
    exit: 5,
    http: 503,
    text: { vi: 'Tạm thời chưa lấy được số liệu.', en: 'The figures cannot be reached for the moment.' },
    cure: {
      vi: 'Kho số liệu đang ngừng hoặc bận; sự cố đã được ghi lại. Số liệu không bị ảnh hưởng; hãy thử lại sau ít phút.',
      en: 'Where they are kept is down or busy; this has been recorded. The figures are not affected; please try again in a few minutes.',
    },
  },
  'serve.failure': {
    kind: 'error',
    exit: 70,
    http: 500,
    text: { vi: 'Trang chưa dựng được.', en: 'The page could not be drawn.' },
    cure: {
      vi: 'Lỗi ở phía máy chủ và đã được ghi lại. Số liệu không bị ảnh hưởng; hãy thử lại sau.',
      en: 'The fault is on the server and has been recorded. The figures are not affected; please try again later.',
    },
  },
  'serve.port-in-use': {
    kind: 'error',
    exit: 5,
    http: 503,
    text: {
      vi: 'Cổng {port} trên {host} đang có chương trình khác dùng.',
      en: 'Port {port} on {host} is in use by another program.',
    },
    cure: {
      vi: 'Tắt chương trình đó, hoặc chọn cổng khác bằng biến THUOCDO_PORT (ví dụ THUOCDO_PORT=8767).',
      en: 'Stop that program, or choose another port with THUOCDO_PORT (for example THUOCDO_PORT=8767).',
    },
  },
  'serve.address': {
    kind: 'error',
    exit: 5,
    http: 503,
    text: {
      vi: 'Không mở được địa chỉ {host}, cổng {port} ({reason}).',
      en: 'The address {host}, port {port} could not be opened ({reason}).',
    },
    cure: {
      vi: 'Kiểm tra THUOCDO_HOST là địa chỉ của máy này và cổng từ 1024 trở lên (cổng nhỏ hơn cần quyền quản trị).',
      en: 'Check that THUOCDO_HOST is an address of this machine and the port 1024 or above (lower ones need privileges).',
    },
  },
} as const satisfies Record<string, ProblemEntry>
