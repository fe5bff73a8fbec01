import type { LocalDate } from '../../model/date.ts'

/**
 * An official letter (công văn) as plain data, before any engine draws it: what stands in each box of Decree
 * 30/2020/NĐ-CP, in the words and numbers that are printed. Two renderers draw the same content (pdf.ts, docx.ts).
 */
export interface LetterContent {
  /** Name of the document in its metadata and in the reader's window. */
  readonly title: string
  /** Who issues it, in one line, for the metadata. */
  readonly author: string
  /** Date of the metadata: the letter's own, else the last day of its period. Never the clock's. */
  readonly created: LocalDate
  readonly head: LetterHead
  /** Kính gửi: one is printed on the same line, several one below the other. */
  readonly recipients: readonly string[]
  readonly body: readonly BodyBlock[]
  readonly signature: Signature
  /** Nơi nhận: the lines without their dashes, the archive line last. */
  readonly distribution: readonly string[]
  readonly annexes: readonly Annex[]
}

export interface LetterHead {
  /** Cơ quan chủ quản, in capitals, by printed line; empty when the agency has none above it on paper. */
  readonly superior: readonly string[]
  /** Cơ quan ban hành, in capitals, by printed line. */
  readonly agency: readonly string[]
  /** "Số: 66/UBND-PVHCC", with room left where the clerk still writes. */
  readonly number: string
  /** "Khoái Châu, ngày 05 tháng 3 năm 2024", with room left likewise. */
  readonly placeAndDate: string
  /** "V/v …" */
  readonly subject: string
}

/** Quốc hiệu and tiêu ngữ: the same in every official letter. */
export const MOTTO = ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'] as const

export interface BodyBlock {
  /** `heading`: a numbered heading on its own line; `item`: a line of a list; `paragraph`: running text. */
  readonly kind: 'heading' | 'paragraph' | 'item'
  readonly text: string
}

export interface Signature {
  /** "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH": one line each. */
  readonly authority: readonly string[]
  readonly signer: string | null
}

export interface Annex {
  /** "Phụ lục I", or "Phụ lục" when there is one only. */
  readonly label: string
  /** Printed in capitals. */
  readonly title: string
  /** "(Kèm theo Công văn số …)" */
  readonly attachedTo: string
  readonly landscape: boolean
  readonly columns: readonly AnnexColumn[]
  /** Cells by row; a line break within a cell is printed as one. */
  readonly rows: readonly (readonly string[])[]
  /** Printed below the table, in italics. */
  readonly notes: readonly string[]
}

/** `weight`: the column's share of the table's width. Names stand left, everything else in the middle. */
export interface AnnexColumn {
  readonly head: string
  readonly align: 'left' | 'centre'
  readonly weight: number
}
