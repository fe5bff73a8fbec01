import { child, childAttribute, childElements, readXml, type XmlElement } from './xml.ts'
import type { Package } from './zip.ts'

interface Level {
  readonly start: number
  readonly format: string
  /** "%1.%2." with the numbers of levels to be put in. */
  readonly text: string
}

interface List {
  /** Lists of the same abstract definition count on together. */
  readonly counter: string
  readonly levels: ReadonlyMap<number, Level>
  /** Levels that begin anew in this list. */
  readonly restart: ReadonlyMap<number, number>
}

/** The numbers that Word draws before paragraphs and that are nowhere in their text. */
export interface Numbering {
  /** The label of the next paragraph with these properties ("1.", "a)", "-"), or ''. Counts on with every call. */
  readonly label: (properties: XmlElement | undefined) => string
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

function roman(value: number): string {
  let rest = value
  let text = ''
  for (const [worth, sign] of ROMAN) {
    while (rest >= worth) {
      text += sign
      rest -= worth
    }
  }
  return text
}

/** 1 → a, 26 → z, 27 → aa: Word repeats the letter. */
function letters(value: number): string {
  return String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.min(20, Math.floor((value - 1) / 26) + 1))
}

function numeral(value: number, format: string): string {
  if (value < 1 || value > 100_000) return String(value)
  switch (format) {
    case 'lowerLetter':
      return letters(value)
    case 'upperLetter':
      return letters(value).toUpperCase()
    case 'lowerRoman':
      return roman(value)
    case 'upperRoman':
      return roman(value).toUpperCase()
    case 'decimalZero':
      return String(value).padStart(2, '0')
    default:
      return String(value)
  }
}

function levelsOf(definition: XmlElement): Map<number, Level> {
  const levels = childElements(definition).filter((element) => element.name === 'lvl')
  return new Map(
    levels.map((level) => [
      Number(level.attributes.ilvl ?? 0),
      {
        start: Number(childAttribute(level, 'start', 'val') ?? 1),
        format: childAttribute(level, 'numFmt', 'val') ?? 'decimal',
        text: childAttribute(level, 'lvlText', 'val') ?? '',
      },
    ]),
  )
}

function listOf(num: XmlElement, definitions: ReadonlyMap<string, Map<number, Level>>): List {
  const counter = childAttribute(num, 'abstractNumId', 'val') ?? ''
  const levels = new Map(definitions.get(counter))
  const restart = new Map<number, number>()
  for (const override of childElements(num).filter((element) => element.name === 'lvlOverride')) {
    const level = Number(override.attributes.ilvl ?? 0)
    const start = childAttribute(override, 'startOverride', 'val')
    for (const [at, changed] of levelsOf(override)) levels.set(at, changed)
    if (start !== undefined) restart.set(level, Number(start))
  }
  return { counter, levels, restart }
}

async function readLists(archive: Package, part: string | undefined, file: string): Promise<Map<string, List>> {
  const definitions = new Map<string, Map<number, Level>>()
  const lists = new Map<string, List>()
  if (part === undefined) return lists
  const take = (name: string): boolean => name === 'abstractNum' || name === 'num'
  await readXml(archive, part, file, take, (element) => {
    const { abstractNumId = '', numId = '' } = element.attributes
    if (element.name === 'abstractNum') definitions.set(abstractNumId, levelsOf(element))
    else lists.set(numId, listOf(element, definitions))
  })
  return lists
}

interface Style {
  readonly numPr: XmlElement | undefined
  readonly basedOn: string | undefined
}

async function readStyles(archive: Package, part: string | undefined, file: string): Promise<Map<string, Style>> {
  const styles = new Map<string, Style>()
  if (part === undefined) return styles
  const take = (name: string): boolean => name === 'style'
  await readXml(archive, part, file, take, (element) => {
    const numPr = child(child(element, 'pPr'), 'numPr')
    styles.set(element.attributes.styleId ?? '', { numPr, basedOn: childAttribute(element, 'basedOn', 'val') })
  })
  return styles
}

/** The list a paragraph belongs to, by its own properties or those of its style and the styles below that. */
function numberedBy(properties: XmlElement | undefined, styles: ReadonlyMap<string, Style>) {
  const own = child(properties, 'numPr')
  let style = styles.get(childAttribute(properties, 'pStyle', 'val') ?? '')
  let inherited: XmlElement | undefined
  for (let depth = 0; style !== undefined && depth < 20 && inherited === undefined; depth += 1) {
    inherited = style.numPr
    style = styles.get(style.basedOn ?? '')
  }
  const list = childAttribute(own, 'numId', 'val') ?? childAttribute(inherited, 'numId', 'val')
  const level = childAttribute(own, 'ilvl', 'val') ?? childAttribute(inherited, 'ilvl', 'val')
  return { list: list ?? '0', level: Number(level ?? 0) }
}

/** Signs of symbol fonts say nothing outside them: any bullet that is no plain sign reads "-". */
const bullet = (text: string): string => (/^[-+*•–·]$/.test(text) ? text : '-')

/** Reads the lists and styles of a document and counts its paragraphs as Word does. Missing parts: nothing is numbered. */
export async function readNumbering(
  archive: Package,
  parts: { readonly numbering: string | undefined; readonly styles: string | undefined },
  file: string,
): Promise<Numbering> {
  const lists = await readLists(archive, parts.numbering, file)
  const styles = await readStyles(archive, parts.styles, file)
  const counters = new Map<string, Map<number, number>>()
  const restarted = new Set<string>()
  return {
    label: (properties) => {
      const { list: id, level } = numberedBy(properties, styles)
      const list = lists.get(id)
      const definition = list?.levels.get(level)
      if (list === undefined || definition === undefined || definition.format === 'none') return ''
      if (definition.format === 'bullet') return bullet(definition.text)
      const counts = counters.get(list.counter) ?? new Map<number, number>()
      counters.set(list.counter, counts)
      const restart = restarted.has(`${id}/${level}`) ? undefined : list.restart.get(level)
      restarted.add(`${id}/${level}`)
      const before = counts.get(level)
      counts.set(level, restart ?? (before === undefined ? definition.start : before + 1))
      for (const deeper of counts.keys()) if (deeper > level) counts.delete(deeper)
      return definition.text.replace(/%(\d)/g, (_, digit: string) => {
        const at = Number(digit) - 1
        const own = list.levels.get(at)
        return numeral(counts.get(at) ?? own?.start ?? 1, own?.format ?? 'decimal')
      })
    },
  }
}
