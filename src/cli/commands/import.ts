import type { IndexSet } from '../../model/index-set.ts'
import { issuerText } from '../../model/issuer.ts'
import { formatDate, periodLabel } from '../../model/period.ts'
import type { ImportReport, Told } from '../../pipeline/import-results.ts'
import type { Product } from '../../pipeline/product.ts'
import { ThuocDoError } from '../../platform/problem.ts'
import { withProduct } from '../../wire/product.ts'
import { DRY_RUN, toPeriod } from '../arguments.ts'
import { type Call, type Command, neededWords, refuseOptions, textOption, usageError } from '../command.ts'
import { COMPLETE_OPTIONS, heededByAny, KINDS, RECORD_OPTIONS, unheeded } from '../intake-options.ts'
import { issueJson, issueLines, printError, printJson, say, type Terminal } from '../terminal.ts'

async function toldBy(call: Call): Promise<Told> {
  const indexSetId = textOption(call, 'index-set')
  const issuer = textOption(call, 'issuer')
  const period = textOption(call, 'period')
  return {
    ...(indexSetId === null ? {} : { indexSetId }),
    ...(issuer === null ? {} : { issuer }),
    ...(period === null ? {} : { period: await toPeriod(period, call) }),
    provisional: call.options.provisional === true,
    sameIssuer: call.options['same-issuer'] === true,
    percentsAsPrinted: call.options['percents-as-printed'] === true,
    dryRun: call.options['dry-run'] === true,
  }
}

const dateWords = (date: string, to: Terminal): string => (to.lang === 'vi' ? formatDate(date) : date)

function counts(report: ImportReport): {
  figures: number
  units: number
  issuerFigures: number
  byFigure: Record<string, number>
} {
  const { figures } = report.reading
  const byFigure: Record<string, number> = {}
  for (const { figureId } of figures) byFigure[figureId] = (byFigure[figureId] ?? 0) + 1
  const names = figures.flatMap(({ subject }) => (subject.kind === 'issuer' ? [] : [subject.printedName]))
  const issuerFigures = figures.filter(({ subject }) => subject.kind === 'issuer').length
  return { figures: figures.length, units: new Set(names).size, issuerFigures, byFigure }
}

function reportJson(report: ImportReport, to: Terminal): object {
  const { reading, period, document, changes } = report
  return {
    file: report.file,
    outcome: report.outcome,
    sha256: reading.source.sha256,
    format: reading.source.format,
    indexSet: reading.indexSetId,
    issuer: report.issuer === null ? null : issuerText(report.issuer),
    period: period?.key ?? null,
    number: reading.facts.number,
    date: reading.facts.date,
    cited: reading.facts.cited,
    counts: counts(report),
    revision: document?.revision ?? null,
    documentId: document?.id ?? null,
    changes,
    issues: report.issues.map((issue) => issueJson(issue, to.lang)),
  }
}

const OUTCOME = {
  stored: { vi: 'Đã nạp', en: 'Imported' },
  already: { vi: 'Đã có từ trước, không thay đổi gì', en: 'Held already, nothing changed' },
  restored: { vi: 'Đã thu hồi trước đây, nay có hiệu lực lại', en: 'Was withdrawn, counts again' },
  'dry-run': { vi: 'Xem trước, chưa lưu gì', en: 'Preview, nothing stored' },
  refused: { vi: 'KHÔNG NẠP, không lưu gì', en: 'REFUSED, nothing stored' },
} as const

