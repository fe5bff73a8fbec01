/** The docx package, passed around because it is loaded only when a document is drawn. */
export type Docx = typeof import('docx')

export const FONT = 'Times New Roman'

/** Twentieths of a point. */
export function mm(length: number): number {
  return Math.round((length * 1440) / 25.4)
}

export function pt(length: number): number {
  return Math.round(length * 20)
}

export const PAGE = { width: mm(210), height: mm(297) }
/** `header`: from the paper's edge to the page number, so that it stands in the middle of the top margin. */
export const MARGINS = { top: mm(20), bottom: mm(20), left: mm(30), right: mm(15), header: mm(7.5), footer: mm(10) }
export const TEXT_WIDTH_MM = { portrait: 165, landscape: 252 } as const

export const NO_BORDER = { style: 'none', size: 0, color: 'auto' } as const
export const NO_BORDERS = {
  top: NO_BORDER,
  bottom: NO_BORDER,
  left: NO_BORDER,
  right: NO_BORDER,
  insideHorizontal: NO_BORDER,
  insideVertical: NO_BORDER,
} as const
export const NO_MARGINS = { top: 0, bottom: 0, left: 0, right: 0 } as const
export const RULE = { style: 'single', size: 4, color: '000000', space: 1 } as const
