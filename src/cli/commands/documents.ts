import { type DocumentRecord, documentRecords, restoreDocument, withdrawDocument } from '../../pipeline/documents.ts'
import { withProduct } from '../../wire/product.ts'
import { toPeriod } from '../arguments.ts'
import { type Call, type Command, neededOption, textOption, usageError } from '../command.ts'
import { printJson, say, sayDay, type Terminal } from '../terminal.ts'

function documentLine({ document, withdrawn }: DocumentRecord, to: Terminal): string {
  const { id, periodKey, issuerPrinted, fileName, revision, importedAt } = document
  const rest = say(to, {
    vi: `bản ${revision}, nạp ${sayDay(to, importedAt)}`,
    en: `revision ${revision}, imported ${sayDay(to, importedAt)}`,
  })
  const mark =
    withdrawn === null
      ? ''
      : say(to, {
          vi: `, ĐÃ THU HỒI ${sayDay(to, withdrawn.at)}: ${withdrawn.reason}`,
          en: `, WITHDRAWN ${sayDay(to, withdrawn.at)}: ${withdrawn.reason}`,
        })
  return `${id}\t${periodKey}\t${issuerPrinted}\t${fileName}, ${rest}${mark}\n`
}

async function runList(call: Call): Promise<void> {
  const given = textOption(call, 'period')
  const period = given === null ? null : await toPeriod(given, call)
  const to = call.terminal
  const records = await withProduct(call.config, (product) => documentRecords(product, period?.key ?? null), 'look')
  if (to.json) return printJson(to, { documents: records })
  for (const record of records) to.out(documentLine(record, to))
  if (records.length === 0) to.out(`${say(to, { vi: 'Chưa có văn bản nào.', en: 'No document is held.' })}\n`)
}

const OUTCOME = {
  withdrawn: {
    vi: 'Đã thu hồi; văn bản được giữ nhưng số liệu không còn hiển thị',
    en: 'Withdrawn; the document is kept, its figures are no longer shown',
  },
  restored: { vi: 'Có hiệu lực lại', en: 'Counts again' },
  already: { vi: 'Đã như vậy từ trước, không thay đổi gì', en: 'It was so already, nothing changed' },
} as const

async function runChange(call: Call, action: 'withdraw' | 'restore', id: string): Promise<void> {
  const to = call.terminal
  const reason = action === 'withdraw' ? neededOption(call, documentsCommand, 'reason') : ''
  const { outcome, record } = await withProduct(call.config, (product) =>
    action === 'withdraw' ? withdrawDocument(product, id, reason) : restoreDocument(product, id),
  )
  if (to.json) return printJson(to, { outcome, ...record })
  to.out(`${say(to, OUTCOME[outcome])}:\n  ${documentLine(record, to)}`)
}

export const documentsCommand: Command = {
  name: 'documents',
  words: '[withdraw ID | restore ID]',
  wordsAtMost: 2,
  text: {
    vi: 'Các văn bản đã nạp; thu hồi một văn bản nạp nhầm, hoặc cho có hiệu lực lại.',
    en: 'The documents held; withdraw one that was imported by mistake, or let it count again.',
  },
  options: {
    period: { type: 'string', hint: 'P', text: { vi: 'chỉ của kỳ này', en: 'of this period only' } },
    reason: {
      type: 'string',
      hint: 'TEXT',
      text: { vi: 'lý do thu hồi, được lưu lại', en: 'why it is withdrawn, kept' },
    },
  },
  examples: ['documents --period 2024-02', 'documents withdraw 2024-02-1a2b3c4d5e --reason "nhầm kỳ"'],
  async run(call) {
    const [action, id, ...more] = call.words
    if (action === undefined) return runList(call)
    if ((action === 'withdraw' || action === 'restore') && id !== undefined && more.length === 0) {
      return runChange(call, action, id)
    }
    const given = call.words.join(' ')
    throw usageError('documents', {
      vi: `không hiểu "${given}"; viết ${documentsCommand.words}`,
      en: `"${given}" is not understood; write ${documentsCommand.words}`,
    })
  },
}
