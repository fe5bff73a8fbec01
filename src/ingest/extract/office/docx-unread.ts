import { type Issue, NOWHERE } from '../../../model/issue.ts'
import { child, childElements, isOn, textOf, type XmlElement } from './xml.ts'

/** A picture as large as this may be a table; seals, signatures and logos are smaller. */
const WIDE_CM = 8
const HIGH_CM = 4
const EMU_PER_CM = 360_000
const POINTS_PER_CM = 72 / 2.54

/** What a document holds beside its text: changes not yet accepted, and parts that are not read. */
export interface Unread {
  changes: number
  pictures: number
  /** Sheets, documents and pages put in as files of their own. */
  objects: number
  /** Characters that are struck out by their format. */
  struck: number
}

const holds = (element: XmlElement, name: string): boolean =>
  childElements(element).some((inner) => inner.name === name || holds(inner, name))

function isLarge(width: number, height: number): boolean {
  return width >= WIDE_CM && height >= HIGH_CM
}

/** A picture as Word draws it (DrawingML). */
function isLargeDrawing(drawing: XmlElement): boolean {
  return childElements(drawing).some((frame) => {
    const { cx = '0', cy = '0' } = child(frame, 'extent')?.attributes ?? {}
    return isLarge(Number(cx) / EMU_PER_CM, Number(cy) / EMU_PER_CM) && holds(frame, 'blip')
  })
}

/** A picture in the older way (VML), whose size stands in its style in points or inches. */
function isLargeShape({ attributes: { style = '' }, ...shape }: XmlElement): boolean {
  const length = (name: string): number => {
    const [, number = '0', unit] = new RegExp(`(?:^|;)\\s*${name}:\\s*([\\d.]+)(pt|in)`).exec(style) ?? []
    return unit === 'in' ? Number(number) * 2.54 : Number(number) / POINTS_PER_CM
  }
  return isLarge(length('width'), length('height')) && holds({ attributes: {}, ...shape }, 'imagedata')
}

const isStruck = (format: XmlElement | undefined): boolean =>
  isOn(child(format, 'strike')) || isOn(child(format, 'dstrike'))

const CHANGES = new Set(['ins', 'del', 'moveFrom', 'moveTo', 'cellDel', 'cellIns'])
const OBJECTS = new Set(['altChunk', 'subDoc'])

/** Counts what an element of the body holds of changes and of parts that are not read. */
export function countUnread(element: XmlElement, unread: Unread): void {
  const { name, attributes } = element
  // The same drawing once more for old programs.
  if (name === 'Fallback') return
  if (CHANGES.has(name)) unread.changes += 1
  else if (OBJECTS.has(name)) unread.objects += 1
  else if (name === 'object') {
    const kind = child(element, 'OLEObject')?.attributes.ProgID ?? ''
    if (!/^Equation/.test(kind)) unread.objects += 1
    return
  } else if (name === 'r' && isStruck(child(element, 'rPr'))) {
    unread.struck += textOf(element).replace(/[^\p{L}\d]/gu, '').length
  } else if (name === 'drawing' && isLargeDrawing(element)) unread.pictures += 1
  else if (name === 'shape' && attributes.style !== undefined && isLargeShape(element)) unread.pictures += 1
  for (const inner of childElements(element)) countUnread(inner, unread)
}

export function unreadIssues({ changes, pictures, objects, struck }: Unread): Issue[] {
  const told = (code: string, severity: Issue['severity'], count: number): Issue[] =>
    count === 0 ? [] : [{ code, severity, place: NOWHERE, facts: { count } }]
  return [
    ...told('extract.revisions', 'info', changes),
    ...told('extract.struck-text', 'error', struck),
    ...told('extract.pictures', 'warning', pictures),
    ...told('extract.embedded-objects', 'warning', objects),
  ]
}