function facts(report: ImportReport, indexSets: readonly IndexSet[], to: Terminal): string {
  const { reading, period } = report
  const { number, date } = reading.facts
  const { figures, units, issuerFigures } = counts(report)
  const set = indexSets.find((each) => each.id === reading.indexSetId)
  const unknown = say(to, { vi: 'văn bản không nói', en: 'the document does not say' })
  const line = (vi: string, en: string, value: string): string => `  ${`${say(to, { vi, en })}:`.padEnd(18)} ${value}\n`
  const cited = reading.facts.cited.map((one) =>
    [one.type, one.number, ...(one.date === null ? [] : [dateWords(one.date, to)])].join(' '),
  )
  return [
    line('Đơn vị công bố', 'Issuer', report.issuer === null ? unknown : issuerText(report.issuer)),
    line('Kỳ', 'Period', period === null ? unknown : periodLabel(period, to.lang)),
    line('Số, ngày', 'Number, date', [number ?? '–', date === null ? '–' : dateWords(date, to)].join(', ')),
    ...(cited.length > 0 ? [line('Viện dẫn', 'Cites', cited.join('; '))] : []),
    line('Bộ chỉ tiêu', 'Index set', set === undefined ? '–' : `${set.title[to.lang]} (${set.id})`),
    line(
      'Số liệu',
      'Figures',
      say(to, {
        vi: `${figures} (${issuerFigures} của đơn vị công bố, ${figures - issuerFigures} của ${units} đơn vị)`,
        en: `${figures} (${issuerFigures} of the issuer, ${figures - issuerFigures} of ${units} units)`,
      }),
    ),
  ].join('')
}

function revisionLine(report: ImportReport, to: Terminal): string {
  const { document, changes } = report
  if (document === null || document.revision === 1 || changes === null) return ''
  return `  ${say(to, {
    vi: `Bản thứ ${document.revision} của kỳ này; ${changes.length} số liệu khác bản trước. Bản trước vẫn được giữ.`,
    en: `Revision ${document.revision} of this period; ${changes.length} figures differ from the one before, which is kept.`,
  })}\n`
}

function printReport(report: ImportReport, product: Product, to: Terminal): void {
  to.out(`${say(to, OUTCOME[report.outcome])}: ${report.file}\n`)
  to.out(facts(report, product.indexSets, to))
  to.out(revisionLine(report, to))
  for (const issue of report.issues) to.out(issueLines(issue, to.lang))
}

async function importFiles(call: Call, product: Product, told: Told, files: readonly string[]): Promise<number> {
  const { importResults } = await import('../../pipeline/import-results.ts')
  const to = call.terminal
  const reports: object[] = []
  let refused = 0
  for (const [index, file] of files.entries()) {
    to.progress(`[${index + 1}/${files.length}] ${file}`)
    try {
      const report = await importResults(product, file, told)
      if (report.outcome === 'refused') refused += 1
      reports.push(reportJson(report, to))
      if (!to.json) printReport(report, product, to)
    } catch (error) {
      if (!(error instanceof ThuocDoError) || files.length === 1) throw error
      refused += 1
      printError(to, error.code, error.facts)
    }
  }
  to.progress('')
  if (to.json) printJson(to, { files: reports })
  return refused
}

const SOURCE: Command['options'] = {
  source: {
    type: 'string',
    hint: 'NAME',
    text: {
      vi: 'hồ sơ, phản ánh, đánh giá, số đếm: hệ thống gửi tệp; cách hiểu các cột được nhớ theo tên này',
      en: 'dossiers, petitions, answers, counts: the system that sends them; the meaning of its columns is remembered under this name',
    },
  },
  rejects: {
    type: 'string',
    hint: 'FILE',
    text: {
      vi: 'hồ sơ, phản ánh, đánh giá, số đếm: ghi các dòng lỗi ra tệp CSV để gửi trả',
      en: 'dossiers, petitions, answers, counts: write the bad rows to a CSV file to send back',
    },
  },
}

const RESULT_ONLY = ['issuer', 'provisional', 'same-issuer', 'percents-as-printed']
/** Options of records that are options of published results too. */
const SHARED = ['period', 'index-set']

