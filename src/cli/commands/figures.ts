import { resultsOf } from '../../pipeline/results.ts'
import { renderFigureRows } from '../../publish/data/figures.ts'
import { withProduct } from '../../wire/product.ts'
import { FORMAT, formatOption, RESULT_OPTIONS, revisionOption, toPeriod } from '../arguments.ts'
import { type Command, neededOption, textOption } from '../command.ts'

export const figuresCommand: Command = {
  name: 'figures',
  words: '',
  text: {
    vi: 'Số liệu đã nạp của một kỳ, mỗi dòng một số liệu kèm nguồn; ô trống là không báo cáo.',
    en: 'The figures held for a period, one a row with its source; an empty value is not reported.',
  },
  options: {
    ...RESULT_OPTIONS,
    format: FORMAT,
  },
  examples: ['figures --period 2024-02', 'figures --period 2024-02 --format json'],
  async run(call) {
    const period = await toPeriod(neededOption(call, figuresCommand, 'period'), call)
    const format = formatOption(call)
    const wanted = { period, issuer: textOption(call, 'issuer'), revision: revisionOption(call) }
    const results = await withProduct(call.config, (product) => resultsOf(product, wanted), 'look')
    call.terminal.out(renderFigureRows(results, format))
  },
}
