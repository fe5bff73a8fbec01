import { resultsOf } from '../../pipeline/results.ts'
import { withProduct } from '../../wire/product.ts'
import { toPeriod } from '../arguments.ts'
import { type Command, neededOption } from '../command.ts'
import { printJson, say } from '../terminal.ts'

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
    out: { type: 'string', hint: 'DIR', text: { vi: 'thư mục kết quả', en: 'folder to write to' } },
  },
  examples: ['publish --period 2024-02 --out trang/', 'publish --period all --out trang/'],
  async run(call) {
    const given = neededOption(call, publishCommand, 'period')
    const out = neededOption(call, publishCommand, 'out')
    const to = call.terminal
    const { siteSource } = await import('../../pipeline/site-source.ts')
    const { publishSite } = await import('../../publish/site/publish.ts')
    const published = await withProduct(call.config, async (product) => {
      const period = given === 'all' ? null : toPeriod(given)
      if (period !== null) await resultsOf(product, { period, issuer: null, revision: null })
      return publishSite(await siteSource(product), {
        out,
        ...(period === null ? {} : { periods: [period.key] }),
        onProgress: (done, total) => to.progress(`${done}/${total}`),
      })
    })
    to.progress('')
    if (to.json) return printJson(to, published)
    const { folder, pages, files, bytes } = published
    const size = `${(bytes / 2 ** 20).toFixed(1)} MB`
    to.out(
      `${folder}: ${say(to, { vi: `${pages} trang, ${files} tệp, ${size}`, en: `${pages} pages, ${files} files, ${size}` })}\n`,
    )
  },
}
