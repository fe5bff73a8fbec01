import type { ProblemEntry } from '../problem.ts'

/** Problems of understanding a published document as a whole; reading-tables.ts has those of its tables and figures. */
export const reading = {
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
  'reading.area-unknown': {
    kind: 'issue',
    text: {
      vi: '"{text}" là số liệu của cả một cấp hành chính mà đơn vị công bố "{issuer}" không phải cấp đó, và văn bản không ghi cấp trên.',
      en: '"{text}" is about an area as a whole; the issuer "{issuer}" is none of that kind, and the document does not name the unit over it.',
    },
    cure: {
      vi: 'Nêu cấp trên ngay sau tên đơn vị công bố, ví dụ: --issuer "Văn phòng, UBND tỉnh Bắc Ninh".',
      en: 'State the unit over the issuer behind its name, for example: --issuer "Văn phòng, UBND tỉnh Bắc Ninh".',
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
      vi: 'Văn bản ghi kỳ {document}, nhưng --period nêu {told}; không nạp vì không rõ số liệu của kỳ nào.',
      en: 'The document says its period is {document}, but --period says {told}; not imported, for it is not clear whose figures these are.',
    },
    cure: {
      vi: 'Kiểm tra có đúng tệp không. Nếu văn bản ghi đúng thì bỏ --period; nếu văn bản ghi sai kỳ thì đề nghị đơn vị công bố đính chính.',
      en: 'See whether it is the right file. If the document is right, leave --period out; if its period is wrong, ask the issuer for a correction.',
    },
  },
  'reading.sets-left-out': {
    kind: 'issue',
    text: {
      vi: 'Các tệp bộ chỉ tiêu có lỗi nên không dùng khi đọc: {files}.',
      en: 'Files of index sets that have problems were not used for reading: {files}.',
    },
    cure: {
      vi: 'Nếu văn bản thuộc một trong các bộ đó, sửa tệp trước rồi nạp (lỗi xem bằng "thuocdo doctor"); hoặc nói rõ bộ bằng --index-set.',
      en: 'If the document is by one of them, correct that file first ("thuocdo doctor" tells what is wrong); or name the set with --index-set.',
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
} as const satisfies Record<string, ProblemEntry>
