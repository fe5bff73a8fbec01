import { dateInWords, formatReported } from '../../model/format.ts'
import type { UnitOfMeasure } from '../../model/index-set.ts'
import { isOffice, splitIssuer } from '../../model/issuer.ts'
import { officialName } from '../../model/namesakes.ts'
import { periodLabel } from '../../model/period.ts'
import type { CitedDocument } from '../../model/reading.ts'
import type { Reported } from '../../model/reported.ts'
import type { MonthResults } from '../../model/results.ts'
import { writtenName } from '../../model/written-name.ts'
import { type LevelRemarks, remarks } from '../../score/standing.ts'
import { composeAnnexes } from './annexes.ts'
import type { Annex, BodyBlock, LetterContent, LetterHead } from './content.ts'
import { type CitedLetter, type LetterFields, printedNumber } from './fields.ts'
import { fill, joinWords, nameInSentence, room, upperFirst } from './phrases.ts'
import { listItems, remarkBlocks } from './remark-text.ts'
import type { LetterTemplate } from './template.ts'

const DOTS = '…………'

/** Kinds of units that a People's Committee administers. */
const ADMINISTERED = /^(?:Tỉnh|Thành phố|Thị xã|Huyện|Quận|Xã|Phường|Thị trấn|Đặc khu) /

/**
 * The agency in its full name: as the fields have it, else the issuer as the document prints it. Who names the unit alone
 * ("Huyện Khoái Châu", as our data files do) means its People's Committee.
 */
function agencyName(results: MonthResults, fields: LetterFields): string {
  const printed = splitIssuer(results.document.issuerPrinted).name
  const { apart } = results.issuer.unit
  const name = fields.agency ?? writtenName(apart === undefined ? printed : printed.replace(` (${apart})`, ''))
  if (ADMINISTERED.test(name)) return `Ủy ban nhân dân ${nameInSentence(name)}`
  return name.replace(/^UBND(?=\s)/, 'Ủy ban nhân dân')
}

/** A long name is broken where people break it: after "ỦY BAN NHÂN DÂN". */
function letterheadLines(name: string): readonly string[] {
  const caps = name.toLocaleUpperCase('vi')
  const committee = /^((?:ỦY|UỶ) BAN NHÂN DÂN) (.+)$/.exec(caps)
  return committee?.[1] === undefined || committee[2] === undefined ? [caps] : [committee[1], committee[2]]
}

/** Without a number there is room for the clerk's pen or stamp. */
function numberAndSymbol(fields: LetterFields): string {
  return `${printedNumber(fields) ?? room(7)}/${fields.symbol ?? room(9)}`
}

function dateText({ date }: LetterFields): string {
  return date === null ? `ngày${room(5)}tháng${room(5)}năm${room(7)}` : dateInWords(date)
}

function composeHead(results: MonthResults, fields: LetterFields, subject: string): LetterHead {
  const printed = splitIssuer(results.document.issuerPrinted)
  const superior = fields.superior ?? (isOffice(printed.name) ? printed.superior : null)
  return {
    superior: superior === null ? [] : letterheadLines(superior),
    agency: letterheadLines(agencyName(results, fields)),
    number: `Số: ${numberAndSymbol(fields)}`,
    placeAndDate: `${fields.place ?? DOTS}, ${dateText(fields)}`,
    subject: `V/v ${subject}`,
  }
}

/** The cited letter in full, as a first citation must be: type, number, date, issuer and trích yếu. */
function citedText(cited: CitedLetter | CitedDocument): string {
  const about = 'about' in cited && cited.about !== null ? ` về việc ${cited.about.replace(/^về việc /i, '')}` : ''
  const date = cited.date === null ? '' : ` ${dateInWords(cited.date)}`
  const issuer = cited.issuer === null ? '' : ` của ${cited.issuer}`
  return `${cited.type} số ${cited.number}${date}${issuer}${about}`
}

/** The cited letter of the fields, else the first that the document of the results cites. */
export function citedBy(results: MonthResults, fields: LetterFields): CitedLetter | CitedDocument | null {
  return fields.cited ?? results.document.cited[0] ?? null
}

/** An office says of itself "chưa có số liệu"; "không báo cáo" is said of others. */
function ownFigure(reported: Reported, unit: UnitOfMeasure): string {
  const notReported = reported.kind === 'missing' && reported.reason === 'not-reported'
  return notReported ? 'chưa có số liệu' : formatReported(reported, unit, 'vi')
}

function issuerItems(results: MonthResults, wording: LetterTemplate['issuerResults']): readonly BodyBlock[] {
  const lines = results.indexSet.figures.flatMap((figure) => {
    const fact = results.issuer.facts[figure.id]
    if (fact === undefined) return []
    return [
      fill(wording.figure, {
        figure: figure.name.vi,
        value: ownFigure(fact.reported, figure.unitOfMeasure),
      }),
    ]
  })
  return listItems(lines)
}

