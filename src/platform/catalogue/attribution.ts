import type { ProblemEntry } from '../problem.ts'

/** Problems of telling which unit of the register a name in a document means. */
export const attribution = {
  'attribution.not-found': {
    kind: 'issue',
    text: {
      vi: 'Danh mục đơn vị có hiệu lực ngày {date} không có "{name}".',
      en: 'The list of units in force on {date} has no "{name}".',
    },
    cure: {
      vi: 'Sửa tên cho đúng, nạp danh mục đơn vị của ngày đó (thuocdo units import), hoặc thêm --provisional để tạo tạm đơn vị này.',
      en: 'Correct the name, import the list of units of that date (thuocdo units import), or add --provisional to create the unit provisionally.',
    },
  },
  'attribution.not-found-near': {
    kind: 'issue',
    text: {
      vi: 'Danh mục đơn vị có hiệu lực ngày {date} không có "{name}"; tên gần giống: {near}.',
      en: 'The list of units in force on {date} has no "{name}"; near names: {near}.',
    },
    cure: {
      vi: 'Nếu là một trong các đơn vị đó, sửa tên cho đúng; nếu không, nạp danh mục của ngày đó hoặc thêm --provisional.',
      en: 'If it is one of those, correct the name; if not, import the list of that date or add --provisional.',
    },
  },
  'attribution.ambiguous': {
    kind: 'issue',
    text: {
      vi: '"{name}" có thể là nhiều đơn vị có hiệu lực ngày {date}: {candidates}.',
      en: '"{name}" may mean several units in force on {date}: {candidates}.',
    },
    cure: {
      vi: 'Viết đủ cả loại đơn vị (xã, phường, thị trấn, huyện …) và nơi trực thuộc hoặc mã ở sau: "Phường Phú Sơn (Thành phố Thanh Hóa)", "Xã Xuân Lộc (mã 15736)". Đơn vị công bố: --issuer "UBND huyện Châu Thành, tỉnh Tiền Giang".',
      en: 'Write the name with its type (xã, phường, thị trấn, huyện …) and its place or code behind it: "Phường Phú Sơn (Thành phố Thanh Hóa)", "Xã Xuân Lộc (mã 15736)". The issuer: --issuer "UBND huyện Châu Thành, tỉnh Tiền Giang".',
    },
  },
  'attribution.two-names': {
    kind: 'issue',
    text: {
      vi: '"{first}" và "{second}" là cùng một đơn vị nhưng đều có số liệu "{figure}".',
      en: '"{first}" and "{second}" are the same unit, yet both have the figure "{figure}".',
    },
    cure: { vi: 'Bỏ dòng thừa hoặc sửa tên cho đúng.', en: 'Remove the extra row or correct the name.' },
  },
  'attribution.issuer-near': {
    kind: 'issue',
    text: {
      vi: 'Chưa có đơn vị công bố nào tên "{name}", nhưng có đơn vị chỉ khác dấu: {near}.',
      en: 'No unit is called "{name}", but only diacritics tell it from: {near}.',
    },
    cure: {
      vi: 'Nếu là đơn vị đó, nạp lại với --issuer "TÊN ĐÚNG DẤU"; nếu thật là đơn vị khác, thêm --provisional.',
      en: 'If it is that one, import again with --issuer "ITS NAME WITH DIACRITICS"; if it is another unit indeed, add --provisional.',
    },
  },
  'attribution.other-units': {
    kind: 'issue',
    text: {
      vi: 'Văn bản chỉ có {shared} trong {units} đơn vị chung với các văn bản đã nạp của "{issuer}" (gần nhất: {document}, kỳ {period}): có thể là một cơ quan khác cùng tên.',
      en: 'Of the {units} units of this document only {shared} are in those held of "{issuer}" (the last: {document}, period {period}): it may be another agency of the same name.',
    },
    cure: {
      vi: 'Nếu là cơ quan khác, nêu nơi trực thuộc: --issuer "UBND huyện Châu Thành, tỉnh Sóc Trăng". Nếu đúng là đơn vị công bố đó, thêm --same-issuer.',
      en: 'If it is another agency, state its place: --issuer "UBND huyện Châu Thành, tỉnh Sóc Trăng". If it is that issuer indeed, add --same-issuer.',
    },
  },
  'attribution.issuer-unplaced': {
    kind: 'issue',
    text: {
      vi: 'Đã có văn bản của một "{name}" chưa rõ nơi trực thuộc: {documents}.',
      en: 'Documents are held of a "{name}" whose place is not known: {documents}.',
    },
    cure: {
      vi: 'Nếu là cùng cơ quan, thu hồi các văn bản đó (thuocdo documents withdraw MÃ --reason "…") rồi nạp lại, nêu nơi trực thuộc bằng --issuer; nếu là cơ quan khác, cũng nạp lại như vậy với nơi trực thuộc của nó.',
      en: 'Withdraw them (thuocdo documents withdraw ID --reason "…") and import them again with --issuer and their place, be it this agency or another.',
    },
  },
  'attribution.plain-names': {
    kind: 'issue',
    text: {
      vi: '{count} tên viết không dấu được hiểu là đơn vị duy nhất khớp vào ngày {date}: {names}.',
      en: '{count} names without diacritics were taken for the only unit that fits on {date}: {names}.',
    },
    cure: {
      vi: 'Nếu có tên bị hiểu sai, viết tên đó đủ dấu rồi nạp lại.',
      en: 'If one was taken wrongly, write that name with its diacritics and import again.',
    },
  },
  'attribution.provisional-near': {
    kind: 'issue',
    text: {
      vi: '{count} đơn vị được tạo tạm có tên gần giống đơn vị đã biết: {near}.',
      en: '{count} units created provisionally are called much like known ones: {near}.',
    },
    cure: {
      vi: 'Nếu chỉ là viết khác, thu hồi văn bản (thuocdo documents withdraw MÃ --reason "…"), sửa tên (đơn vị công bố: --issuer) rồi nạp lại.',
      en: 'If one is only spelt otherwise, withdraw the document (thuocdo documents withdraw ID --reason "…"), correct the name (the issuer: --issuer) and import again.',
    },
  },
  'attribution.provisional-beside-list': {
    kind: 'issue',
    text: {
      vi: 'Danh mục có hiệu lực ngày {date} không có {count} đơn vị trong văn bản của "{issuer}"; đã tạo tạm theo yêu cầu (--provisional): {names}.',
      en: 'The list in force on {date} lacks {count} units of the document of "{issuer}"; created provisionally as asked (--provisional): {names}.',
    },
    cure: {
      vi: 'Kiểm tra tên; nếu danh mục thiếu đơn vị, nạp danh mục đã bổ sung bằng thuocdo units import.',
      en: 'Check the names; if the list lacks units, import a completed one with thuocdo units import.',
    },
  },
  'attribution.provisional': {
    kind: 'issue',
    text: {
      vi: 'Chưa có danh mục nào cho biết các đơn vị ở đó ngày {date}: {count} đơn vị được tạo tạm theo văn bản của "{issuer}": {names}.',
      en: 'No list tells which units are there on {date}: {count} units were created provisionally from the document of "{issuer}": {names}.',
    },
    cure: {
      vi: 'Nạp danh mục của ngày đó bằng thuocdo units import; các đơn vị tạm sẽ tự khớp vào danh mục.',
      en: 'Import the list of that date with thuocdo units import; provisional units then settle into the list by themselves.',
    },
  },
} as const satisfies Record<string, ProblemEntry>