export const importCommand: Command = {
  name: 'import',
  words: 'FILE…',
  wordsAtMost: Number.POSITIVE_INFINITY,
  text: {
    vi: 'Nạp kết quả đã công bố (TXT, PDF, DOCX, XLSX, CSV; JSON do Thước Đo xuất), hồ sơ, phản ánh kiến nghị hoặc số đếm. Mỗi tệp được nạp trọn hoặc không nạp gì.',
    en: 'Take in published results (TXT, PDF, DOCX, XLSX, CSV; JSON written by Thước Đo), dossiers, petitions or counts. Each file is stored whole or not at all.',
  },
  options: {
    kind: {
      type: 'string',
      hint: ['results', ...KINDS].join('|'),
      text: {
        vi: 'loại tệp: kết quả đã công bố (mặc định), hồ sơ (CSV, NDJSON, JSON, XLSX, Parquet), đánh giá của người nộp hồ sơ, danh mục thủ tục, phản ánh kiến nghị, số đếm',
        en: 'what the files are: published results (default), dossiers (CSV, NDJSON, JSON, XLSX, Parquet), answers of those who filed them, the catalogue of procedures, petitions, counts',
      },
    },
    ...SOURCE,
    ...RECORD_OPTIONS,
    ...COMPLETE_OPTIONS,
    issuer: {
      type: 'string',
      hint: 'NAME',
      text: {
        vi: 'đơn vị công bố, khi văn bản không nói; kèm nơi trực thuộc khi trùng tên: "UBND huyện Châu Thành, tỉnh Tiền Giang"',
        en: 'the issuing unit, where the document does not say; with its place where others bear the name: "UBND huyện Châu Thành, tỉnh Tiền Giang"',
      },
    },
    period: {
      type: 'string',
      hint: 'P',
      text: {
        vi: 'kỳ báo cáo (2024-02), khi văn bản không nói; khác kỳ văn bản nói thì không nạp',
        en: 'the period (2024-02), where the document does not say; refused where it says another',
      },
    },
    'index-set': {
      type: 'string',
      hint: 'ID',
      text: { vi: 'bộ chỉ tiêu, khi không tự nhận ra', en: 'the index set, where it is not recognised' },
    },
    provisional: {
      type: 'boolean',
      text: {
        vi: 'tạo tạm các đơn vị chưa có trong danh mục',
        en: 'create units missing from the lists provisionally',
      },
    },
    'same-issuer': {
      type: 'boolean',
      text: {
        vi: 'đúng là văn bản của đơn vị công bố đã có, dù hầu như không chung đơn vị nào với các văn bản trước',
        en: 'the document is indeed of the issuer held, although it shares hardly any unit with the documents before',
      },
    },
    'percents-as-printed': {
      type: 'boolean',
      text: {
        vi: 'cột phần trăm có mọi giá trị từ 0 đến 1 đúng là phần trăm (0,98 là 0,98%), không phải phân số',
        en: 'a column of percents that all lie between 0 and 1 is percents indeed (0.98 is 0.98%) and no shares of one',
      },
    },
    'dry-run': DRY_RUN,
  },
  examples: [
    'import cong-van.pdf --dry-run',
    'import ket-qua.txt --issuer "UBND huyện Khoái Châu" --period 2024-02',
    'import --kind dossiers ho-so.csv --source mot-cua --rejects loi.csv',
    'import --kind satisfaction danh-gia.csv --complete 2026-10 --units H31',
    'import --kind petitions pakn.csv --source pakn-hung-yen --covers H31 --period 2026-10',
    'import --kind counts so-dem.csv --source cong-dvc',
  ],
  async run(call) {
    const files = neededWords(call, importCommand)
    const given = textOption(call, 'kind') ?? 'results'
    const kind = KINDS.find((each) => each === given)
    if (kind !== undefined) {
      refuseOptions(call, `import --kind ${kind}`, [...RESULT_ONLY, ...unheeded(kind)])
      const { importRecordFiles } = await import('./import-records.ts')
      return importRecordFiles(call, kind, files)
    }
    if (given !== 'results') {
      const words = `--kind ${given}`
      const known = ['results', ...KINDS].join(', ')
      throw usageError('import', { vi: `${words}: dùng ${known}`, en: `${words}: use ${known}` })
    }
    refuseOptions(
      call,
      'import',
      heededByAny.filter((name) => !SHARED.includes(name)),
    )
    const told = await toldBy(call)
    const refused = await withProduct(call.config, (product) => importFiles(call, product, told, files))
    if (refused > 0) throw new ThuocDoError('command.import-refused', { refused, total: files.length })
  },
}
