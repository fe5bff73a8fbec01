import { join } from 'node:path'
import type { MonthResults } from '../../model/results.ts'
import { slug } from '../../model/vietnamese.ts'
import type { LetterReport } from '../../pipeline/letter.ts'
import { oneResultOf, type Wanted } from '../../pipeline/results.ts'
import { writeOutput } from '../../platform/files.ts'
import { withProduct } from '../../wire/product.ts'
import { RESULT_OPTIONS, revisionOption, toPeriod } from '../arguments.ts'
import { type Command, neededOption, textOption } from '../command.ts'
import { printJson, say, type Terminal } from '../terminal.ts'

function printReport({ files, blank }: LetterReport, out: string, to: Terminal): void {
  if (to.json) {
    const made = files.map(({ name, bytes, compared }) => ({ file: join(out, name), bytes: bytes.length, compared }))
    printJson(to, { files: made, blank })
    return
  }
  for (const { name, bytes, compared } of files) {
    const size = `${(bytes.length / 1024).toFixed(0)} kB`
    const proof = {
      vi: `đọc ngược: ${compared}/${compared} số liệu khớp`,
      en: `read back: ${compared} of ${compared} figures equal`,
    }
    to.out(`${join(out, name)}  ${size}, ${say(to, proof)}\n`)
  }
  if (blank.length === 0) return
  to.out(
    `${say(to, { vi: 'Còn để trống (điền bằng --fields TỆP)', en: 'Still blank (fill in with --fields FILE)' })}:\n`,
  )
  for (const { field, name } of blank) to.out(`  · ${field}: ${say(to, name)}\n`)
}

/**
 * Where the person names the issuer or the revision, so do the files: "cong-van-tinh-nghe-an-2024-11.pdf",
 * "cong-van-2024-02-ban-1.pdf". Letters of several issuers or revisions may go to one folder, and none overwrites another's.
 */
function namedAsAsked(report: LetterReport, { issuer, period }: MonthResults, wanted: Wanted): LetterReport {
  const before = wanted.issuer === null ? '' : `${slug(issuer.unit.name)}-`
  const behind = wanted.revision === null ? '' : `-ban-${wanted.revision}`
  const named = (name: string): string => name.replace(period.key, `${before}${period.key}${behind}`)
  return { ...report, files: report.files.map((file) => ({ ...file, name: named(file.name) })) }
}

export const letterCommand: Command = {
  name: 'letter',
  words: '',
  text: {
    vi: 'Soạn công văn công bố kết quả (PDF, DOCX) và bảng số liệu (XLSX); mỗi tệp được đọc ngược và đối chiếu.',
    en: 'Write the official letter (PDF, DOCX) and its data (XLSX); each file is read back and compared.',
  },
  options: {
    ...RESULT_OPTIONS,
    out: { type: 'string', hint: 'DIR', text: { vi: 'thư mục kết quả', en: 'folder to write to' } },
    fields: {
      type: 'string',
      hint: 'FILE',
      text: {
        vi: 'các mục của công văn (mẫu: letter-templates/fields.example.yaml)',
        en: 'fields of the letter (example: letter-templates/fields.example.yaml)',
      },
    },
    template: { type: 'string', hint: 'FILE', text: { vi: 'mẫu lời văn khác', en: 'another template' } },
  },
  examples: ['letter --period 2024-02 --out cong-van/', 'letter --period 2024-02 --out cong-van/ --fields huyen.yaml'],
  async run(call) {
    const period = await toPeriod(neededOption(call, letterCommand, 'period'), call)
    const out = neededOption(call, letterCommand, 'out')
    const wanted = { period, issuer: textOption(call, 'issuer'), revision: revisionOption(call) }
    const options = { fieldsFile: textOption(call, 'fields'), templateFile: textOption(call, 'template') }
    const { writeLetter } = await import('../../pipeline/letter.ts')
    const report = await withProduct(
      call.config,
      async (product) => {
        const results = await oneResultOf(product, wanted)
        return namedAsAsked(await writeLetter(product, results, options), results, wanted)
      },
      'look',
    )
    for (const { name, bytes } of report.files) writeOutput(join(out, name), bytes)
    printReport(report, out, call.terminal)
  },
}
