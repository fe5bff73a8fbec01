import type { ProblemEntry } from '../problem.ts'

/** Problems of opening files: what is no document, cannot be read, or would do harm. */
export const extract = {
  'extract.not-found': {
    kind: 'error',
    exit: 4,
    http: 404,
    text: { vi: 'Không tìm thấy tệp "{file}".', en: 'There is no file "{file}".' },
    cure: {
      vi: 'Kiểm tra lại đường dẫn và tên tệp, kể cả dấu và phần mở rộng.',
      en: 'Check the path and the name, with its diacritics and extension.',
    },
  },
  'extract.is-directory': {
    kind: 'error',
    exit: 2,
    http: 400,
    text: { vi: '"{file}" là thư mục, không phải tệp.', en: '"{file}" is a folder, not a file.' },
    cure: { vi: 'Chỉ rõ tên từng tệp trong thư mục đó.', en: 'Name the files in that folder one by one.' },
  },
  'extract.no-access': {
    kind: 'error',
    exit: 5,
    http: 403,
    text: { vi: 'Không mở được tệp "{file}" ({reason}).', en: 'The file "{file}" could not be opened ({reason}).' },
    cure: {
      vi: 'Cấp quyền đọc tệp cho người dùng đang chạy chương trình, hoặc đóng chương trình đang giữ tệp rồi làm lại.',
      en: 'Give the user who runs the program the right to read it, or close the program that holds it, and try again.',
    },
  },
  'extract.no-regular-file': {
    kind: 'error',
    exit: 3,
    http: 422,
    text: {
      vi: '"{file}" không phải tệp thường trên đĩa (là ống dẫn, thiết bị hoặc ổ cắm).',
      en: '"{file}" is no regular file of a disk (it is a pipe, a device or a socket).',
    },
    cure: {
      vi: 'Ghi nội dung ra một tệp rồi đưa tệp đó vào.',
      en: 'Write what it holds into a file and give that file.',
    },
  },
  'extract.empty': {
    kind: 'error',
    exit: 3,
    http: 422,
    text: { vi: 'Tệp "{file}" rỗng (0 byte).', en: 'The file "{file}" is empty (0 bytes).' },
    cure: {
      vi: 'Tải hoặc sao chép lại tệp; có thể lần trước bị ngắt giữa chừng.',
      en: 'Download or copy the file again; the last time was probably cut short.',
    },
  },
  'extract.no-content': {
    kind: 'error',
    exit: 3,
    http: 422,
    text: { vi: 'Tệp "{file}" không có chữ nào để đọc.', en: 'The file "{file}" has no text to read.' },
    cure: {
      vi: 'Mở tệp để xem có đúng là văn bản kết quả không, rồi chọn lại tệp.',
      en: 'Open the file to see whether it is the document you mean, and choose again.',
    },
  },
  'extract.too-big': {
    kind: 'error',
    exit: 3,
    http: 413,
    text: {
      vi: 'Tệp "{file}" nặng {size}, quá mức {limit} cho một văn bản kết quả.',
      en: 'The file "{file}" is {size}; the limit for a document of results is {limit}.',
    },
    cure: {
      vi: 'Chọn đúng tệp văn bản kết quả; nếu tệp nặng vì ảnh quét thì dùng bản gốc điện tử có chữ.',
      en: 'Choose the document of results itself; if scanned pictures make it heavy, take the electronic original with text.',
    },
  },
  'extract.too-many-pages': {
    kind: 'error',
    exit: 3,
    http: 413,
    text: {
      vi: 'Tệp "{file}" có {count} trang, quá mức {limit} trang.',
      en: 'The file "{file}" has {count} pages; the limit is {limit}.',
    },
    cure: {
      vi: 'Tách riêng các trang có kết quả thành một tệp nhỏ hơn.',
      en: 'Put the pages with the results into a smaller file of their own.',
    },
  },
  'extract.too-large-table': {
    kind: 'error',
    exit: 3,
    http: 413,
    text: {
      vi: 'Bảng trong tệp "{file}" quá lớn: mức tối đa là {rows} hàng, {columns} cột, {cells} ô, {sheets} trang tính.',
      en: 'A table of "{file}" is too large: at most {rows} rows, {columns} columns, {cells} cells and {sheets} sheets are read.',
    },
    cure: {
      vi: 'Chép riêng bảng kết quả sang một tệp mới, không kèm dữ liệu khác.',
      en: 'Copy the table of results alone into a new file.',
    },
  },
  'extract.unknown-format': {
    kind: 'error',
    exit: 3,
    http: 415,
    text: {
      vi: 'Nội dung tệp "{file}" không phải TXT, PDF, DOCX, XLSX hay CSV.',
      en: 'The content of "{file}" is none of TXT, PDF, DOCX, XLSX, CSV.',
    },
    cure: {
      vi: 'Chọn tệp văn bản kết quả; nếu chương trình khác mở được tệp này thì lưu lại thành PDF, DOCX hoặc XLSX.',
      en: 'Choose the document of results; if another program can open this file, save it from there as PDF, DOCX or XLSX.',
    },
  },
  'extract.other-format': {
    kind: 'error',
    exit: 3,
    http: 415,
    text: {
      vi: 'Tệp "{file}" có định dạng {format}, chương trình không đọc định dạng này.',
      en: 'The file "{file}" is {format}, which is not read.',
    },
    cure: {
      vi: 'Mở tệp và lưu lại thành DOCX (văn bản), XLSX (bảng tính) hoặc PDF có chữ.',
      en: 'Open it and save it as DOCX (text), XLSX (sheet) or PDF with text.',
    },
  },
  'extract.picture': {
    kind: 'error',
    exit: 3,
    http: 415,
    text: {
      vi: 'Tệp "{file}" là ảnh ({format}), không có chữ để đọc.',
      en: 'The file "{file}" is a picture ({format}) without text.',
    },
    cure: {
      vi: 'Xin bản gốc điện tử từ cơ quan ban hành, hoặc chạy nhận dạng chữ (OCR) thành PDF có chữ rồi đối chiếu từng số.',
      en: 'Ask the issuing office for the electronic original, or make a PDF with text by OCR and check every figure.',
    },
  },
  'extract.legacy-encoding': {
    kind: 'error',
    exit: 3,
    http: 415,
    text: {
      vi: 'Chữ trong tệp "{file}" không phải Unicode (có thể là TCVN3/ABC, VNI hoặc Windows-1258).',
      en: 'The text of "{file}" is not Unicode (perhaps TCVN3/ABC, VNI or Windows-1258).',
    },
    cure: {
      vi: 'Chuyển tệp sang Unicode (UTF-8) bằng công cụ chuyển mã, ví dụ UniKey (Ctrl+Shift+F6), rồi lưu lại.',
      en: 'Convert the file to Unicode (UTF-8) with a converter such as UniKey (Ctrl+Shift+F6) and save it again.',
    },
  },
  'extract.unmapped-text': {
    kind: 'error',
    exit: 3,
    http: 422,
    text: {
      vi: 'Chữ trong tệp PDF "{file}" không đọc được: phông chữ không cho biết mã Unicode.',
      en: 'The text of the PDF "{file}" cannot be read: its fonts do not say which characters they draw.',
    },
    cure: {
      vi: 'Xin tệp Word/Excel gốc hoặc xuất lại PDF từ bản gốc; không thì dùng bản nhận dạng chữ (OCR).',
      en: 'Ask for the Word or Excel original or export the PDF again from it; otherwise use an OCR copy.',
    },
  },
  'extract.encrypted-pdf': {
    kind: 'error',
    exit: 3,
    http: 422,
    text: { vi: 'Tệp PDF "{file}" có mật khẩu.', en: 'The PDF "{file}" is protected by a password.' },
    cure: {
      vi: 'Mở tệp bằng mật khẩu, in hoặc lưu lại thành PDF không mật khẩu, rồi dùng tệp mới.',
      en: 'Open it with the password, print or save it as a PDF without one, and use that file.',
    },
  },
  'extract.encrypted-office': {
    kind: 'error',
    exit: 3,
    http: 422,
    text: {
      vi: 'Tệp "{file}" là tệp Word/Excel có mật khẩu.',
      en: 'The file "{file}" is a Word or Excel file protected by a password.',
    },
    cure: {
      vi: 'Mở tệp bằng mật khẩu, bỏ mật khẩu (Tệp > Thông tin > Bảo vệ), lưu lại rồi dùng tệp mới.',
      en: 'Open it with the password, remove the password (File > Info > Protect), save and use that file.',
    },
  },
  'extract.old-office': {
    kind: 'error',
    exit: 3,
    http: 415,
    text: {
      vi: 'Tệp "{file}" là định dạng Word/Excel đời cũ (.doc, .xls).',
      en: 'The file "{file}" is in the old Word or Excel format (.doc, .xls).',
    },
    cure: {
      vi: 'Mở tệp và lưu lại thành .docx (văn bản) hoặc .xlsx (bảng tính).',
      en: 'Open it and save it as .docx (text) or .xlsx (sheet).',
    },
  },
  'extract.scanned-pdf': {
    kind: 'error',
    exit: 3,
    http: 422,
    text: {
      vi: 'Tệp PDF "{file}" là bản quét: {pages} trang là ảnh, không có chữ đọc được.',
      en: 'The PDF "{file}" is a scan: {pages} page(s) are pictures without readable text.',
    },
    cure: {
      vi: 'Xin bản gốc điện tử từ cơ quan ban hành, hoặc chạy nhận dạng chữ (OCR) thành PDF có chữ rồi đối chiếu từng số.',
      en: 'Ask the issuing office for the electronic original, or make a PDF with text by OCR and check every figure.',
    },
  },
  'extract.damaged-pdf': {
    kind: 'error',
    exit: 3,
    http: 422,
    text: {
      vi: 'Tệp PDF "{file}" bị hỏng, không đọc được ({reason}).',
      en: 'The PDF "{file}" is damaged and cannot be read ({reason}).',
    },
    cure: {
      vi: 'Tải lại tệp; nếu vẫn lỗi, xin cơ quan ban hành gửi lại.',
      en: 'Download it again; if that does not help, ask the issuing office for it again.',
    },
  },
  'extract.damaged-office': {
    kind: 'error',
    exit: 3,
    http: 422,
    text: {
      vi: 'Tệp "{file}" bị hỏng, không đọc được như tệp Word/Excel ({reason}).',
      en: 'The file "{file}" is damaged and cannot be read as a Word or Excel file ({reason}).',
    },
    cure: {
      vi: 'Tải lại tệp, hoặc mở bằng Word/Excel (chấp nhận sửa chữa) rồi lưu lại.',
      en: 'Download it again, or open it in Word or Excel (let it repair the file) and save it.',
    },
  },
  'extract.no-office': {
    kind: 'error',
    exit: 3,
    http: 415,
    text: {
      vi: 'Tệp nén "{file}" không phải DOCX hay XLSX ({format}).',
      en: 'The archive "{file}" is neither DOCX nor XLSX ({format}).',
    },
    cure: {
      vi: 'Nếu là tệp ZIP, giải nén rồi chọn từng tệp; nếu là ODT/ODS/PPTX, lưu lại thành DOCX, XLSX hoặc PDF.',
      en: 'If it is a ZIP, unpack it and choose the files in it; if it is ODT, ODS or PPTX, save it as DOCX, XLSX or PDF.',
    },
  },
  'extract.zip-bomb': {
    kind: 'error',
    exit: 3,
    http: 413,
    text: {
      vi: 'Tệp "{file}" giải nén ra quá lớn ({reason}), giống tệp phá hoại nên không đọc tiếp.',
      en: 'The file "{file}" unpacks to far too much ({reason}), as hostile files do; reading stopped.',
    },
    cure: {
      vi: 'Không mở tệp này. Hỏi lại người gửi; nếu tệp là thật, lưu phần kết quả thành tệp mới.',
      en: 'Do not open it. Ask the sender; if it is genuine, save the part with the results as a new file.',
    },
  },
  'extract.unsafe-xml': {
    kind: 'error',
    exit: 3,
    http: 422,
    text: {
      vi: 'Tệp "{file}" chứa khai báo XML không an toàn (DTD/thực thể), tệp Word/Excel thật không có.',
      en: 'The file "{file}" holds unsafe XML declarations (DTD, entities) that no real Word or Excel file has.',
    },
    cure: {
      vi: 'Không mở tệp này. Hỏi lại người gửi, hoặc lưu lại tài liệu bằng Word/Excel.',
      en: 'Do not open it. Ask the sender, or save the document again from Word or Excel.',
    },
  },
  'extract.pages-without-text': {
    kind: 'issue',
    text: {
      vi: 'Trang {pages} là ảnh (bản quét), không đọc được nội dung; các trang khác đã đọc.',
      en: 'Page(s) {pages} are pictures (scans) whose content was not read; the others were.',
    },
    cure: {
      vi: 'Xem các trang đó có số liệu không; nếu có, dùng bản gốc điện tử hoặc bản nhận dạng chữ (OCR).',
      en: 'See whether there are figures on them; if so, use the electronic original or an OCR copy.',
    },
  },
  'extract.recognised-text': {
    kind: 'issue',
    text: {
      vi: 'Trang {pages} là ảnh kèm lớp chữ do máy nhận dạng (OCR): chữ số có thể bị nhận dạng sai.',
      en: 'Page(s) {pages} are pictures with text that a machine recognised (OCR): digits may be wrong.',
    },
    cure: {
      vi: 'Đối chiếu từng số với ảnh trước khi nạp; nên dùng bản gốc điện tử nếu có.',
      en: 'Compare every figure with the picture before importing; better use the electronic original.',
    },
  },
  'extract.page-damaged': {
    kind: 'issue',
    text: {
      vi: 'Trang có lỗi trong tệp PDF ({reason}); có thể thiếu chữ.',
      en: 'The page has an error in the PDF ({reason}); text may be missing.',
    },
    cure: {
      vi: 'Đối chiếu trang này với bản in, hoặc xin lại tệp.',
      en: 'Check this page against the printed one, or ask for the file again.',
    },
  },
  'extract.hidden-sheets': {
    kind: 'issue',
    text: { vi: 'Không đọc các trang tính đang ẩn: {sheets}.', en: 'Hidden sheets were not read: {sheets}.' },
    cure: {
      vi: 'Nếu số liệu nằm ở đó, bỏ ẩn (Unhide) rồi lưu và nhập lại.',
      en: 'If the figures are there, unhide them, save and import again.',
    },
  },
  'extract.hidden-rows-columns': {
    kind: 'issue',
    text: {
      vi: 'Không đọc {rows} hàng và {columns} cột đang ẩn.',
      en: '{rows} hidden row(s) and {columns} hidden column(s) were not read.',
    },
    cure: {
      vi: 'Nếu số liệu nằm ở đó, bỏ ẩn hoặc bỏ lọc rồi lưu và nhập lại.',
      en: 'If figures are there, unhide them or clear the filter, save and import again.',
    },
  },
  'extract.formula-without-result': {
    kind: 'issue',
    text: {
      vi: 'Có {count} ô công thức không kèm kết quả (đầu tiên: {first}); chưa biết giá trị nên không nạp.',
      en: '{count} formula cell(s) carry no result (first: {first}); their values are not known, so nothing is imported.',
    },
    cure: {
      vi: 'Mở tệp bằng Excel để tính lại, lưu rồi nhập lại.',
      en: 'Open the file in Excel so that it calculates, save and import again.',
    },
  },
  'extract.struck-text': {
    kind: 'issue',
    text: {
      vi: 'Có {count} ký tự bị gạch ngang (chữ đã xoá còn hiện); không biết có còn giá trị không nên không nạp.',
      en: '{count} character(s) are struck out (deleted text that still shows); whether they count is not known, so nothing is imported.',
    },
    cure: {
      vi: 'Chấp nhận hết sửa đổi trong Word (Accept All) hoặc xoá hẳn phần gạch ngang, lưu lại rồi nạp.',
      en: 'Accept all changes in Word or delete what is struck out, save again and import.',
    },
  },
  'extract.pictures': {
    kind: 'issue',
    text: {
      vi: 'Có {count} ảnh lớn không đọc được nội dung; phần chữ đã đọc.',
      en: '{count} large picture(s) whose content was not read; the text was.',
    },
    cure: {
      vi: 'Xem ảnh có phải bảng số liệu không; nếu phải, thay bằng bảng thật hoặc dùng tệp gốc của bảng đó.',
      en: 'See whether they show figures; if so, put a real table in their place or use the original of that table.',
    },
  },
  'extract.embedded-objects': {
    kind: 'issue',
    text: {
      vi: 'Có {count} tệp nhúng trong văn bản (bảng Excel, tài liệu khác) không đọc được nội dung.',
      en: '{count} file(s) embedded in the document (sheets, other documents) whose content was not read.',
    },
    cure: {
      vi: 'Mở tệp nhúng, lưu thành tệp riêng rồi nạp, hoặc dán nội dung thành bảng của Word.',
      en: 'Open them, save them as files of their own and import those, or paste their content as tables of Word.',
    },
  },
  'extract.revisions': {
    kind: 'issue',
    text: {
      vi: 'Văn bản còn {count} chỗ sửa đổi chưa duyệt (Track Changes); đọc như đã chấp nhận tất cả.',
      en: 'The document has {count} tracked change(s); it is read as if all were accepted.',
    },
    cure: {
      vi: 'Duyệt các sửa đổi trong Word (Accept/Reject), lưu rồi nhập lại nếu kết quả khác.',
      en: 'Accept or reject them in Word, save and import again if the result differs.',
    },
  },
} as const satisfies Record<string, ProblemEntry>
