import type { ProblemEntry } from '../problem.ts'

/** Problems of files of records (dossiers, petitions, procedures): the file, its columns, its rows. */
export const rows = {
  'rows.empty': {
    kind: 'error',
    exit: 3,
    http: 422,
    text: { vi: 'Tệp "{file}" rỗng.', en: 'The file "{file}" is empty.' },
    cure: { vi: 'Xuất lại tệp từ phần mềm nguồn.', en: 'Export the file again from its program.' },
  },
  'rows.other-format': {
    kind: 'error',
    exit: 3,
    http: 415,
    text: {
      vi: 'Tệp "{file}" là {format}, không phải tệp dữ liệu đọc được.',
      en: 'The file "{file}" is {format}, no file of records that is read.',
    },
    cure: {
      vi: 'Xuất dữ liệu dạng CSV (UTF-8), NDJSON, JSON, XLSX hoặc Parquet.',
      en: 'Export the data as CSV (UTF-8), NDJSON, JSON, XLSX or Parquet.',
    },
  },
  'rows.packed': {
    kind: 'error',
    exit: 3,
    http: 415,
    text: { vi: 'Tệp "{file}" đang nén ({format}).', en: 'The file "{file}" is packed ({format}).' },
    cure: {
      vi: 'Giải nén rồi nạp; khi gửi qua HTTP thì thêm tiêu đề Content-Encoding: {format}.',
      en: 'Unpack it first; over HTTP, say so by the header Content-Encoding: {format}.',
    },
  },
  'rows.not-utf8': {
    kind: 'error',
    exit: 3,
    http: 422,
    text: { vi: 'Tệp "{file}" không phải mã UTF-8.', en: 'The file "{file}" is not in UTF-8.' },
    cure: {
      vi: 'Lưu lại tệp dạng CSV UTF-8 (trong Excel: Save As, chọn CSV UTF-8).',
      en: 'Save the file as CSV UTF-8 (in Excel: Save As, CSV UTF-8).',
    },
  },
  'rows.cut-off': {
    kind: 'error',
    exit: 3,
    http: 422,
    text: {
      vi: 'Tệp JSON "{file}" bị cắt ngang: dữ liệu dừng ở dòng {line}, ký tự {column}, sau {records} bản ghi, khi chưa hết.',
      en: 'The JSON file "{file}" is cut off: it stops at line {line}, character {column}, behind {records} record(s), before its end.',
    },
    cure: {
      vi: 'Chép hoặc xuất lại tệp cho đủ rồi nạp lại.',
      en: 'Copy or export the whole file and import it again.',
    },
  },
  'rows.broken-json': {
    kind: 'error',
    exit: 3,
    http: 422,
    text: {
      vi: 'Nội dung "{file}" không phải JSON hợp lệ: sai từ dòng {line}, ký tự {column}, sau {records} bản ghi.',
      en: '"{file}" is no valid JSON: it breaks at line {line}, character {column}, behind {records} record(s).',
    },
    cure: {
      vi: 'Kiểm tra dấu phẩy, ngoặc và ngoặc kép ở chỗ đó và ngay trước đó; xuất lại bằng phần mềm ghi JSON đúng chuẩn (RFC 8259).',
      en: 'Check commas, brackets and quotes there and just before; export it again with a program that writes JSON by RFC 8259.',
    },
  },
  'rows.no-records': {
    kind: 'error',
    exit: 3,
    http: 422,
    text: {
      vi: 'Lô JSON "{file}" rỗng: danh sách không có bản ghi nào, không có gì để nạp.',
      en: 'The JSON batch "{file}" is empty: its list has no record, there is nothing to take in.',
    },
    cure: {
      vi: 'Không cần gửi lô rỗng; nếu lẽ ra phải có bản ghi, kiểm tra phần mềm xuất dữ liệu.',
      en: 'An empty batch need not be sent; where there should be records, check the exporting program.',
    },
  },
  'rows.parquet-damaged': {
    kind: 'error',
    exit: 3,
    http: 422,
    text: { vi: 'Không đọc được tệp Parquet "{file}".', en: 'The Parquet file "{file}" cannot be read.' },
    cure: {
      vi: 'Chép hoặc xuất lại tệp; tệp có thể chưa chép xong.',
      en: 'Copy or export it again; it may not be whole.',
    },
  },
  'rows.parquet-from-file': {
    kind: 'error',
    exit: 3,
    http: 415,
    text: {
      vi: 'Dữ liệu Parquet "{file}" chỉ đọc được từ tệp trên đĩa.',
      en: 'Parquet "{file}" is read only from a file on the disk.',
    },
    cure: {
      vi: 'Nạp tệp bằng lệnh, hoặc gửi CSV, NDJSON hay JSON.',
      en: 'Import it by the command, or send CSV, NDJSON or JSON.',
    },
  },
  'rows.mapping-file': {
    kind: 'error',
    exit: 3,
    http: 422,
    text: {
      vi: 'Tệp ánh xạ cột "{file}" không dùng được: {reason}.',
      en: 'The mapping "{file}" cannot be used: {reason}.',
    },
    cure: { vi: 'Sửa theo mẫu trong docs/dossiers.md.', en: 'Correct it after the example in docs/dossiers.md.' },
  },
  'rows.mapping-fields': {
    kind: 'error',
    exit: 3,
    http: 422,
    text: { vi: '{file}: không có trường {unknown}.', en: '{file}: there is no field {unknown}.' },
    cure: { vi: 'Dùng một trong các trường: {known}.', en: 'Use one of the fields: {known}.' },
  },
  'rows.map-form': {
    kind: 'error',
    exit: 2,
    http: 400,
    text: { vi: 'Ánh xạ "{given}" không có dạng cột=trường.', en: 'The mapping "{given}" is not column=field.' },
    cure: { vi: 'Viết như: --map "Mã HS=code".', en: 'Write it as: --map "Mã HS=code".' },
  },
  'rows.several-sheets': {
    kind: 'error',
    exit: 3,
    http: 422,
    text: {
      vi: 'Sổ tính "{file}" có bản ghi ở nhiều trang tính: trang {first}, và trang {further}.',
      en: 'The workbook "{file}" has records in several sheets: sheet {first}, and {further}.',
    },
    cure: {
      vi: 'Lưu mỗi trang thành một tệp, gộp các dòng vào một trang, hoặc ẩn các trang không nạp.',
      en: 'Save each sheet as a file of its own, put all rows into one sheet, or hide the sheets that are not meant.',
    },
  },
  'rows.no-header': {
    kind: 'issue',
    text: {
      vi: 'Không tìm thấy dòng tên cột trong 20 dòng đầu; cần có cột cho {fields}.',
      en: 'No row of column names among the first 20; columns for {fields} are needed.',
    },
    cure: {
      vi: 'Thêm dòng tên cột, hoặc chỉ rõ cột nào là trường nào bằng tệp ánh xạ hay --map cột=trường (HTTP: ?mapping=, ?map=).',
      en: 'Add a row of column names, or say which column is which field by a mapping file or --map column=field (HTTP: ?mapping=, ?map=).',
    },
  },
  'rows.no-names': {
    kind: 'issue',
    text: {
      vi: 'Không bản ghi JSON nào có tên trường nhận ra được; cần có {fields}.',
      en: 'No record of the JSON has fields of known names; {fields} are needed.',
    },
    cure: {
      vi: 'Dùng tên trường của DongBoHoSoMC hoặc của tài liệu docs/dossiers.md, hay chỉ rõ bằng tệp ánh xạ hoặc --map cột=trường (HTTP: ?mapping=, ?map=).',
      en: 'Use the names of DongBoHoSoMC or those of docs/dossiers.md, or say which is which by a mapping file or --map column=field (HTTP: ?mapping=, ?map=).',
    },
  },
  'rows.field-missing': {
    kind: 'issue',
    text: { vi: 'Không có cột nào là {field}.', en: 'No column is {field}.' },
    cure: {
      vi: 'Chỉ rõ bằng --map cột=trường (HTTP: ?map=), hoặc đặt tên cột là một trong: {known}.',
      en: 'Say which by --map column=field (HTTP: ?map=), or name the column one of: {known}.',
    },
  },
  'rows.ambiguous-column': {
    kind: 'issue',
    text: { vi: 'Nhiều cột có thể là {field}: {columns}.', en: 'Several columns may be {field}: {columns}.' },
    cure: {
      vi: 'Chỉ rõ một cột bằng --map cột={field} (HTTP: ?map=).',
      en: 'Say which one by --map column={field} (HTTP: ?map=).',
    },
  },
  'rows.stated-column-missing': {
    kind: 'issue',
    text: {
      vi: 'Tệp không có cột "{column}" đã chỉ định cho {field}.',
      en: 'The file has no column "{column}", stated for {field}.',
    },
    cure: { vi: 'Sửa tên cột trong ánh xạ cho đúng với tệp.', en: "Correct the column's name in the mapping." },
  },
  'rows.stated-column-personal': {
    kind: 'issue',
    text: {
      vi: 'Tên cột {column}, chỉ định cho {field}, giống tên hoặc số của một người nên không dùng và không lưu.',
      en: 'The name of column {column}, stated for {field}, looks like the name or number of a person; it is not used and not kept.',
    },
    cure: {
      vi: 'Nếu tệp không có dòng tên cột thì thêm dòng đó; nếu có, đổi tên cột này.',
      en: 'Where the file has no row of column names, add one; else rename this column.',
    },
  },
  'rows.columns-unread': {
    kind: 'issue',
    text: {
      vi: 'Các cột không đọc và không lưu: {columns}.',
      en: 'Columns that are not read and not kept: {columns}.',
    },
    cure: {
      vi: 'Không cần làm gì; nếu cột nào cần cho chỉ số, thêm vào ánh xạ.',
      en: 'Nothing to do; where one is needed for the index, add it to the mapping.',
    },
  },
  'rows.columns-nested': {
    kind: 'issue',
    text: {
      vi: 'Các cột chứa danh sách, cấu trúc hoặc dữ liệu nhị phân, không đọc được thành giá trị nên không đọc và không lưu: {columns}.',
      en: 'Columns of lists, structures or bytes cannot be read as values; they are not read and not kept: {columns}.',
    },
    cure: {
      vi: 'Nếu cột nào cần cho chỉ số, xuất mỗi giá trị thành một cột riêng, hoặc gửi bản ghi dạng NDJSON hay JSON.',
      en: 'Where one is needed for the index, export each of its values as a column of its own, or send the records as NDJSON or JSON.',
    },
  },
  'rows.foot': {
    kind: 'issue',
    text: {
      vi: '{count} dòng ở cuối bảng (từ dòng {from} đến dòng {to}) là dòng tổng cộng, ngày lập hoặc chữ ký, không phải bản ghi: đã bỏ qua, không lưu.',
      en: '{count} row(s) at the foot of the table (rows {from} to {to}) are totals, a day or signatures, no records: passed over, not kept.',
    },
    cure: {
      vi: 'Không cần làm gì; nếu trong đó có hồ sơ, bổ sung mã của nó rồi nạp lại.',
      en: 'Nothing to do; where a record is among them, add its code and import the file again.',
    },
  },
  'rows.total-differs': {
    kind: 'issue',
    text: {
      vi: 'Dòng tổng của bảng ghi {said} bản ghi, nhưng bảng có {records} dòng.',
      en: 'The total of the table says {said} record(s), but the table has {records} row(s).',
    },
    cure: {
      vi: 'Kiểm tra tệp có bị mất dòng, lọc hoặc xuất thiếu không; nếu tổng được đếm cách khác thì không cần sửa.',
      en: 'Check whether rows were lost, filtered or not exported; where the total counts something else there is nothing to correct.',
    },
  },
  'rows.drift-missing': {
    kind: 'issue',
    text: {
      vi: 'Cột "{column}" (trường {fields}) của những lần trước không còn.',
      en: 'The column "{column}" (field {fields}) of earlier files is gone.',
    },
    cure: {
      vi: 'Xuất lại cho đủ cột, hoặc chỉ rõ cột thay thế bằng --map cột=trường (HTTP: ?map=).',
      en: 'Export it again with the column, or say which column replaces it by --map column=field (HTTP: ?map=).',
    },
  },
  'rows.drift-renamed': {
    kind: 'issue',
    text: {
      vi: 'Cột "{column}" (trường {fields}) không còn; có thể đã đổi tên thành: {like}.',
      en: 'The column "{column}" (field {fields}) is gone; it may be renamed to: {like}.',
    },
    cure: {
      vi: 'Nếu đúng, xác nhận bằng --map cột=trường (HTTP: ?map=).',
      en: 'If so, confirm it by --map column=field (HTTP: ?map=).',
    },
  },
  'rows.drift-new': {
    kind: 'issue',
    text: {
      vi: 'Cột mới so với lần trước, chưa đọc: {columns}.',
      en: 'Columns new since the last file, not read: {columns}.',
    },
    cure: { vi: 'Nếu cần, thêm vào ánh xạ của nguồn.', en: "Where needed, add them to the source's mapping." },
  },
  'rows.drift-gone': {
    kind: 'issue',
    text: { vi: 'Các cột không dùng đã biến mất: {columns}.', en: 'Columns that were not used are gone: {columns}.' },
    cure: { vi: 'Không cần làm gì.', en: 'Nothing to do.' },
  },
  'rows.ragged': {
    kind: 'issue',
    text: { vi: 'Số ô của dòng khác số cột.', en: 'The row has more or fewer cells than there are columns.' },
    cure: {
      vi: 'Đặt ô có dấu phân cách trong ngoặc kép, hoặc xuất lại tệp.',
      en: 'Put cells that hold the delimiter in quotes, or export the file again.',
    },
  },
  'rows.quotes': {
    kind: 'issue',
    text: {
      vi: 'Dấu ngoặc kép trong dòng không đóng đúng chỗ.',
      en: 'A quote of the row is not closed where a cell ends.',
    },
    cure: { vi: 'Viết dấu ngoặc kép trong ô thành hai dấu liền nhau.', en: 'Write a quote within a cell twice.' },
  },
  'rows.not-text': {
    kind: 'issue',
    text: { vi: 'Dòng có ký tự không phải UTF-8.', en: 'The row has bytes that are no UTF-8.' },
    cure: { vi: 'Xuất lại dữ liệu ở mã UTF-8.', en: 'Export the data in UTF-8.' },
  },
  'rows.no-json': {
    kind: 'issue',
    text: {
      vi: 'Bản ghi không phải JSON hợp lệ: sai từ dòng {line}, ký tự {column} của tệp.',
      en: 'The record is no valid JSON: it breaks at line {line}, character {column} of the file.',
    },
    cure: {
      vi: 'Kiểm tra dấu phẩy, ngoặc và ngoặc kép ở chỗ đó và ngay trước đó; sửa chương trình xuất dữ liệu rồi gửi lại bản ghi.',
      en: 'Check commas, brackets and quotes there and just before; correct the exporting program and send the record again.',
    },
  },
  'rows.no-record': {
    kind: 'issue',
    text: { vi: 'Mục trong danh sách không phải bản ghi.', en: 'The entry of the list is no record.' },
    cure: {
      vi: 'Mỗi mục phải là một đối tượng JSON có tên trường.',
      en: 'Each entry must be a JSON object with named fields.',
    },
  },
  'rows.too-long': {
    kind: 'issue',
    text: { vi: 'Dòng dài quá 1 MB.', en: 'The line is longer than 1 MB.' },
    cure: { vi: 'Viết mỗi bản ghi trên một dòng.', en: 'Write one record a line.' },
  },
  'rows.personal': {
    kind: 'issue',
    text: {
      vi: 'Ô ở cột "{columnName}" giống số điện thoại, số giấy tờ hoặc thư điện tử, không phải mã.',
      en: 'The cell in "{columnName}" looks like a phone, an identity paper or an e-mail, not a code.',
    },
    cure: { vi: 'Kiểm tra xem ánh xạ có nhầm cột không.', en: 'Check whether the mapping names the wrong column.' },
  },
  'rows.personal-part': {
    kind: 'issue',
    text: {
      vi: 'Một phần của mã ở cột "{columnName}" giống số điện thoại hoặc số căn cước, chứng minh nhân dân của một người; mã như vậy không được lưu.',
      en: 'A part of the code in "{columnName}" looks like a phone or the number of an identity paper; such a code is not kept.',
    },
    cure: {
      vi: 'Dùng mã do phần mềm một cửa cấp, dạng đơn vị-ngày-số thứ tự như H31.14-261026-0001; nếu nguồn ghép số của người nộp vào mã, đổi cách đánh mã ở nguồn.',
      en: 'Use the code that the one-stop program gave: unit-day-counter, as H31.14-261026-0001; where the source builds codes with numbers of persons, change that there.',
    },
  },
  'rows.not-a-code': {
    kind: 'issue',
    text: {
      vi: 'Ô ở cột "{columnName}" không có dạng mã (chữ không dấu, chữ số, dấu . - _ /).',
      en: 'The cell in "{columnName}" has not the form of a code (plain letters, digits, . - _ /).',
    },
    cure: {
      vi: 'Dùng cột có mã; nếu nguồn chỉ có tên đơn vị, khai tên nào là mã nào ở mục values của ánh xạ.',
      en: "Use the column with the code; where the source has names of units only, say in the mapping's values which code each is.",
    },
  },
  'rows.unknown-word': {
    kind: 'issue',
    text: {
      vi: 'Giá trị "{value}" ở cột "{columnName}" không có trong bảng mã.',
      en: 'The value "{value}" in "{columnName}" is not in the table of values.',
    },
    cure: {
      vi: 'Sửa giá trị, hoặc khai nghĩa của nó ở mục values của ánh xạ (--mapping; HTTP: ?mapping=); các nghĩa: {known}.',
      en: "Correct it, or say what it means in the mapping's values (--mapping; HTTP: ?mapping=); meanings: {known}.",
    },
  },
  'rows.date-form': {
    kind: 'issue',
    text: {
      vi: 'Ô ở cột "{columnName}" không có dạng ngày.',
      en: 'The cell in "{columnName}" has not the form of a date.',
    },
    cure: {
      vi: 'Viết dạng 31/12/2026, 31/12/2026 08:30:00, 08h30 ngày 31/12/2026, 2026-12-31T08:30:00 hoặc 20261231083000.',
      en: 'Write 31/12/2026, 31/12/2026 08:30:00, 2026-12-31T08:30:00 or 20261231083000.',
    },
  },
  'rows.date-short-year': {
    kind: 'issue',
    text: {
      vi: 'Năm ở cột "{columnName}" chỉ có hai chữ số: không rõ đâu là ngày, tháng, năm.',
      en: 'The year in "{columnName}" has two digits: nothing says which are day, month and year.',
    },
    cure: {
      vi: 'Xuất lại với năm bốn chữ số, hoặc khai dates: dd/mm/yy (mm/dd/yy, yy/mm/dd) trong tệp ánh xạ của nguồn.',
      en: "Export it with years of four digits, or say dates: dd/mm/yy (mm/dd/yy, yy/mm/dd) in the source's mapping.",
    },
  },
  'rows.date-day-number': {
    kind: 'issue',
    text: {
      vi: 'Cột "{columnName}": {count} ô là số thứ tự ngày của bảng tính thay vì ngày (đầu tiên: {first}); đã đổi ra ngày theo hệ 1900.',
      en: 'Column "{columnName}": {count} cell(s) are day numbers of a spreadsheet, not dates (first: {first}); read as days since 1900.',
    },
    cure: {
      vi: 'So một ô với bảng gốc; nếu lệch bốn năm, bảng đó đếm ngày từ 1904: định dạng cột là dd/mm/yyyy rồi xuất lại.',
      en: 'Compare one with the original; where it is four years off, that counts from 1904: format the column as dd/mm/yyyy and export it again.',
    },
  },
  'rows.date-no-such': {
    kind: 'issue',
    text: {
      vi: 'Ngày giờ "{value}" ở cột "{columnName}" không có thật.',
      en: 'The moment "{value}" in "{columnName}" does not exist.',
    },
    cure: {
      vi: 'Sửa ngày; nếu nguồn viết tháng trước ngày, khai dates: month-first trong ánh xạ.',
      en: 'Correct it; where the source writes the month first, say dates: month-first in the mapping.',
    },
  },
  'rows.date-range': {
    kind: 'issue',
    text: {
      vi: 'Ngày "{value}" ở cột "{columnName}" nằm ngoài khoảng {from} đến {to}.',
      en: 'The date "{value}" in "{columnName}" is not within {from} to {to}.',
    },
    cure: {
      vi: 'Sửa ngày, hoặc để trống nếu việc đó chưa xảy ra.',
      en: 'Correct it, or leave it empty where it has not happened.',
    },
  },
  'rows.procedure-code-short': {
    kind: 'issue',
    text: {
      vi: 'Mã thủ tục "{value}" ở cột "{columnName}" thiếu chữ số: được lưu là số nên có lẽ đã mất số 0 ở cuối ({whole}).',
      en: 'The code "{value}" of a procedure in "{columnName}" lacks digits: held as a number, it has probably lost zeros at its end ({whole}).',
    },
    cure: {
      vi: 'Trong bảng tính, đặt cột mã kiểu Văn bản (Text) rồi nhập lại mã, hoặc định dạng số 0.000000; trong JSON và Parquet, gửi mã là chuỗi. Nếu mã đúng là như vậy, khai nghĩa của nó ở mục values của ánh xạ.',
      en: "In the sheet, give the column of codes the type Text and enter the codes again, or the number format 0.000000; in JSON and Parquet send codes as text. A code of another numbering is stated under the mapping's values.",
    },
  },
  'rows.mark-unread': {
    kind: 'issue',
    text: {
      vi: 'Cột "{columnName}": {count} ô không đọc được là có hay không (đầu tiên: {first}); coi như nguồn không cho biết.',
      en: 'Column "{columnName}": {count} cell(s) are neither yes nor no (first: {first}); taken as not told.',
    },
    cure: {
      vi: 'Dùng 1/0, hoặc khai nghĩa ở mục values của ánh xạ (--mapping; HTTP: ?mapping=), rồi gửi lại.',
      en: "Use 1/0, or say what they mean in the mapping's values (--mapping; HTTP: ?mapping=), and send them again.",
    },
  },
} as const satisfies Record<string, ProblemEntry>
