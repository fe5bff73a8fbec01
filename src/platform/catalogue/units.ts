import type { ProblemEntry } from '../problem.ts'

const issue = (text: ProblemEntry['text'], cure: ProblemEntry['cure']): ProblemEntry & { kind: 'issue' } => ({
  kind: 'issue',
  text,
  cure,
})

/** Cure of issues that only tell what was understood. */
const READ_ONLY = {
  vi: 'Không cần làm gì; xem cách suy ra ở docs/units.md.',
  en: 'Nothing to do; docs/units.md tells how it is worked out.',
}

/** Problems of reading lists of units and lineages. */
const files = {
  'units.not-utf8': issue(
    { vi: 'Tệp {file} không phải văn bản UTF-8.', en: 'The file {file} is not UTF-8 text.' },
    {
      vi: 'Trong Excel, chọn Lưu thành (Save As) kiểu "CSV UTF-8", rồi nạp lại.',
      en: 'In Excel, use Save As with the type "CSV UTF-8", then import it again.',
    },
  ),
  'units.csv-broken': issue(
    { vi: 'Tệp {file} không đúng dạng CSV ({detail}).', en: 'The file {file} is no well-formed CSV ({detail}).' },
    { vi: 'Kiểm tra dấu ngoặc kép ở dòng nêu trên.', en: 'Check the quotation marks on that line.' },
  ),
  'units.empty': issue(
    { vi: 'Tệp {file} không có dòng nào.', en: 'The file {file} has no rows.' },
    { vi: 'Kiểm tra lại tệp đã chọn.', en: 'Check that this is the file you meant.' },
  ),
  'units.header-unknown': issue(
    {
      vi: 'Dòng tiêu đề của {file} không phải của danh mục đơn vị hay của quá trình kế thừa; các cột đọc được: {found}.',
      en: 'The header of {file} is neither of a list of units nor of a lineage; columns found: {found}.',
    },
    {
      vi: 'Danh mục cần các cột {list}; quá trình kế thừa cần các cột {lineage}.',
      en: 'A list needs the columns {list}; a lineage needs the columns {lineage}.',
    },
  ),
  'units.ragged-row': issue(
    {
      vi: 'Dòng có {cells} ô, tiêu đề có {expected} cột.',
      en: 'The row has {cells} cells, the header has {expected} columns.',
    },
    {
      vi: 'Tên có dấu phẩy phải đặt trong ngoặc kép; thêm ô trống cho cột thiếu.',
      en: 'Put names with a comma in quotation marks; add empty cells for missing columns.',
    },
  ),
  'units.cell-missing': issue(
    { vi: 'Thiếu giá trị ở cột {columnName}.', en: 'The column {columnName} is empty.' },
    { vi: 'Điền giá trị hoặc bỏ dòng này.', en: 'Fill it in or leave the row out.' },
  ),
  'units.level-unknown': issue(
    { vi: 'Không có cấp "{value}".', en: 'There is no level "{value}".' },
    { vi: 'Dùng một trong: {levels}.', en: 'Use one of: {levels}.' },
  ),
  'units.duplicate-code': issue(
    {
      vi: 'Mã {code} ({name}) đã có ở dòng {firstRow} ({firstName}).',
      en: 'The code {code} ({name}) is already on line {firstRow} ({firstName}).',
    },
    { vi: 'Mỗi mã chỉ xuất hiện một lần trong một danh mục.', en: 'Each code may occur once in a list.' },
  ),
  'units.parent-missing': issue(
    {
      vi: 'Đơn vị cấp trên {parentCode} của {name} ({code}) không có trong tệp.',
      en: 'The parent {parentCode} of {name} ({code}) is not in the file.',
    },
    {
      vi: 'Thêm dòng của đơn vị cấp trên; danh mục một phần cần đủ các cấp trên.',
      en: 'Add the row of the parent; a list of a part needs all units above it too.',
    },
  ),
  'units.parent-circle': issue(
    { vi: 'Các đơn vị nằm vòng quanh nhau: {codes}.', en: 'These units lie below each other in a circle: {codes}.' },
    { vi: 'Sửa cột parentCode của một trong các đơn vị này.', en: 'Correct parentCode of one of them.' },
  ),
  'units.column-twice': issue(
    {
      vi: 'Cột {columnName} có hai lần trong dòng tiêu đề (cột thứ {first} và {second}).',
      en: 'The column {columnName} stands twice in the header (columns {first} and {second}).',
    },
    { vi: 'Xoá hoặc đổi tên một trong hai cột.', en: 'Remove or rename one of the two.' },
  ),
  'units.code-short': issue(
    {
      vi: 'Mã {code} ({name}) ngắn hơn các mã cùng cấp ({length} chữ số): có lẽ đã mất số 0 ở đầu ({whole}).',
      en: 'The code {code} ({name}) is shorter than others of its level ({length} digits): its leading zeros are probably lost ({whole}).',
    },
    {
      vi: 'Trong bảng tính, đặt cột mã kiểu Văn bản (Text) rồi nhập lại mã, hoặc nạp tệp CSV gốc.',
      en: 'In the sheet, give the column of codes the type Text and enter the codes again, or import the original CSV.',
    },
  ),
  'units.parent-needed': issue(
    {
      vi: '{name} ({code}) thuộc cấp {level} nhưng không có parentCode.',
      en: '{name} ({code}) is of level {level} and has no parentCode.',
    },
    {
      vi: 'Điền mã đơn vị cấp trên vào parentCode và có dòng của đơn vị đó; chỉ nation, ministry và province được để trống.',
      en: 'Fill in the code of the unit above, which needs a row too; only nation, ministry and province may be without.',
    },
  ),
  'units.level-inverted': issue(
    {
      vi: '{name} ({code}, cấp {level}) không thể trực thuộc {parentName} ({parentCode}, cấp {parentLevel}).',
      en: '{name} ({code}, level {level}) cannot lie below {parentName} ({parentCode}, level {parentLevel}).',
    },
    { vi: 'Sửa level hoặc parentCode của dòng này.', en: 'Correct level or parentCode of this row.' },
  ),
  'units.file-too-big': {
    kind: 'error',
    exit: 3,
    http: 413,
    text: {
      vi: 'Tệp "{file}" nặng {size}, quá mức {limit} cho một danh mục đơn vị.',
      en: 'The file "{file}" is {size}; the limit for a list of units is {limit}.',
    },
    cure: {
      vi: 'Danh mục cả nước chưa đến 1 MB: chọn lại tệp, hoặc chép riêng các cột cần thiết sang tệp mới.',
      en: 'The list of the whole nation is under 1 MB: choose the file again, or copy the needed columns into a new one.',
    },
  },
  'units.not-a-table': {
    kind: 'error',
    exit: 3,
    http: 415,
    text: {
      vi: 'Tệp "{file}" có định dạng {format}; danh mục đơn vị phải là CSV hoặc XLSX.',
      en: 'The file "{file}" is {format}; a list of units must be CSV or XLSX.',
    },
    cure: {
      vi: 'Chép bảng sang bảng tính rồi lưu kiểu "CSV UTF-8" hoặc XLSX.',
      en: 'Copy the table into a sheet and save it as "CSV UTF-8" or XLSX.',
    },
  },
  'units.extent-unknown': issue(
    { vi: 'Không có mức kế thừa "{value}".', en: 'There is no extent "{value}".' },
    { vi: 'Dùng một trong: {extents}.', en: 'Use one of: {extents}.' },
  ),
  'units.extent-without-successor': issue(
    {
      vi: 'Mức "{value}" không hợp với đơn vị kế thừa "{successorCode}".',
      en: 'The extent "{value}" does not go with the successor "{successorCode}".',
    },
    {
      vi: 'Chỉ để trống successorCode khi chưa xác định được đơn vị kế thừa, với mức unknown.',
      en: 'Leave successorCode empty only where the successor is not established, with the extent unknown.',
    },
  ),
  'units.duplicate-lineage': issue(
    {
      vi: 'Cặp {predecessorCode} → {successorCode} đã có ở dòng {firstRow}.',
      en: 'The pair {predecessorCode} → {successorCode} is already on line {firstRow}.',
    },
    { vi: 'Giữ một dòng cho mỗi cặp.', en: 'Keep one row for each pair.' },
  ),
  'units.scope-nation': issue(
    {
      vi: 'Tệp {file} được hiểu là danh mục của cả nước: đơn vị không có trong đó coi như đã kết thúc.',
      en: 'The file {file} is taken as the list of the whole nation: units it lacks have ended.',
    },
    {
      vi: 'Nếu danh mục chỉ đủ cho một tỉnh hay huyện, nạp với --under MÃ.',
      en: 'If it is complete for a province or district only, import it with --under CODE.',
    },
  ),
  'units.scope': issue(
    {
      vi: 'Tệp {file} được hiểu là đầy đủ trong phạm vi đơn vị {scopeCode}; nơi khác không thay đổi.',
      en: 'The file {file} is taken as complete within unit {scopeCode}; nothing changes elsewhere.',
    },
    { vi: 'Nếu phạm vi khác, nạp với --under MÃ.', en: 'If the scope is another, import it with --under CODE.' },
  ),
  'units.scope-ended': issue(
    {
      vi: 'Đơn vị {scopeCode} không có trong {file}: coi như đơn vị đó và các đơn vị trực thuộc không còn từ ngày này.',
      en: 'Unit {scopeCode} is not in {file}: it and all units below it are taken to have ended by this date.',
    },
    {
      vi: 'Kiểm tra mã sau --under nếu đó không phải ý bạn.',
      en: 'Check the code after --under if you did not mean that.',
    },
  ),
} as const satisfies Record<string, ProblemEntry>

