import type { ProblemEntry } from '../problem.ts'

/** Problems of the scoring part of index sets. */
export const scoringRules = {
  'indexSet.scoring-lacks': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: phần tính điểm thiếu: {missing}.',
      en: '{file}, line {line}: the scoring part lacks: {missing}.',
    },
    cure: {
      vi: 'Bộ chỉ số được tính điểm cần đủ measures, criteria, groups và rounding; bộ chỉ số chỉ để đọc số liệu công bố thì bỏ cả bốn.',
      en: 'A set that is computed needs measures, criteria, groups and rounding; one of published figures only has none of them.',
    },
  },
  'indexSet.formula': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: "{key}" không đọc được: {value}.',
      en: '{file}, line {line}: "{key}" cannot be understood: {value}.',
    },
    cure: {
      vi: 'Viết theo một trong các dạng: {wanted}.',
      en: 'Write it in one of these forms: {wanted}.',
    },
  },
  'indexSet.measure-unknown': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: không có số đếm "{name}".',
      en: '{file}, line {line}: there is no measure "{name}".',
    },
    cure: {
      vi: 'Gần nhất: {near}. Thêm số đếm vào measures hoặc sửa tên.',
      en: 'The nearest: {near}. Add the measure under measures or correct the name.',
    },
  },
  'indexSet.fact-unknown': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: không có dữ kiện "{name}" ở nguồn này.',
      en: '{file}, line {line}: this source has no fact "{name}".',
    },
    cure: {
      vi: 'Gần nhất: {near}. Các dữ kiện có trong docs/index-sets.md.',
      en: 'The nearest: {near}. docs/index-sets.md lists them.',
    },
  },
  'indexSet.counts-where': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: số đếm "{measure}" lấy từ counts nên không có điều kiện và cách đếm.',
      en: '{file}, line {line}: the measure "{measure}" comes from counts, so it has no conditions and nothing is counted.',
    },
    cure: {
      vi: 'Bỏ where và count, hoặc đổi from.',
      en: 'Remove where and count, or change from.',
    },
  },
  'indexSet.rule-key': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: quy tắc "{rule}" không dùng khóa "{key}".',
      en: '{file}, line {line}: the rule "{rule}" has no key "{key}".',
    },
    cure: {
      vi: 'Bỏ khóa này; quy tắc này dùng: {known}.',
      en: 'Remove it; this rule uses: {known}.',
    },
  },
  'indexSet.rule-lacks': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: quy tắc "{rule}" thiếu "{key}".',
      en: '{file}, line {line}: the rule "{rule}" lacks "{key}".',
    },
    cure: {
      vi: 'Thêm khóa này; xem docs/index-sets.md.',
      en: 'Add it; see docs/index-sets.md.',
    },
  },
  'indexSet.rule-value': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: "{key}" là {value}, cần {wanted}.',
      en: '{file}, line {line}: "{key}" is {value}; it must be {wanted}.',
    },
    cure: {
      vi: 'Sửa giá trị.',
      en: 'Correct the value.',
    },
  },
  'indexSet.mean-twice': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: cấp {level} đã được lấy bình quân ở trên.',
      en: '{file}, line {line}: the level {level} is a mean already.',
    },
    cure: {
      vi: 'Mỗi cấp chỉ là bình quân của một cấp: bỏ một trong hai dòng.',
      en: 'A level is the mean of one other level: remove one of the two.',
    },
  },
  'indexSet.mean-level': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: cấp {level} không thể là bình quân của cấp {of}.',
      en: '{file}, line {line}: the level {level} cannot be a mean of the level {of}.',
    },
    cure: {
      vi: 'Chọn cấp thấp hơn: {known}.',
      en: 'Choose a lower level: {known}.',
    },
  },
  'indexSet.band-bound': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: bậc này cần "{wanted}" và không có "{other}".',
      en: '{file}, line {line}: this band needs "{wanted}" and no "{other}".',
    },
    cure: {
      vi: 'Mọi bậc của một quy tắc cùng viết from (từ giá trị này trở lên) hoặc cùng viết upTo (đến giá trị này).',
      en: 'All bands of a rule have from (from this value on), or all have upTo (up to this value).',
    },
  },
  'indexSet.group-min': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: "{group}" có thể xuống {most} điểm vì điểm trừ, nhưng range bắt đầu từ {min}.',
      en: '{file}, line {line}: "{group}" can go down to {most} points by penalties, but its range begins at {min}.',
    },
    cure: {
      vi: 'Hạ số đầu của range xuống mức đó, hoặc giảm most của điểm trừ.',
      en: 'Lower the first number of range to that, or the most of the penalties.',
    },
  },
  'indexSet.geometric': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: nhóm "{group}" là trung bình nhân nhưng "{name}" có thể âm.',
      en: '{file}, line {line}: the group "{group}" is a geometric mean, but "{name}" may be below 0.',
    },
    cure: {
      vi: 'Dùng arithmetic-mean hoặc sum, hoặc đưa dòng này sang nhóm khác (goalposts: bỏ cap: false).',
      en: 'Use arithmetic-mean or sum, or put that line into another group (goalposts: remove cap: false).',
    },
  },
  'indexSet.name-twice': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: tên "{name}" đã dùng cho {first}.',
      en: '{file}, line {line}: the name "{name}" is already that of {first}.',
    },
    cure: {
      vi: 'Đổi một trong hai tên: trong tệp số đếm mỗi tên chỉ có một nghĩa.',
      en: 'Change one of them: in a file of counts a name has one meaning.',
    },
  },
  'indexSet.part-unknown': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: nhóm gồm "{name}", nhưng không có tiêu chí hay nhóm nào tên đó.',
      en: '{file}, line {line}: the group holds "{name}", but no criterion and no group has that id.',
    },
    cure: {
      vi: 'Gần nhất: {near}.',
      en: 'The nearest: {near}.',
    },
  },
  'indexSet.part-twice': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: "{name}" đã thuộc nhóm {first}, không thể thuộc cả {second}.',
      en: '{file}, line {line}: "{name}" belongs to {first} already and cannot belong to {second} too.',
    },
    cure: {
      vi: 'Để nó ở một nhóm: điểm không được cộng hai lần.',
      en: 'Leave it in one group: points are not added twice.',
    },
  },
  'indexSet.weights': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: trọng số của nhóm {group} không hợp lệ: nhóm có {parts} thành phần.',
      en: '{file}, line {line}: the weights of {group} do not fit: it has {parts} parts.',
    },
    cure: {
      vi: 'Mỗi thành phần một trọng số; chỉ dùng với trung bình cộng hay trung bình nhân.',
      en: 'One weight for each part; only for arithmetic and geometric means.',
    },
  },
  'indexSet.criterion-loose': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: tiêu chí {criterion} không thuộc nhóm nào.',
      en: '{file}, line {line}: the criterion {criterion} belongs to no group.',
    },
    cure: {
      vi: 'Thêm vào "of" của một nhóm, hoặc đặt rule: { kind: tracking } nếu chỉ theo dõi.',
      en: 'Add it to the "of" of a group, or give it rule: { kind: tracking } when it is only followed.',
    },
  },
  'indexSet.group-no-figure': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: nhóm {group} không có số liệu cùng tên trong figures.',
      en: '{file}, line {line}: no figure has the id of the group {group}.',
    },
    cure: {
      vi: 'Thêm số liệu tên này vào figures; đang có: {known}.',
      en: 'Add a figure of this id; there are: {known}.',
    },
  },
  'indexSet.total': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: phải có đúng một nhóm không thuộc nhóm nào khác, và là số liệu chính ({headline}); đang có: {roots}.',
      en: '{file}, line {line}: exactly one group must belong to no other and be the headline figure ({headline}); there are: {roots}.',
    },
    cure: {
      vi: 'Đưa các nhóm còn lại vào nhóm tổng, hoặc đặt headline: true cho nhóm tổng.',
      en: 'Put the others into the total, or give the total headline: true.',
    },
  },
  'indexSet.roots': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: phải có đúng một nhóm không thuộc nhóm nào khác; đang có: {roots}.',
      en: '{file}, line {line}: exactly one group must belong to no other; there are: {roots}.',
    },
    cure: {
      vi: 'Đưa các nhóm còn lại vào nhóm tổng, và đặt headline: true cho số liệu của nhóm tổng.',
      en: 'Put the others into the total, and give the figure of the total headline: true.',
    },
  },
  'indexSet.ring': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: các nhóm chứa lẫn nhau thành vòng: {groups}.',
      en: '{file}, line {line}: groups hold each other in a ring: {groups}.',
    },
    cure: {
      vi: 'Bỏ một trong các quan hệ đó.',
      en: 'Remove one of these memberships.',
    },
  },
  'indexSet.group-max': {
    kind: 'issue',
    text: {
      vi: '{file}, dòng {line}: {group} có thể đạt {most} điểm theo các thành phần, cách gộp và outOf của nó, nhưng range ghi tối đa {max}.',
      en: '{file}, line {line}: by its parts, their aggregation and outOf {group} can reach {most} points, but range says {max} at the most.',
    },
    cure: {
      vi: 'Sửa điểm tối đa của tiêu chí, outOf hoặc range.',
      en: 'Correct the maxima of the criteria, outOf or the range.',
    },
  },
} as const satisfies Record<string, ProblemEntry>
