import { resultsOf } from '../../pipeline/results.ts'
import { describeProblem } from '../../platform/describe.ts'
import { ThuocDoError } from '../../platform/problem.ts'
import type { PublishedSite } from '../../publish/site/publish.ts'
import { withProduct } from '../../wire/product.ts'
import { toPeriod } from '../arguments.ts'
import { type Command, neededOption } from '../command.ts'
import { tellFaultySets } from '../faulty-sets.ts'
import { printJson, say, type Terminal } from '../terminal.ts'

const MISSING = {
  letter: { vi: 'không có công văn', en: 'no letter' },
  xlsx: { vi: 'không có bảng tính', en: 'no workbook' },
} as const

function report(published: PublishedSite, to: Terminal): void {
  const { folder, pages, files, bytes, periods, missing } = published
  if (to.json) {
    const described = missing.map((one) => ({ ...one, ...describeProblem(one.code, one.facts, to.lang) }))
    printJson(to, { ...published, missing: described })
    return
  }
  const size = `${(bytes / 2 ** 20).toFixed(1)} MB`
  to.out(
    `${folder}: ${say(to, { vi: `${pages} trang, ${files} tệp, ${size}; kỳ`, en: `${pages} pages, ${files} files, ${size}; periods` })} ${periods.join(', ')}\n`,
  )
  for (const { kind, period, issuer, code, facts } of missing) {
    const { text, cure } = describeProblem(code, facts, to.lang)
    to.err(`! ${issuer}, ${period}: ${say(to, MISSING[kind])}. ${text}\n  → ${cure}\n    [${code}]\n`)
  }
}

export const publishCommand: Command = {
  name: 'publish',
  words: '',
  text: {
    vi: 'Xuất trang công khai của một kỳ (hoặc mọi kỳ) ra thư mục, đặt lên máy chủ web nào cũng được.',
    en: 'Write the public pages of a period (or of all) to a folder, for any web server.',
  },
  options: {
    period: {
      type: 'string',
      hint: 'P',
      text: { vi: 'kỳ báo cáo; "all" là mọi kỳ', en: 'the period; "all" for every one' },
    },
    out: {
      type: 'string',
      hint: 'DIR',
      text: {
        vi: 'thư mục kết quả; các kỳ đã có trang trong đó được giữ lại',
        en: 'folder to write to; periods it shows already stay',
      },
    },
    replace: {
      type: 'boolean',
      text: {
        vi: 'thay toàn bộ trang trong thư mục, bỏ các kỳ khác',
        en: 'replace the whole site in the folder, other periods go',
      },
    },
  },
  examples: ['publish --period 2024-02 --out trang/', 'publish --period all --out trang/'],
  async run(call) {
    const given = neededOption(call, publishCommand, 'period')
    const out = neededOption(call, publishCommand, 'out')
    const to = call.terminal
    const { siteSource } = await import('../../pipeline/site-source.ts')
    const { publishSite } = await import('../../publish/site/publish.ts')
    const published = await withProduct(
      call.config,
      async (product) => {
        const period = given === 'all' ? null : await toPeriod(given, call)
        if (period !== null) await resultsOf(product, { period, issuer: null, revision: null })
        tellFaultySets(product, to)
        const source = await siteSource(product)
        const [withheld] = period === null ? await source.withheld() : []
        // Pages that are out must not go away because a file of an index set has problems.
        if (withheld !== undefined) {
          throw new ThuocDoError('results.no-set', { id: withheld.indexSetId, file: withheld.fileName })
        }
        return publishSite(source, {
          out,
          ...(period === null ? {} : { periods: [period.key] }),
          replace: call.options.replace === true,
          onProgress: (done, total) => to.progress(`${done}/${total}`),
        })
      },
      'look',
    )
    to.progress('')
    report(published, to)
    const { folder, missing } = published
    if (missing.length > 0) throw new ThuocDoError('site.files-missing', { folder, count: missing.length })
  },
}
