import { ALL_UNITS } from '../../model/delivery.ts'
import { type DeliveryRecord, deliveryRecords, restoreDelivery, withdrawDelivery } from '../../pipeline/deliveries.ts'
import { withProduct } from '../../wire/product.ts'
import { type Call, type Command, neededOption, refuseOptions, usageError } from '../command.ts'
import { printJson, say, sayDay, type Terminal } from '../terminal.ts'

const EVERY_UNIT = { vi: 'mọi đơn vị', en: 'all units' }

const KINDS = {
  petitions: { vi: 'phản ánh, kiến nghị', en: 'petitions' },
  counts: { vi: 'số đếm', en: 'counts' },
  satisfaction: { vi: 'đánh giá', en: 'answers' },
} as const

function deliveryLine({ delivery, withdrawn }: DeliveryRecord, to: Terminal): string {
  const { id, kind, source, name, rows, covers, indexSetId, deliveredAt } = delivery
  const parts = [
    name,
    `${rows} ${KINDS[kind][to.lang]}`,
    ...(indexSetId === null ? [] : [indexSetId]),
    ...covers.map(({ unit, from, to: until }) => {
      const words = say(to, { vi: 'đầy đủ cho', en: 'complete for' })
      return `${words} ${unit === ALL_UNITS ? say(to, EVERY_UNIT) : unit} ${from}..${until}`
    }),
    `${say(to, { vi: 'nạp', en: 'imported' })} ${sayDay(to, deliveredAt)}`,
    ...(withdrawn === null
      ? []
      : [`${say(to, { vi: 'ĐÃ THU HỒI', en: 'WITHDRAWN' })} ${sayDay(to, withdrawn.at)}: ${withdrawn.reason}`]),
  ]
  return `${id}\t${source}\t${parts.join(', ')}\n`
}

async function runList(call: Call): Promise<void> {
  refuseOptions(call, 'deliveries', ['reason'])
  const to = call.terminal
  const records = await withProduct(call.config, deliveryRecords, 'look')
  if (to.json) return printJson(to, { deliveries: records })
  for (const record of records) to.out(deliveryLine(record, to))
  if (records.length === 0) {
    to.out(`${say(to, { vi: 'Chưa có lần nạp nào.', en: 'Nothing was delivered yet.' })}\n`)
  }
}

const OUTCOME = {
  withdrawn: {
    vi: 'Đã thu hồi; lần nạp được giữ nhưng không còn được tính',
    en: 'Withdrawn; the delivery is kept and counts no more',
  },
  restored: { vi: 'Được tính lại', en: 'Counts again' },
  already: { vi: 'Đã như vậy từ trước, không thay đổi gì', en: 'It was so already, nothing changed' },
} as const

const ANSWERS_STAY = {
  vi: 'Các đánh giá trong tệp vẫn được giữ; chỉ lời nói rằng tệp đủ mọi phản ánh được thu hồi hoặc tính lại.',
  en: 'The answers of the file stay as they are; this is about the statement that it has every complaint.',
}

async function runChange(call: Call, action: 'withdraw' | 'restore', id: string): Promise<void> {
  const to = call.terminal
  if (action === 'restore') refuseOptions(call, 'deliveries restore', ['reason'])
  const reason = action === 'withdraw' ? neededOption(call, deliveriesCommand, 'reason') : ''
  const { outcome, record } = await withProduct(call.config, (product) =>
    action === 'withdraw' ? withdrawDelivery(product, id, reason) : restoreDelivery(product, id),
  )
  if (to.json) return printJson(to, { outcome, ...record })
  to.out(`${say(to, OUTCOME[outcome])}:\n  ${deliveryLine(record, to)}`)
  if (record.delivery.kind === 'satisfaction') to.out(`  ${say(to, ANSWERS_STAY)}\n`)
}

export const deliveriesCommand: Command = {
  name: 'deliveries',
  words: '[withdraw ID | restore ID]',
  wordsAtMost: 2,
  text: {
    vi: 'Các lần nạp phản ánh, kiến nghị, số đếm, và lời nói rõ tệp đánh giá đầy đủ cho kỳ nào; thu hồi một lần nạp nhầm, hoặc cho tính lại.',
    en: 'The deliveries of petitions and counts, and what was said of answers; withdraw one that was imported by mistake, or let it count again.',
  },
  options: {
    reason: {
      type: 'string',
      hint: 'TEXT',
      text: { vi: 'lý do thu hồi, được lưu lại', en: 'why it is withdrawn, kept' },
    },
  },
  examples: ['deliveries', 'deliveries withdraw petitions-1a2b3c4d5e6f --reason "nhầm tháng"'],
  async run(call) {
    const [action, id] = call.words
    if (action === undefined) return runList(call)
    if ((action === 'withdraw' || action === 'restore') && id !== undefined) return runChange(call, action, id)
    const given = call.words.join(' ')
    throw usageError('deliveries', {
      vi: `không hiểu "${given}"; viết ${deliveriesCommand.words}`,
      en: `"${given}" is not understood; write ${deliveriesCommand.words}`,
    })
  },
}
