import type { ProblemEntry } from '../problem.ts'

/** Problems of tables, rows and figures of a published document. */
export const readingTables = {
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
      vi: 'Có {count} số đứng trên các dòng không có chữ: văn bản đã mất cột của bảng nên không biết số nào của ai.',
      en: '{count} numbers stand on lines without words: the text has lost the columns of its tables, so whose they are cannot be told.',
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
  'reading.head-mixed': {
    kind: 'issue',
    text: {
      vi: 'Tên cột "{head}" có vẻ gồm chữ của hai cột sát nhau nên không biết cột nào là chỉ tiêu nào.',
      en: 'The head "{head}" seems to hold words of two columns that stand close, so which column is which figure cannot be told.',
    },
    cure: {
      vi: 'Dùng bản PDF, DOCX hoặc XLSX gốc, hoặc tách rõ tên các cột trong tệp văn bản.',
      en: 'Use the PDF, DOCX or XLSX original, or set the heads apart in the text.',
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
  'reading.counts-or-percents': {
    kind: 'issue',
    text: {
      vi: 'Cột "{head}" không ghi "%" hay "tỷ lệ", chỉ có số nguyên và đứng cạnh cột số lượng cùng nhóm: có thể là số hồ sơ, không phải tỷ lệ, nên không nạp.',
      en: 'The column "{head}" says neither "%" nor "rate", holds whole numbers only and stands beside numbers of its group: these may be dossiers and no rate.',
    },
    cure: {
      vi: 'Nếu là tỷ lệ, ghi "(%)" vào tên cột; nếu là số hồ sơ, ghi "Số hồ sơ" vào tên cột hoặc ẩn cột.',
      en: 'Write "(%)" into the head of a rate; write "Số hồ sơ" into the head of a number of dossiers, or hide the column.',
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
  'reading.row-number': {
    kind: 'issue',
    text: {
      vi: 'Dòng "{name}": không biết số {number} đứng sau tên là giá trị hay là số của tên (khi đó có một ô trống); dòng không được đọc.',
      en: 'The row "{name}": whether {number} after the name is a value, or belongs to the name and a cell is blank, cannot be told, so the row was not read.',
    },
    cure: {
      vi: 'Ghi "-" vào ô trống, hoặc dùng bản gốc DOCX, XLSX, PDF có kẻ ô.',
      en: 'Put "-" where a cell is blank, or use the DOCX, XLSX or ruled PDF original.',
    },
  },
  'reading.row-doubtful': {
    kind: 'issue',
    text: {
      vi: 'Dòng "{name}" có đủ {expected} giá trị ({values}), nhưng không chắc tên kết thúc ở đâu hay giá trị nào của cột nào; dòng không được đọc.',
      en: 'The row "{name}" has a value for each of {expected} columns ({values}), but where its name ends or which value is of which column is not certain, so it was not read.',
    },
    cure: {
      vi: 'Dùng bản gốc DOCX, XLSX hoặc PDF có kẻ ô.',
      en: 'Use the DOCX, XLSX or ruled PDF original.',
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
  'reading.name-broken': {
    kind: 'issue',
    text: {
      vi: 'Tên đơn vị "{name}" có khoảng trắng giữa một từ: không biết là đơn vị nào.',
      en: 'The unit name "{name}" has a blank within a word: which unit it is cannot be told.',
    },
    cure: {
      vi: 'Nhập chính tệp PDF hoặc bản gốc DOCX, XLSX; hoặc sửa tên trong văn bản.',
      en: 'Import the PDF itself or the DOCX or XLSX original; or correct the name in the text.',
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
      vi: 'Dòng xen giữa hoặc ngay dưới bảng, không đọc: "{text}".',
      en: 'A line among or right below the rows was not read: "{text}".',
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
      vi: 'Cột "{head}" là tỷ lệ phần trăm nhưng mọi giá trị từ 0 đến 1 và không có "%": có thể là phân số (0,99 = 99%) nên không nạp.',
      en: 'The column "{head}" is a percentage, yet all values lie between 0 and 1 without "%": they may be shares of one (0.99 = 99%), so nothing is imported.',
    },
    cure: {
      vi: 'Nếu là phân số, định dạng cột thành phần trăm trong Excel (hoặc ghi 98,2 thay cho 0,982) rồi nạp lại; nếu đúng là số phần trăm như in, thêm --percents-as-printed.',
      en: 'If they are shares, format the column as percent in Excel (or write 98.2 for 0.982) and import again; if they are percents as printed, add --percents-as-printed.',
    },
  },
  'reading.share-among-percents': {
    kind: 'issue',
    text: {
      vi: '"{name}": "{text}" ở cột "{head}" nhỏ hơn hẳn mọi giá trị khác hoặc thiếu dấu "%": có thể là phân số (0,99 = 99%) nên không nạp.',
      en: '"{name}": "{text}" in the column "{head}" is far below all other values or lacks their "%": it may be a share of one (0.99 = 99%), so nothing is imported.',
    },
    cure: {
      vi: 'Nếu là phân số, sửa ô đó (98,2 thay cho 0,982) rồi nạp lại; nếu đúng là số phần trăm như in, thêm --percents-as-printed.',
      en: 'If it is a share, correct the cell (98.2 for 0.982) and import again; if it is a percentage as printed, add --percents-as-printed.',
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
      vi: 'Sửa để mỗi đơn vị có một giá trị; nếu là hai đơn vị, viết đủ loại đơn vị (xã, thị trấn …) hoặc nơi trực thuộc: Phường Ba Đình (Thị xã Bỉm Sơn).',
      en: 'Leave one value a unit; if these are two units, write their kinds (xã, thị trấn …) or their places: Phường Ba Đình (Thị xã Bỉm Sơn).',
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
} as const satisfies Record<string, ProblemEntry>
