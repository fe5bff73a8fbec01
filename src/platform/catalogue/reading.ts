import type { ProblemEntry } from '../problem.ts'

/** Problems of reading a file: `extract.*` its format, `reading.*` its meaning. */
export const reading = {
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
      vi: 'Có {count} ô công thức không kèm kết quả (đầu tiên: {first}); đọc như ô trống.',
      en: '{count} formula cell(s) carry no result (first: {first}); they are read as blank.',
    },
    cure: {
      vi: 'Mở tệp bằng Excel để tính lại, lưu rồi nhập lại.',
      en: 'Open the file in Excel so that it calculates, save and import again.',
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
  'reading.issuer-missing': {
    kind: 'issue',
    text: {
      vi: 'Văn bản không cho biết đơn vị công bố.',
      en: 'The document does not say who issued it.',
    },
    cure: {
      vi: 'Nêu tên đơn vị công bố: --issuer "UBND huyện …".',
      en: 'State who issued it: --issuer NAME.',
    },
  },
  'reading.period-missing': {
    kind: 'issue',
    text: {
      vi: 'Văn bản không cho biết kỳ báo cáo.',
      en: 'The document does not say which period it is about.',
    },
    cure: {
      vi: 'Nêu kỳ báo cáo, ví dụ: --period 2024-02.',
      en: 'State the period, for example: --period 2024-02.',
    },
  },
  'reading.period-contradictory': {
    kind: 'issue',
    text: {
      vi: 'Văn bản nêu nhiều kỳ báo cáo khác nhau: {keys}.',
      en: 'The document names several periods: {keys}.',
    },
    cure: {
      vi: 'Xem lại văn bản rồi nêu đúng kỳ bằng --period.',
      en: 'Look at the document and state the right one with --period.',
    },
  },
  'reading.issuer-disagrees': {
    kind: 'issue',
    text: {
      vi: 'Văn bản ghi đơn vị công bố là "{document}", người nạp nêu "{told}"; dùng theo người nạp.',
      en: 'The document says it was issued by "{document}", you said "{told}"; yours is used.',
    },
    cure: {
      vi: 'Kiểm tra lại --issuer; nếu văn bản đúng thì bỏ tùy chọn này.',
      en: 'Check --issuer; leave it out if the document is right.',
    },
  },
  'reading.period-disagrees': {
    kind: 'issue',
    text: {
      vi: 'Văn bản ghi kỳ {document}, người nạp nêu {told}; dùng theo người nạp.',
      en: 'The document says the period is {document}, you said {told}; yours is used.',
    },
    cure: {
      vi: 'Kiểm tra lại --period; nếu văn bản đúng thì bỏ tùy chọn này.',
      en: 'Check --period; leave it out if the document is right.',
    },
  },
  'reading.no-results': {
    kind: 'issue',
    text: {
      vi: 'Không tìm thấy bảng kết quả hay số liệu nào. Đã tìm các chỉ tiêu: {figures}.',
      en: 'No table of results and no figure was found. Looked for: {figures}.',
    },
    cure: {
      vi: 'Kiểm tra có đúng tệp văn bản kết quả không; nếu tên cột khác, thêm vào synonyms của bộ chỉ tiêu trong index-sets/.',
      en: 'See whether this is the document meant; if its columns are named otherwise, add the names to the synonyms of an index set in index-sets/.',
    },
  },
  'reading.index-set-unknown': {
    kind: 'issue',
    text: {
      vi: 'Không có bộ chỉ tiêu "{id}"; hiện có: {known}.',
      en: 'There is no index set "{id}"; there are: {known}.',
    },
    cure: {
      vi: 'Dùng --index-set với một trong các tên đó.',
      en: 'Use --index-set with one of those.',
    },
  },
  'reading.index-set-ambiguous': {
    kind: 'issue',
    text: {
      vi: 'Các bộ chỉ tiêu {candidates} giải thích số liệu như nhau; tên cột: {heads}.',
      en: 'The index sets {candidates} explain the figures equally well; heads: {heads}.',
    },
    cure: {
      vi: 'Chọn bộ chỉ tiêu bằng --index-set ID.',
      en: 'Choose one with --index-set ID.',
    },
  },
  'reading.index-set-not-in-force': {
    kind: 'issue',
    text: {
      vi: 'Bộ chỉ tiêu {id} có hiệu lực từ {from} đến {to}, không gồm kỳ {period}.',
      en: 'The index set {id} is in force from {from} to {to}, which does not hold the period {period}.',
    },
    cure: {
      vi: 'Kiểm tra kỳ báo cáo; nếu cần, chọn bộ khác bằng --index-set.',
      en: 'Check the period; choose another set with --index-set if need be.',
    },
  },
  'reading.figures-unknown': {
    kind: 'issue',
    text: {
      vi: 'Không bộ chỉ tiêu nào có đủ các mã chỉ tiêu của tệp: {heads} (bộ phù hợp: {candidates}).',
      en: 'No index set has all the figure ids of the file: {heads} (sets that have: {candidates}).',
    },
    cure: {
      vi: 'Sửa mã ở cột figure, hoặc chọn bộ chỉ tiêu bằng --index-set ID.',
      en: 'Correct the ids in the column figure, or choose a set with --index-set ID.',
    },
  },
  'reading.several-documents': {
    kind: 'issue',
    text: {
      vi: 'Tệp gộp nhiều văn bản: đơn vị {issuers}; kỳ {periods}.',
      en: 'The file holds several documents: issuers {issuers}; periods {periods}.',
    },
    cure: {
      vi: 'Tách thành mỗi tệp một đơn vị công bố và một kỳ.',
      en: 'Divide it into files of one issuer and one period each.',
    },
  },
  'reading.data-row': {
    kind: 'issue',
    text: {
      vi: 'Dòng dữ liệu của "{name}", chỉ tiêu "{figure}" không hợp lệ hoặc không khớp: value "{value}", printed "{printed}".',
      en: 'The data row of "{name}", figure "{figure}", is not valid or does not agree: value "{value}", printed "{printed}".',
    },
    cure: {
      vi: 'Cột value là số viết với dấu chấm thập phân và phải bằng số ở cột printed.',
      en: 'The column value is a number with a decimal point and must equal the number in the column printed.',
    },
  },
  'reading.columns-differ': {
    kind: 'issue',
    text: {
      vi: 'Tên cột đọc được ({heads}) không khớp với {found} giá trị trên mỗi dòng nên không biết giá trị nào thuộc cột nào.',
      en: 'The heads read ({heads}) do not agree with {found} values in each row, so it is not certain which value belongs to which.',
    },
    cure: {
      vi: 'Dùng bản DOCX, XLSX hoặc PDF gốc, hoặc thêm tên cột còn thiếu vào synonyms của bộ chỉ tiêu.',
      en: 'Use the DOCX, XLSX or PDF original, or add the missing head to the synonyms of the index set.',
    },
  },
  'reading.table-without-head': {
    kind: 'issue',
    text: {
      vi: 'Có {rows} dòng giống bảng số liệu nhưng không có tên cột nào nhận ra được; dòng đầu: "{first}".',
      en: '{rows} lines look like a table, but no head of theirs is known; the first: "{first}".',
    },
    cure: {
      vi: 'Nếu đó là kết quả, thêm tên cột vào synonyms của bộ chỉ tiêu trong index-sets/.',
      en: 'If these are results, add their heads to the synonyms of an index set in index-sets/.',
    },
  },
  'reading.loose-numbers': {
    kind: 'issue',
    text: {
      vi: 'Có {count} số đứng riêng từng dòng: văn bản đã mất cột của bảng nên không biết số nào của ai.',
      en: '{count} numbers stand alone on lines: the text has lost the columns of its tables, so whose they are cannot be told.',
    },
    cure: {
      vi: 'Dùng bản PDF, DOCX hoặc XLSX gốc, hoặc xuất chữ giữ nguyên cột (pdftotext -layout).',
      en: 'Use the PDF, DOCX or XLSX original, or extract the text with its columns kept (pdftotext -layout).',
    },
  },
  'reading.column-unknown': {
    kind: 'issue',
    text: {
      vi: 'Cột "{head}" không có trong bộ chỉ tiêu {set} nên không đọc.',
      en: 'The column "{head}" is not in the index set {set} and was not read.',
    },
    cure: {
      vi: 'Nếu là một chỉ tiêu, thêm tên này vào synonyms trong index-sets/{set}.yaml.',
      en: 'If it is one of the figures, add this name to its synonyms in index-sets/{set}.yaml.',
    },
  },
  'reading.column-without-head': {
    kind: 'issue',
    text: {
      vi: 'Cột {column} có giá trị nhưng không có tên.',
      en: 'Column {column} has values and no head.',
    },
    cure: {
      vi: 'Ghi tên cột, hoặc dùng bản gốc DOCX, XLSX.',
      en: 'Write its head, or use the DOCX or XLSX original.',
    },
  },
  'reading.column-other-period': {
    kind: 'issue',
    text: {
      vi: 'Cột "{head}" là của kỳ khác, không phải {period}, nên không đọc.',
      en: 'The column "{head}" is about another period than {period} and was not read.',
    },
    cure: {
      vi: 'Nếu cột đó mới là kỳ cần nạp, nêu kỳ bằng --period.',
      en: 'If that is the period wanted, state it with --period.',
    },
  },
  'reading.column-twice': {
    kind: 'issue',
    text: {
      vi: 'Hai cột cùng là chỉ tiêu "{figure}" (cột "{head}") nên không biết lấy cột nào.',
      en: 'Two columns are the figure "{figure}" (the second is "{head}"); it is not certain which counts.',
    },
    cure: {
      vi: 'Bỏ hoặc đổi tên một cột, hoặc sửa synonyms của bộ chỉ tiêu.',
      en: 'Remove or rename one, or correct the synonyms of the index set.',
    },
  },
  'reading.head-over-columns': {
    kind: 'issue',
    text: {
      vi: 'Phần tên cột {heads} không có giá trị riêng trên dòng nào; hiểu là tên nhóm cột.',
      en: 'The words {heads} of the head have no values of their own; they were taken as a head over several columns.',
    },
    cure: {
      vi: 'Đối chiếu cột và số với văn bản gốc.',
      en: 'Compare columns and figures with the original.',
    },
  },
  'reading.row-values': {
    kind: 'issue',
    text: {
      vi: 'Dòng "{name}" có {found} giá trị ({values}) cho {expected} cột, không biết thiếu hay thừa cột nào; dòng không được đọc.',
      en: 'The row "{name}" has {found} values ({values}) for {expected} columns; which is missing or too many cannot be told, so it was not read.',
    },
    cure: {
      vi: 'Ghi "-" vào ô trống, hoặc dùng bản gốc DOCX, XLSX, PDF có kẻ ô.',
      en: 'Put "-" where a cell is blank, or use the DOCX, XLSX or ruled PDF original.',
    },
  },
  'reading.row-broken': {
    kind: 'issue',
    text: {
      vi: 'Dòng bị ngắt, không biết phần chữ "{text}" thuộc dòng trên hay dòng dưới; các dòng liên quan không được đọc.',
      en: 'A row is broken over lines: whether "{text}" belongs to the row above or below cannot be told; the rows it touches were not read.',
    },
    cure: {
      vi: 'Viết mỗi đơn vị trên một dòng, hoặc dùng bản gốc DOCX, XLSX.',
      en: 'Put each unit on one line, or use the DOCX or XLSX original.',
    },
  },
  'reading.row-blank': {
    kind: 'issue',
    text: {
      vi: 'Đơn vị "{name}" không có giá trị nào: ghi là không báo cáo.',
      en: 'The unit "{name}" has no value at all: taken as not reported.',
    },
    cure: {
      vi: 'Đối chiếu với văn bản gốc.',
      en: 'Compare with the original.',
    },
  },
  'reading.row-without-number': {
    kind: 'issue',
    text: {
      vi: 'Dòng "{name}" không có số thứ tự như các dòng khác; đọc là một đơn vị.',
      en: 'The row "{name}" has no sequence number as the others have; it was read as a unit.',
    },
    cure: {
      vi: 'Kiểm tra xem có phải dòng tổng hay tiêu đề không.',
      en: 'See whether it is a total or a heading.',
    },
  },
  'reading.reference-row': {
    kind: 'issue',
    text: {
      vi: 'Dòng mức chuẩn hoặc chỉ tiêu giao, không phải của đơn vị nào: "{text}".',
      en: 'A row of maxima or targets, of no unit: "{text}".',
    },
    cure: {
      vi: 'Không cần làm gì.',
      en: 'Nothing to do.',
    },
  },
  'reading.line-skipped': {
    kind: 'issue',
    text: {
      vi: 'Dòng xen giữa bảng, không đọc: "{text}".',
      en: 'A line among the rows was not read: "{text}".',
    },
    cure: {
      vi: 'Xem dòng đó có số liệu không; nếu có, dùng bản gốc DOCX, XLSX.',
      en: 'See whether it holds figures; if so, use the DOCX or XLSX original.',
    },
  },
  'reading.cell-merged': {
    kind: 'issue',
    text: {
      vi: 'Ô của "{name}" ({text}) gộp nhiều dòng hoặc cột, không biết giá trị của riêng ai.',
      en: 'The cell of "{name}" ({text}) is merged over rows or columns; whose value it is cannot be told.',
    },
    cure: {
      vi: 'Tách ô và ghi giá trị cho từng dòng.',
      en: 'Divide the cell and write each value.',
    },
  },
  'reading.unreadable': {
    kind: 'issue',
    text: {
      vi: '"{name}": "{text}" không phải số của chỉ tiêu "{figure}"; ghi là không đọc được.',
      en: '"{name}": "{text}" is no value of the figure "{figure}"; kept as unreadable.',
    },
    cure: {
      vi: 'Sửa trong văn bản, hoặc dùng "-", "không phát sinh", "không áp dụng" khi không có số.',
      en: 'Correct it, or write "-", "không phát sinh" or "không áp dụng" where there is no number.',
    },
  },
  'reading.out-of-range': {
    kind: 'issue',
    text: {
      vi: '"{name}": "{text}" nằm ngoài khoảng {range} của chỉ tiêu "{figure}"; có thể lệch cột.',
      en: '"{name}": "{text}" lies outside {range}, the range of "{figure}"; perhaps it belongs to another column.',
    },
    cure: {
      vi: 'Đối chiếu với văn bản gốc; nếu đúng là số đó, sửa range trong tệp bộ chỉ tiêu.',
      en: 'Compare with the original; if it is right, widen the range in the index set file.',
    },
  },
  'reading.many-decimals': {
    kind: 'issue',
    text: {
      vi: '"{name}": "{text}" có nhiều hơn {decimals} chữ số thập phân của chỉ tiêu "{figure}".',
      en: '"{name}": "{text}" has more than the {decimals} decimals of "{figure}".',
    },
    cure: {
      vi: 'Kiểm tra xem dấu là dấu thập phân hay dấu phân cách hàng nghìn.',
      en: 'See whether the mark divides decimals or thousands.',
    },
  },
  'reading.shares-of-one': {
    kind: 'issue',
    text: {
      vi: 'Cột "{head}" là tỷ lệ phần trăm nhưng mọi giá trị từ 0 đến 1 và không có "%": có thể là phân số (0,99 = 99%).',
      en: 'The column "{head}" is a percentage, yet all values lie between 0 and 1 without "%": they may be shares of one (0.99 = 99%).',
    },
    cure: {
      vi: 'Đọc đúng như in. Nếu là phân số, định dạng cột thành phần trăm trong Excel rồi nạp lại.',
      en: 'They are read as printed. If they are shares, format the column as percent in Excel and import again.',
    },
  },
  'reading.sequence': {
    kind: 'issue',
    text: {
      vi: 'Số thứ tự {found} ở "{name}", đáng lẽ là {expected}: có thể mất hoặc lặp dòng.',
      en: 'Sequence number {found} at "{name}" where {expected} was due: a row may be lost or repeated.',
    },
    cure: {
      vi: 'Đối chiếu các dòng quanh đó với văn bản gốc.',
      en: 'Compare the rows around it with the original.',
    },
  },
  'reading.unit-twice': {
    kind: 'issue',
    text: {
      vi: '"{name}" có chỉ tiêu {figure} hai lần, cùng giá trị {first}; tính một lần.',
      en: '"{name}" has the figure {figure} twice with the same value {first}; counted once.',
    },
    cure: {
      vi: 'Bỏ dòng thừa nếu có.',
      en: 'Remove the extra row if there is one.',
    },
  },
  'reading.unit-differs': {
    kind: 'issue',
    text: {
      vi: '"{name}" có chỉ tiêu {figure} hai lần với giá trị khác nhau: {first} và {second}.',
      en: '"{name}" has the figure {figure} twice with different values: {first} and {second}.',
    },
    cure: {
      vi: 'Sửa để mỗi đơn vị có một giá trị; nếu là hai đơn vị, viết đủ loại đơn vị (xã, thị trấn …).',
      en: 'Leave one value a unit; if these are two units, write their kinds (xã, thị trấn …).',
    },
  },
  'reading.issuer-differs': {
    kind: 'issue',
    text: {
      vi: 'Chỉ tiêu {figure} của đơn vị công bố được ghi hai giá trị khác nhau: {first} và {second}.',
      en: 'The figure {figure} of the issuer is printed with two values: {first} and {second}.',
    },
    cure: {
      vi: 'Sửa để văn bản chỉ có một giá trị.',
      en: 'Correct the document so that it has one value.',
    },
  },
  'reading.units-differ': {
    kind: 'issue',
    text: {
      vi: 'Có ở bảng {first} nhưng không có ở bảng {second}: {names}.',
      en: 'In table {first} and not in table {second}: {names}.',
    },
    cure: {
      vi: 'Kiểm tra xem có mất dòng hay viết khác tên không.',
      en: 'See whether a row was lost or a name is spelt otherwise.',
    },
  },
  'reading.total-differs': {
    kind: 'issue',
    text: {
      vi: '"{label}" của chỉ tiêu {figure} in là {printed}, tính lại được {computed}.',
      en: '"{label}" of the figure {figure} is printed as {printed}, computed as {computed}.',
    },
    cure: {
      vi: 'Giữ nguyên như in; hỏi lại đơn vị công bố nếu cần.',
      en: 'It is kept as printed; ask the issuer if need be.',
    },
  },
  'reading.body-of-others': {
    kind: 'issue',
    text: {
      vi: 'Số liệu trong lời văn không phải kết quả kỳ này của đơn vị công bố: "{text}".',
      en: 'A figure in the text is not the issuer\'s result of this period: "{text}".',
    },
    cure: {
      vi: 'Không cần làm gì nếu đúng vậy.',
      en: 'Nothing to do if that is right.',
    },
  },
  'reading.body-assumed': {
    kind: 'issue',
    text: {
      vi: 'Số liệu trong lời văn không nói rõ của ai, hiểu là của đơn vị công bố: "{text}".',
      en: 'A figure in the text does not say whose it is; taken as the issuer\'s: "{text}".',
    },
    cure: {
      vi: 'Đối chiếu với văn bản gốc.',
      en: 'Compare with the original.',
    },
  },
  'reading.body-unclear': {
    kind: 'issue',
    text: {
      vi: 'Dòng có tên chỉ tiêu và số nhưng không đọc được chắc chắn: "{text}".',
      en: 'A line names a figure and a number, yet cannot be read for certain: "{text}".',
    },
    cure: {
      vi: 'Nếu là kết quả của đơn vị công bố, viết dạng "Tên chỉ tiêu: giá trị".',
      en: 'If it is the issuer\'s result, write it as "name: value".',
    },
  },
  'indexSet.yaml': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: không đúng cú pháp YAML ({reason}).',
      en: '{file}, line {line}: not valid YAML ({reason}).',
    },
    cure: {
      vi: 'Sửa dòng đó; xem ví dụ trong docs/index-sets.md.',
      en: 'Correct that line; docs/index-sets.md has examples.',
    },
  },
  'indexSet.key-misspelt': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: không có khóa "{key}".',
      en: '{file}, line {line}: there is no key "{key}".',
    },
    cure: {
      vi: 'Đổi thành "{near}".',
      en: 'Write "{near}".',
    },
  },
  'indexSet.key-unknown': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: không có khóa "{key}".',
      en: '{file}, line {line}: there is no key "{key}".',
    },
    cure: {
      vi: 'Bỏ khóa này; các khóa được dùng: {known}.',
      en: 'Remove it; the keys are: {known}.',
    },
  },
  'indexSet.key-missing': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: thiếu "{key}".',
      en: '{file}, line {line}: "{key}" is missing.',
    },
    cure: {
      vi: 'Thêm khóa này; ý nghĩa xem docs/index-sets.md.',
      en: 'Add it; docs/index-sets.md explains it.',
    },
  },
  'indexSet.value': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: "{key}" có giá trị không hợp lệ: {value} ({wanted}).',
      en: '{file}, line {line}: "{key}" has a value that is not valid: {value} ({wanted}).',
    },
    cure: {
      vi: 'Sửa giá trị; xem docs/index-sets.md.',
      en: 'Correct it; see docs/index-sets.md.',
    },
  },
  'indexSet.value-unknown': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: "{key}" không nhận giá trị "{value}".',
      en: '{file}, line {line}: "{key}" cannot be "{value}".',
    },
    cure: {
      vi: 'Dùng một trong: {known}.',
      en: 'Use one of: {known}.',
    },
  },
  'indexSet.date': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: "{key}" không phải ngày có thật: {value}.',
      en: '{file}, line {line}: "{key}" is no date that exists: {value}.',
    },
    cure: {
      vi: 'Viết dạng năm-tháng-ngày, ví dụ 2024-02-01, hoặc null.',
      en: 'Write year-month-day, for example 2024-02-01, or null.',
    },
  },
  'indexSet.dates-order': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: ngày bắt đầu {from} không trước ngày hết hiệu lực {to}.',
      en: '{file}, line {line}: the first day {from} is not before the end {to}.',
    },
    cure: {
      vi: 'Đổi lại hai ngày; ngày "to" không còn hiệu lực.',
      en: 'Correct the dates; the day "to" is no longer in force.',
    },
  },
  'indexSet.range': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: khoảng của "{figure}" bị ngược: [{min}, {max}].',
      en: '{file}, line {line}: the range of "{figure}" is upside down: [{min}, {max}].',
    },
    cure: {
      vi: 'Viết số nhỏ trước, số lớn sau; null là không giới hạn.',
      en: 'Write the smaller number first; null means no limit.',
    },
  },
  'indexSet.figure-twice': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: mã chỉ tiêu "{figure}" dùng hai lần.',
      en: '{file}, line {line}: the figure id "{figure}" is used twice.',
    },
    cure: {
      vi: 'Đặt cho mỗi chỉ tiêu một mã riêng.',
      en: 'Give each figure an id of its own.',
    },
  },
  'indexSet.synonym-twice': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: tên "{synonym}" vừa là của "{first}" vừa là của "{second}".',
      en: '{file}, line {line}: the name "{synonym}" belongs to "{first}" and to "{second}".',
    },
    cure: {
      vi: 'Chỉ giữ ở một chỉ tiêu; hoa thường, dấu và vị trí dấu thanh không phân biệt.',
      en: 'Keep it with one of them; case and diacritics do not tell names apart.',
    },
  },
  'indexSet.synonym-empty': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: tên "{synonym}" của "{figure}" không còn từ nào sau khi bỏ các từ chung.',
      en: '{file}, line {line}: the name "{synonym}" of "{figure}" has no word left after the common ones.',
    },
    cure: {
      vi: 'Viết tên đầy đủ hơn.',
      en: 'Write a fuller name.',
    },
  },
  'indexSet.headline-missing': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: không có chỉ tiêu chính.',
      en: '{file}, line {line}: there is no headline figure.',
    },
    cure: {
      vi: 'Thêm headline: true cho đúng một trong: {figures}.',
      en: 'Add headline: true to exactly one of: {figures}.',
    },
  },
  'indexSet.headline-several': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: có nhiều chỉ tiêu chính: {figures}.',
      en: '{file}, line {line}: there are several headline figures: {figures}.',
    },
    cure: {
      vi: 'Chỉ giữ headline: true ở một chỉ tiêu.',
      en: 'Keep headline: true with one of them.',
    },
  },
  'indexSet.invalid': {
    kind: 'error',
    exit: 3,
    http: 422,
    text: {
      vi: 'Tệp bộ chỉ tiêu "{file}" có lỗi: {problems}',
      en: 'The index set file "{file}" has problems: {problems}',
    },
    cure: {
      vi: 'Sửa tệp theo các dòng nêu trên; xem docs/index-sets.md.',
      en: 'Correct the lines named; see docs/index-sets.md.',
    },
  },
  'indexSet.id-twice': {
    kind: 'error',
    exit: 3,
    http: 422,
    text: {
      vi: 'Bộ chỉ tiêu "{id}" có trong hai tệp; tệp sau là "{file}".',
      en: 'The index set "{id}" is in two files; the second is "{file}".',
    },
    cure: { vi: 'Đổi id hoặc bỏ một tệp.', en: 'Change the id or remove one file.' },
  },
} as const satisfies Record<string, ProblemEntry>
