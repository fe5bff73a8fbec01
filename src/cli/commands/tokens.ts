import { heldTokens, makeToken, removeToken } from '../../pipeline/tokens.ts'
import { systemClock } from '../../platform/clock.ts'
import { ThuocDoError } from '../../platform/problem.ts'
import { ensureDataDir } from '../../wire/data-folder.ts'
import { type Command, usageError } from '../command.ts'
import { printJson, say } from '../terminal.ts'

export const tokensCommand: Command = {
  name: 'tokens',
  words: 'list | add SOURCE | remove SOURCE',
  wordsAtMost: 2,
  text: {
    vi: 'Mã truy cập để các hệ thống gửi hồ sơ qua HTTP (POST /api/dossiers), mỗi nguồn một mã.',
    en: 'Tokens with which systems send dossiers over HTTP (POST /api/dossiers), one a source.',
  },
  options: {},
  examples: ['tokens add mot-cua', 'tokens list', 'tokens remove mot-cua'],
  async run(call) {
    const [action = 'list', source] = call.words
    const { dataDir } = call.config
    const to = call.terminal
    if (action === 'list' && source === undefined) {
      const tokens = heldTokens(dataDir).map(({ source: name, madeAt }) => ({ source: name, madeAt }))
      if (to.json) return printJson(to, { tokens })
      for (const { source: name, madeAt } of tokens) to.out(`${name}\t${madeAt}\n`)
      if (tokens.length === 0) to.out(`${say(to, { vi: 'Chưa có mã nào.', en: 'There are no tokens.' })}\n`)
      return
    }
    if (action === 'add' && source !== undefined) {
      ensureDataDir(dataDir)
      const token = makeToken(dataDir, source, systemClock.now())
      if (to.json) return printJson(to, { source, token })
      to.out(`${token}\n`)
      to.err(`${say(to, { vi: 'Ghi lại ngay: mã chỉ hiện một lần.', en: 'Note it now: it is shown only once.' })}\n`)
      return
    }
    if (action === 'remove' && source !== undefined) {
      ensureDataDir(dataDir)
      if (!removeToken(dataDir, source, systemClock.now())) throw new ThuocDoError('dossiers.no-token', { source })
      to.out(`${say(to, { vi: 'Đã thu hồi mã của nguồn', en: 'Taken back: the token of' })} ${source}\n`)
      return
    }
    const given = call.words.join(' ')
    throw usageError('tokens', {
      vi: `không hiểu "${given}"; viết ${tokensCommand.words}`,
      en: `"${given}" is not understood; write ${tokensCommand.words}`,
    })
  },
}