const CHECK_FROM_UNDER = {
  vi: 'Kiểm tra ngày sau --from; nếu danh mục chỉ đủ cho một tỉnh hay huyện, thêm --under MÃ; nếu có quá trình kế thừa của ngày đó, nạp trước.',
  en: 'Check the date after --from; if the list is complete for a province or district only, add --under CODE; if there is a lineage of that date, import it first.',
}

/** What makes an import look like a mistake, and what removing a source would leave without units. */
const doubts = {
  'units.ends-open': issue(
    {
      vi: 'Từ ngày {date} sẽ có {count} đơn vị kết thúc mà không nguồn nào cho biết nay là đơn vị nào: {names} … (danh mục của ngày đó: {files}).',
      en: 'By {date}, {count} units would end and nothing tells what became of them: {names} … (lists of that date: {files}).',
    },
    CHECK_FROM_UNDER,
  ),
  'units.lineage-misfits': issue(
    {
      vi: 'Trước ngày {date}, {count} mã trong quá trình kế thừa thuộc về đơn vị tên khác: {names} …',
      en: 'Before {date}, {count} codes of the lineage belong to units of other names: {names} …',
    },
    { vi: 'Kiểm tra ngày sau --from.', en: 'Check the date after --from.' },
  ),
  'units.revives': issue(
    {
      vi: 'Nạp với ngày {date} sẽ làm {count} đơn vị đã kết thúc có hiệu lực trở lại: {names} …',
      en: 'With the date {date}, {count} units that had ended would begin again: {names} …',
    },
    { vi: 'Kiểm tra ngày sau --from.', en: 'Check the date after --from.' },
  ),
  'units.levels-of-later': issue(
    {
      vi: '{count} xã, phường trực thuộc thẳng tỉnh ({names} …), nhưng trước ngày {day} còn cấp huyện; --from ghi {date}.',
      en: '{count} communes lie directly below a province ({names} …), but until {day} districts lay between; --from says {date}.',
    },
    { vi: 'Kiểm tra ngày sau --from.', en: 'Check the date after --from.' },
  ),
  'units.levels-of-earlier': issue(
    {
      vi: 'Danh mục có {count} đơn vị cấp huyện ({names} …), nhưng từ ngày {day} không còn cấp huyện; --from ghi {date}.',
      en: 'The list has {count} districts ({names} …), but since {day} there are none; --from says {date}.',
    },
    { vi: 'Kiểm tra ngày sau --from.', en: 'Check the date after --from.' },
  ),
  'units.date-in-name': issue(
    {
      vi: 'Tên tệp {file} ghi ngày {named}, --from ghi {date}.',
      en: 'The name of {file} says {named}, --from says {date}.',
    },
    { vi: 'Sửa ngày sau --from, hoặc đổi tên tệp.', en: 'Correct the date after --from, or rename the file.' },
  ),
  'units.date-far': issue(
    {
      vi: '--from ghi {date}, sau hôm nay ({today}) hơn một năm.',
      en: '--from says {date}, more than a year after today ({today}).',
    },
    { vi: 'Kiểm tra ngày sau --from.', en: 'Check the date after --from.' },
  ),
  'units.ends-unconfirmed': issue(
    {
      vi: 'Chưa lưu gì: tệp này sẽ làm {count} đơn vị kết thúc và có dấu hiệu nhầm như nêu trên.',
      en: 'Nothing was stored: this file would end {count} units and looks like a mistake as said above.',
    },
    {
      vi: 'Xem đủ danh sách với --dry-run --json; nếu đúng ý bạn, nạp lại với --ends {count}.',
      en: 'See all of them with --dry-run --json; if you mean it, import again with --ends {count}.',
    },
  ),
  'units.ends-differ': issue(
    {
      vi: 'Chưa lưu gì: tệp này sẽ làm {count} đơn vị kết thúc, không phải {confirmed} như --ends ghi.',
      en: 'Nothing was stored: this file would end {count} units, not {confirmed} as --ends says.',
    },
    {
      vi: 'Xem lại với --dry-run --json; nếu đúng ý bạn, nạp lại với --ends {count}.',
      en: 'Look again with --dry-run --json; if you mean it, import again with --ends {count}.',
    },
  ),
  'units.removal-orphans': issue(
    {
      vi: 'Văn bản đã nạp (ngày cuối kỳ: {days}) nhắc đến {count} đơn vị chỉ có trong nguồn này: {names} …',
      en: 'Documents held (last days of their periods: {days}) name {count} units that only this source gives: {names} …',
    },
    {
      vi: 'Nạp danh mục đúng trước; số liệu chuyển sang đơn vị cùng mã và tên của danh mục đó, rồi gỡ nguồn này.',
      en: 'Import the right list first; the figures go to its units of the same code and name, then remove this source.',
    },
  ),
  'units.no-such-source': {
    kind: 'error',
    exit: 4,
    http: 404,
    text: { vi: 'Không có nguồn đơn vị số {id}.', en: 'There is no source of units number {id}.' },
    cure: { vi: 'Các nguồn đang có: {sources}', en: 'Sources held: {sources}' },
  },
} as const satisfies Record<string, ProblemEntry>

