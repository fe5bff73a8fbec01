import type { ProblemEntry } from '../problem.ts'

/** Problems of files of counts and of scoring them. */
export const scoring = {
  'counts.columns': {
    kind: 'issue',
    text: {
      vi: 'Tệp {file} thiếu các cột: {missing}; các cột đọc được: {found}.',
      en: 'The file {file} lacks the columns {missing}; columns found: {found}.',
    },
    cure: {
      vi: 'Dòng đầu của tệp phải là: unit,period,measure,value (và level nếu cần).',
      en: 'The first line of the file must be: unit,period,measure,value (and level where needed).',
    },
  },
  'counts.empty': {
    kind: 'issue',
    text: {
      vi: 'Tệp {file} không có số đếm nào.',
      en: 'The file {file} holds no counts.',
    },
    cure: {
      vi: 'Mỗi dòng dưới tiêu đề là một số đếm của một đơn vị trong một kỳ.',
      en: 'Each row under the header is one count of one unit in one period.',
    },
  },
  'counts.blank': {
    kind: 'issue',
    text: {
      vi: 'Thiếu giá trị ở cột {columnName}.',
      en: 'The column {columnName} is empty.',
    },
    cure: {
      vi: 'Điền giá trị hoặc bỏ dòng này; chỉ cột value được để trống (không báo cáo).',
      en: 'Fill it in or leave the row out; only value may be empty (not reported).',
    },
  },
  'counts.period': {
    kind: 'issue',
    text: {
      vi: 'Kỳ "{value}" không đúng dạng của tệp số đếm.',
      en: 'The period "{value}" is not of a form that a file of counts has.',
    },
    cure: {
      vi: 'Viết 2026-08, 2026-Q3, 2026-H1, 2026 hoặc 2026-01-01..2026-10-10; kỳ theo cách chia riêng thì ghi ngày đầu và ngày cuối: 2026-07-21..2026-08-20.',
      en: 'Write 2026-08, 2026-Q3, 2026-H1, 2026 or 2026-01-01..2026-10-10; a period of a scheme by its days: 2026-07-21..2026-08-20.',
    },
  },
  'counts.level': {
    kind: 'issue',
    text: {
      vi: 'Không có cấp "{value}".',
      en: 'There is no level "{value}".',
    },
    cure: {
      vi: 'Dùng một trong: {known}; hoặc để trống.',
      en: 'Use one of: {known}; or leave it empty.',
    },
  },
  'counts.levels': {
    kind: 'issue',
    text: {
      vi: '{unit} được ghi hai cấp khác nhau: {first} và {second}.',
      en: '{unit} is given two levels: {first} and {second}.',
    },
    cure: {
      vi: 'Một đơn vị trong một kỳ chỉ có một cấp.',
      en: 'A unit has one level in a period.',
    },
  },
  'counts.measure-unknown': {
    kind: 'issue',
    text: {
      vi: 'Bộ chỉ số không có số đếm "{name}".',
      en: 'The index set has no measure "{name}".',
    },
    cure: {
      vi: 'Gần nhất: {near}. Cũng dùng được MÃ.numerator, MÃ.denominator, MÃ.ratio (phần trăm) và MÃ.score.',
      en: 'The nearest: {near}. CODE.numerator, CODE.denominator, CODE.ratio (per cent) and CODE.score may be used too.',
    },
  },
  'counts.not-a-number': {
    kind: 'issue',
    text: {
      vi: '{name}: "{value}" không phải là số.',
      en: '{name}: "{value}" is no number.',
    },
    cure: {
      vi: 'Viết số không có dấu phân cách hàng nghìn (1405); để trống nếu không báo cáo; ghi "không áp dụng" nếu không áp dụng.',
      en: 'Write the number without separators of thousands (1405); leave it empty when it is not reported; write "n/a" when it does not apply.',
    },
  },
  'counts.negative': {
    kind: 'issue',
    text: {
      vi: '{name}: số đếm không thể âm ({value}).',
      en: '{name}: a count cannot be negative ({value}).',
    },
    cure: {
      vi: 'Kiểm tra lại nguồn số liệu.',
      en: 'Check the source.',
    },
  },
  'counts.not-whole': {
    kind: 'issue',
    text: {
      vi: '{name}: số đếm phải là số nguyên, ở đây là {value}.',
      en: '{name}: a count is a whole number, here it is {value}.',
    },
    cure: {
      vi: 'Nếu dấu chấm là phân cách hàng nghìn thì bỏ đi (1.405 viết là 1405).',
      en: 'If the point separates thousands, leave it out (1.405 is written 1405).',
    },
  },
  'counts.twice': {
    kind: 'issue',
    text: {
      vi: '{name} của {unit} đã có ở dòng {line}.',
      en: '{name} of {unit} stands on line {line} already.',
    },
    cure: {
      vi: 'Giữ một dòng.',
      en: 'Keep one of the rows.',
    },
  },
  'score.out-of-force': {
    kind: 'issue',
    text: {
      vi: 'Bộ chỉ số {id} không có hiệu lực trong các kỳ: {periods} (hiệu lực từ {from} đến {to}).',
      en: 'The index set {id} is not in force in the periods {periods} (in force from {from} to {to}).',
    },
    cure: {
      vi: 'Kết quả chỉ là tính thử; không nối với số liệu của hệ thống khác.',
      en: 'The result is a trial only; do not join it to figures of another system.',
    },
  },
  'score.above-whole': {
    kind: 'issue',
    text: {
      vi: '{unit}, {period}, {line}: tử số lớn hơn mẫu số; điểm được tính tối đa.',
      en: '{unit}, {period}, {line}: the numerator is greater than the denominator; full marks are given.',
    },
    cure: {
      vi: 'Kiểm tra lại hai số đếm.',
      en: 'Check both counts.',
    },
  },
  'score.published-above-max': {
    kind: 'issue',
    text: {
      vi: '{unit}, {period}, {line}: điểm công bố {published} lớn hơn điểm tối đa {max}; vẫn tính như công bố.',
      en: '{unit}, {period}, {line}: published {published} points, more than the maximum of {max}; they are counted as published.',
    },
    cure: {
      vi: 'Kiểm tra lại số đã công bố, dòng điểm và thang điểm.',
      en: 'Check the published figure, the line and the scale.',
    },
  },
  'score.ratio-above-whole': {
    kind: 'issue',
    text: {
      vi: '{unit}, {period}, {line}: tỷ lệ công bố {ratio}% lớn hơn 100%; điểm được tính tối đa.',
      en: '{unit}, {period}, {line}: the published share of {ratio}% is above 100%; full marks are given.',
    },
    cure: {
      vi: 'Kiểm tra lại tỷ lệ đã công bố.',
      en: 'Check the published share.',
    },
  },
  'score.counts-conflict': {
    kind: 'issue',
    text: {
      vi: '{unit}, {period}, {line}.{part}: ghi {stated}, nhưng theo các số đếm khác trong tệp là {given}; tính theo {stated}.',
      en: '{unit}, {period}, {line}.{part}: stated as {stated}, but by the other counts of the file it is {given}; {stated} is counted.',
    },
    cure: {
      vi: 'Giữ một trong hai: số của tiêu chí hoặc các số đếm hợp thành.',
      en: 'Keep one of both: the count of the criterion, or the measures that it is made of.',
    },
  },
  'score.above-max': {
    kind: 'issue',
    text: {
      vi: '{unit}, {period}, {line}: số điểm đã cho lớn hơn điểm tối đa; chỉ tính điểm tối đa.',
      en: '{unit}, {period}, {line}: the points given are above the maximum; the maximum is counted.',
    },
    cure: {
      vi: 'Kiểm tra thang điểm: điểm trên thang khác phải quy đổi trước (rule: linear hoặc goalposts).',
      en: 'Check the scale: points of another scale have to be brought to this one first (rule: linear or goalposts).',
    },
  },
  'score.shares-above-whole': {
    kind: 'issue',
    text: {
      vi: '{line}: ở {count} đơn vị tử số lớn hơn mẫu số (ví dụ {units}); điểm được tính tối đa.',
      en: '{line}: the numerator is greater than the denominator in {count} units (such as {units}); full marks are given.',
    },
    cure: {
      vi: 'Số đếm của hai nguồn không khớp: kiểm tra danh mục thủ tục và số đếm đã nạp (thuocdo explain --criterion {line}).',
      en: 'Counts of two sources do not agree: check the catalogue of procedures and the counts delivered (thuocdo explain --criterion {line}).',
    },
  },
  'score.counts-contradict': {
    kind: 'issue',
    text: {
      vi: '{unit}, {period}, {line}: tử số "{numerator}" và mẫu số "{denominator}" mâu thuẫn nhau.',
      en: '{unit}, {period}, {line}: the numerator "{numerator}" and the denominator "{denominator}" contradict each other.',
    },
    cure: {
      vi: 'Ghi lại hai số đếm: mẫu số quyết định có gì phải làm hay không; có thì tử số phải là một số (0 nếu không có).',
      en: 'Write both counts again: the denominator says whether there was anything to do; where there was, the numerator must be a number (0 for none).',
    },
  },
  'score.units-contradict': {
    kind: 'issue',
    text: {
      vi: '{line}: ở {count} đơn vị tử số và mẫu số mâu thuẫn nhau (ví dụ {units}).',
      en: '{line}: the numerator and the denominator of {count} units contradict each other (such as {units}).',
    },
    cure: {
      vi: 'Kiểm tra số đếm đã nạp và danh mục thủ tục (thuocdo explain --criterion {line}).',
      en: 'Check the counts delivered and the catalogue of procedures (thuocdo explain --criterion {line}).',
    },
  },
  'score.competence-shared': {
    kind: 'issue',
    text: {
      vi: '{count} sở, ngành (ví dụ {units}) được tính mọi thủ tục cấp sở: danh mục chỉ nêu cấp thực hiện, không nêu cơ quan nào thực hiện thủ tục nào. Các tiêu chí đếm thủ tục của sở, ngành vì thế chưa chắc đúng.',
      en: '{count} departments or ministries (such as {units}) are counted with every procedure of their level: the catalogue names levels and not which office does what. Their criteria that count procedures are not to be relied upon.',
    },
    cure: {
      vi: 'Nạp số thủ tục của từng cơ quan (thuocdo import --kind counts: proceduresInCompetence, proceduresOfferedOnline, proceduresWithFee, proceduresForCitizens).',
      en: 'Import the numbers of procedures of each office (thuocdo import --kind counts: proceduresInCompetence, proceduresOfferedOnline, proceduresWithFee, proceduresForCitizens).',
    },
  },
  'score.some-without-term': {
    kind: 'issue',
    text: {
      vi: '{count} đơn vị có hồ sơ không rõ hạn trả, nên không rõ có đúng hạn không (ví dụ {units}): các hồ sơ đó không được tính là đúng hạn.',
      en: '{count} units have dossiers of which nothing says when they were due, nor therefore whether they are on time (such as {units}): those do not count as on time.',
    },
    cure: {
      vi: 'Bổ sung ngày hẹn trả, hoặc thời hạn giải quyết của thủ tục trong danh mục (thuocdo explain --criterion).',
      en: 'Add the due dates, or the legal terms of their procedures to the catalogue (thuocdo explain --criterion).',
    },
  },
  'score.differs': {
    kind: 'issue',
    text: {
      vi: '{unit}, {period}, {line}: điểm công bố {published}, tính từ số đếm được {computed}.',
      en: '{unit}, {period}, {line}: published {published} points, the counts give {computed}.',
    },
    cure: {
      vi: 'Kiểm tra số đếm và cách tính; điểm công bố không bị thay.',
      en: 'Check the counts and the formula; the published points are not replaced.',
    },
  },
  'score.index-set-unknown': {
    kind: 'error',
    exit: 4,
    http: 404,
    text: {
      vi: 'Không có bộ chỉ số "{given}".',
      en: 'There is no index set "{given}".',
    },
    cure: {
      vi: 'Các bộ chỉ số tính điểm được: {known}; hoặc chỉ ra tệp .yaml.',
      en: 'Index sets that can be computed: {known}; or name a .yaml file.',
    },
  },
  'score.no-scoring': {
    kind: 'error',
    exit: 3,
    http: 400,
    text: {
      vi: 'Bộ chỉ số {id} chỉ mô tả số liệu công bố, không có cách tính điểm.',
      en: 'The index set {id} describes published figures only; it has no scoring.',
    },
    cure: {
      vi: 'Thêm measures, criteria, groups, rounding theo docs/index-sets.md, hoặc chọn bộ khác.',
      en: 'Add measures, criteria, groups and rounding as docs/index-sets.md explains, or choose another set.',
    },
  },
  'score.refused': {
    kind: 'error',
    exit: 3,
    http: 400,
    text: {
      vi: 'Không chấm điểm: có {count} vấn đề nêu ở trên.',
      en: 'Nothing was scored. Problems listed above: {count}.',
    },
    cure: {
      vi: 'Sửa các dòng đã nêu rồi chạy lại.',
      en: 'Correct them and run the command again.',
    },
  },
  'score.none-in-force': {
    kind: 'error',
    exit: 4,
    http: 404,
    text: {
      vi: 'Không có bộ chỉ số tính điểm nào có hiệu lực trong kỳ {period}.',
      en: 'No index set that can be computed is in force in {period}.',
    },
    cure: {
      vi: 'Chọn bộ bằng --index-set, hoặc thêm tệp vào thư mục index-sets của thư mục dữ liệu.',
      en: 'Choose one with --index-set, or add a file to index-sets in the data folder.',
    },
  },
  'score.set-faulty': {
    kind: 'error',
    exit: 3,
    http: 503,
    text: {
      vi: 'Kỳ {period} phải tính theo một bộ chỉ số đang có lỗi, nên chưa tính điểm: {problem}',
      en: 'The period {period} is to be scored by an index set that has problems, so it is not scored: {problem}',
    },
    cure: {
      vi: 'Sửa tệp đó, hoặc bỏ tệp khỏi thư mục index-sets để kỳ này tính theo bộ còn lại; khởi động lại serve sau khi sửa.',
      en: 'Correct the file, or take it out of index-sets so that the period is scored by the set that is left; start serve again after that.',
    },
  },
  'score.nothing-held': {
    kind: 'error',
    exit: 4,
    http: 404,
    text: {
      vi: 'Kỳ {period} chưa có hồ sơ, phản ánh, kiến nghị hay số đếm nào của đơn vị trong danh mục.',
      en: 'No dossiers, petitions or counts of a listed unit are held for {period}.',
    },
    cure: {
      vi: 'Nạp hồ sơ (thuocdo import --kind dossiers TỆP), phản ánh, kiến nghị (petitions) hoặc số đếm (counts), và danh mục đơn vị có mã dùng trong đó (cột code hoặc portalCode).',
      en: 'Import dossiers (thuocdo import --kind dossiers FILE), petitions or counts, and a list of units with the codes that they bear (column code or portalCode).',
    },
  },
  'score.unit': {
    kind: 'error',
    exit: 4,
    http: 404,
    text: {
      vi: 'Không có đơn vị "{given}" trong kỳ {period}.',
      en: 'There is no unit "{given}" in {period}.',
    },
    cure: {
      vi: 'Ghi mã hoặc tên đầy đủ của đơn vị; xem danh mục bằng "thuocdo units list".',
      en: 'Give the code or the full name of the unit; "thuocdo units list" shows them.',
    },
  },
  'score.unit-near': {
    kind: 'error',
    exit: 4,
    http: 404,
    text: {
      vi: 'Không xác định được đơn vị "{given}" trong kỳ {period}; gần nhất: {near}.',
      en: 'There is no one unit "{given}" in {period}; the nearest: {near}.',
    },
    cure: {
      vi: 'Ghi mã hoặc tên đầy đủ của đơn vị.',
      en: 'Give the code or the full name of the unit.',
    },
  },
  'score.stated-unit': {
    kind: 'issue',
    text: {
      vi: 'Số đếm cho sẵn có {count} đơn vị không có trong danh mục của kỳ: {units} …',
      en: '{count} units of the stated counts are in no list of the period: {units} …',
    },
    cure: {
      vi: 'Ghi mã đơn vị như trong danh mục.',
      en: 'Write the codes of units as in the list.',
    },
  },
  'scores.running': {
    kind: 'error',
    exit: 3,
    http: 409,
    text: {
      vi: 'Kỳ {period} chưa kết thúc (đến hết {to}), nên chưa ghi lại điểm được.',
      en: 'The period {period} is not over (it ends on {to}), so its scores cannot be recorded.',
    },
    cure: {
      vi: 'Ghi lại sau ngày cuối kỳ; xem điểm tạm tính bằng: thuocdo score --period {period}',
      en: 'Record them after its last day; see the provisional ones with: thuocdo score --period {period}',
    },
  },
  'scores.not-in-force': {
    kind: 'error',
    exit: 3,
    http: 409,
    text: {
      vi: 'Bộ chỉ số {id} không có hiệu lực trong kỳ {period} (hiệu lực từ {from} đến {to}), nên không ghi lại điểm.',
      en: 'The index set {id} is not in force in {period} (in force from {from} to {to}), so no scores are recorded by it.',
    },
    cure: {
      vi: 'Ghi lại theo bộ có hiệu lực trong kỳ; tính thử thì dùng: thuocdo score --period {period} --index-set {id}',
      en: 'Record them by a set that is in force; for a trial use: thuocdo score --period {period} --index-set {id}',
    },
  },
  'explain.criterion': {
    kind: 'error',
    exit: 4,
    http: 404,
    text: {
      vi: 'Bộ chỉ số không có tiêu chí "{given}".',
      en: 'The index set has no criterion "{given}".',
    },
    cure: {
      vi: 'Các tiêu chí: {known}.',
      en: 'The criteria: {known}.',
    },
  },
} as const satisfies Record<string, ProblemEntry>