function requestBlocks(
  all: readonly LevelRemarks[],
  wording: LetterTemplate['requests'],
  places: Readonly<Record<string, string>>,
): readonly BodyBlock[] {
  const lacks = all.some((level) =>
    level.all.some(({ lacking }) => lacking.some((one) => one.reason === 'not-reported')),
  )
  const sentences = lacks && wording.whenLacking ? [wording.whenLacking, ...wording.always] : wording.always
  return sentences.map((sentence, index) => {
    const text = fill(sentence, places)
    const last = index === sentences.length - 1
    return { kind: 'paragraph', text: last ? text.replace(/[./]*$/, './.') : text }
  })
}

function archiveLine({ archive, draftingUnit }: LetterFields): string {
  return `Lưu: ${[archive ?? 'VT', ...(draftingUnit === null ? [] : [draftingUnit])].join(', ')}`
}

interface Section {
  readonly heading: string
  readonly blocks: readonly BodyBlock[]
}

type Places = Readonly<Record<string, string>>

function unitSection(
  results: MonthResults,
  annexes: readonly Annex[],
  all: readonly LevelRemarks[],
  wording: LetterTemplate['unitResults'],
  places: Places,
): readonly BodyBlock[] {
  if (annexes.length === 0) return []
  const reference = fill(wording.annexes, { ...places, annexes: joinWords(annexes.map(({ label }) => label)) })
  return [
    { kind: 'paragraph', text: reference },
    ...all.flatMap((level) => remarkBlocks(level, results.indexSet, wording, all.length > 1)),
  ]
}

/** Whose results the letter announces: nobody is named who has none in it. */
function whoseResults(results: MonthResults, wording: LetterTemplate['opening']['whose'], places: Places): string {
  const own = Object.keys(results.issuer.facts).length > 0
  if (results.units.length === 0) return fill(wording.issuerAlone, places)
  return fill(own ? wording.both : wording.unitsAlone, places)
}

/** The opening, then the sections that have something to say, numbered. */
function composeBody(opening: string, sections: readonly Section[], places: Places): readonly BodyBlock[] {
  return [
    { kind: 'paragraph', text: opening },
    ...sections
      .filter(({ blocks }) => blocks.length > 0)
      .flatMap(({ heading, blocks }, index): readonly BodyBlock[] => [
        { kind: 'heading', text: `${index + 1}. ${fill(heading, places)}` },
        ...blocks,
      ]),
  ]
}

function placesOf(results: MonthResults, fields: LetterFields): Places {
  const cited = citedBy(results, fields)
  return {
    agency: fields.agencyShort ?? agencyName(results, fields).replace(/^Ủy ban nhân dân/i, 'UBND'),
    issuer: nameInSentence(officialName(results.issuer.unit)),
    period: periodLabel(results.period, 'vi').replace(/ (?=\d)/g, room(1)),
    count: String(results.units.length),
    cited: cited === null ? '' : citedText(cited),
  }
}

/**
 * Draws up the letter that announces the results, from stored facts and what the office says about its letter. Nothing is
 * invented: a number or a date that is not given is room to write in, and `blankFields` lists what is blank.
 * The body has the issuer's figures, the annexes those of the units: every fact in exactly one place.
 */
export function composeLetter(results: MonthResults, fields: LetterFields, template: LetterTemplate): LetterContent {
  const places = placesOf(results, fields)
  const author = agencyName(results, fields)
  const attachedTo = `(Kèm theo Công văn số ${numberAndSymbol(fields)} ${dateText(fields)} của ${author})`
  const annexes = composeAnnexes(results, template.annex, places, attachedTo)
  const all = remarks(results)
  const sections: readonly Section[] = [
    { heading: template.issuerResults.heading, blocks: issuerItems(results, template.issuerResults) },
    {
      heading: template.unitResults.heading,
      blocks: unitSection(results, annexes, all, template.unitResults, places),
    },
    { heading: template.requests.heading, blocks: requestBlocks(all, template.requests, places) },
  ]
  const subject = fill(template.subject, places)
  const opening = citedBy(results, fields) === null ? template.opening.plain : template.opening.citing
  const whose = whoseResults(results, template.opening.whose, places)
  return {
    title: upperFirst(subject),
    author,
    created: fields.date ?? results.period.to,
    head: composeHead(results, fields, subject),
    recipients: fields.recipients,
    body: composeBody(fill(opening, { ...places, whose }), sections, places),
    signature: { authority: fields.signing, signer: fields.signer },
    distribution: ['Như trên', ...fields.copies, archiveLine(fields)],
    annexes,
  }
}