/** What working out the units from all sources brought to light. */
const derivation = {
  'units.lists-disagree': issue(
    {
      vi: 'Hai danh mục cùng ngày {date} ghi khác nhau về mã {code}: "{kept}" và "{other}". Dùng "{kept}".',
      en: 'Two lists of {date} differ on code {code}: "{kept}" and "{other}". "{kept}" is used.',
    },
    {
      vi: 'Đối chiếu với văn bản, sửa danh mục sai rồi nạp lại.',
      en: 'Check the legal text and import a corrected list.',
    },
  ),
  'units.lineages-disagree': issue(
    {
      vi: 'Các nguồn ngày {date} ghi khác nhau về mức {predecessorCode} → {successorCode}; coi là một phần.',
      en: 'Sources of {date} differ on the extent of {predecessorCode} → {successorCode}; a part is assumed.',
    },
    { vi: 'Đối chiếu với nghị quyết sắp xếp đơn vị.', en: 'Check the resolution on the arrangement of units.' },
  ),
  'units.lineage-spelling': issue(
    {
      vi: 'Mã {code} ngày {date}: quá trình kế thừa ghi "{named}", danh mục ghi "{listed}"; coi là một đơn vị vì cùng mã và chỉ khác dấu.',
      en: 'Code {code} on {date}: the lineage writes "{named}", the list "{listed}"; one unit, as the code is the same and only marks differ.',
    },
    READ_ONLY,
  ),
  'units.from-lineage': issue(
    {
      vi: '{count} đơn vị chỉ có trong quá trình kế thừa ngày {date}, không có trong danh mục nào: {names} …',
      en: '{count} units are known from the lineage of {date} only, no list holds them: {names} …',
    },
    {
      vi: 'Nạp thêm danh mục có hiệu lực trước ngày đó nếu có.',
      en: 'Import a list in force shortly before that date if there is one.',
    },
  ),
  'units.successor-code': issue(
    {
      vi: 'Ngày {date}: {name} có mã {code} trong quá trình kế thừa nhưng {listedCode} trong danh mục; nối theo tên và địa bàn, đánh dấu là suy ra.',
      en: 'On {date}: {name} has the code {code} in the lineage and {listedCode} in the list; linked by name and place, marked as assumed.',
    },
    {
      vi: 'Sửa mã trong tệp kế thừa rồi nạp lại để thành chắc chắn.',
      en: 'Correct the code in the lineage to make it certain.',
    },
  ),
  'units.successor-not-listed': issue(
    {
      vi: 'Ngày {date}: {name} ({code}) tiếp nhận đơn vị khác nhưng danh mục cùng ngày không có; coi như chưa xác định được đơn vị kế thừa.',
      en: 'On {date}: {name} ({code}) takes over units but the list of that date lacks it; the successor counts as not established.',
    },
    { vi: 'Kiểm tra mã và tên trong hai tệp.', en: 'Check code and name in both files.' },
  ),
  'units.assumed': issue(
    {
      vi: '{count} đơn vị kết thúc ngày {date} không có nguồn nào nêu đơn vị kế thừa; suy ra theo mã hoặc tên: {names} …',
      en: 'No source names the successor of {count} units that ended on {date}; assumed from code or name: {names} …',
    },
    {
      vi: 'Nạp quá trình kế thừa của ngày đó để thay phần suy ra.',
      en: 'Import the lineage of that date to replace what is assumed.',
    },
  ),
  'units.ended-unexplained': issue(
    {
      vi: '{units} kết thúc ngày {date} mà chưa xác định được đơn vị kế thừa: {names} …',
      en: '{units} ended on {date}; what became of them is not established: {names} …',
    },
    { vi: 'Nạp quá trình kế thừa của ngày đó nếu có.', en: 'Import the lineage of that date if there is one.' },
  ),
  'units.provisional-settled': issue(
    {
      vi: '{count} đơn vị tạm đã có trong danh mục, số liệu chuyển về đơn vị chính thức: {names}.',
      en: '{count} provisional units are in the lists now; their figures belong to the listed units: {names}.',
    },
    READ_ONLY,
  ),
  'units.provisional-ambiguous': issue(
    {
      vi: 'Đơn vị tạm "{name}" (ngày {date}) có thể là một trong: {candidates}. Giữ nguyên là đơn vị tạm.',
      en: 'The provisional unit "{name}" ({date}) may be one of: {candidates}. It stays provisional.',
    },
    {
      vi: 'Nạp lại văn bản với tên đầy đủ (xã, phường, thị trấn) của đơn vị.',
      en: 'Import the document again with the full name of the unit, its type included.',
    },
  ),
  'units.use-outside': issue(
    {
      vi: '{count} đơn vị được văn bản nhắc đến vào ngày đơn vị đó không còn hoặc chưa có: {names} …',
      en: '{count} units are named by documents for a date on which they were not in force: {names} …',
    },
    {
      vi: 'Kiểm tra kỳ báo cáo của văn bản hoặc ngày của danh mục.',
      en: 'Check the period of the document or the date of the list.',
    },
  ),
} as const satisfies Record<string, ProblemEntry>

export const units = { ...files, ...doubts, ...derivation } as const satisfies Record<string, ProblemEntry>
