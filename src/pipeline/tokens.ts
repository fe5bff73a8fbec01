import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { readGiven, writeOutput } from '../platform/files.ts'
import { checkedSource } from './source-memory.ts'

/** A source that may send dossiers over HTTP. Only the hash of its token is kept: the token is shown once, when it is made. */
export interface SourceToken {
  readonly source: string
  readonly sha256: string
  readonly madeAt: string
}

/**
 * What the file of one source says: its token, or that the one it had was taken back. Each source has a file of its own, and a
 * file is replaced whole and never removed: commands for several sources at one moment cannot undo each other.
 */
type Kept = SourceToken | { readonly source: string; readonly sha256: null; readonly takenBackAt: string }

const folderOf = (dataDir: string): string => join(dataDir, 'tokens')
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')
const parsed = <T>(file: string): T => JSON.parse(readGiven(file).toString('utf8')) as T

/** Tokens as earlier versions kept them, all in one file. It is only read: the file of a source says what is true since. */
function earlierTokens(dataDir: string): readonly SourceToken[] {
  const file = join(dataDir, 'tokens.json')
  return existsSync(file) ? parsed<SourceToken[]>(file) : []
}

function keptFiles(dataDir: string): readonly Kept[] {
  const folder = folderOf(dataDir)
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return names.map((name) => parsed<Kept>(join(folder, name)))
}

function keep(dataDir: string, kept: Kept): void {
  writeOutput(join(folderOf(dataDir), `${kept.source}.json`), `${JSON.stringify(kept, null, 2)}\n`)
}

/** The tokens in force, in the order of their sources. @throws ThuocDoError `command.file-unreadable` */
export function heldTokens(dataDir: string): readonly SourceToken[] {
  const kept = new Map<string, Kept>()
  for (const each of [...earlierTokens(dataDir), ...keptFiles(dataDir)]) kept.set(each.source, each)
  return [...kept.values()]
    .filter((each): each is SourceToken => each.sha256 !== null)
    .sort((a, b) => (a.source < b.source ? -1 : 1))
}

/** Makes a token for a source, in place of the one it had. @throws ThuocDoError `dossiers.source-name`, `command.not-written` */
export function makeToken(dataDir: string, source: string, now: Date): string {
  const token = `td_${randomBytes(32).toString('base64url')}`
  keep(dataDir, { source: checkedSource(source), sha256: hashOf(token), madeAt: now.toISOString() })
  return token
}

/**
 * Takes a source's token back; false when it had none.
 * @throws ThuocDoError `dossiers.source-name`, `command.not-written`
 */
export function removeToken(dataDir: string, source: string, now: Date): boolean {
  const name = checkedSource(source)
  const held = heldTokens(dataDir).some((each) => each.source === name)
  if (held) keep(dataDir, { source: name, sha256: null, takenBackAt: now.toISOString() })
  return held
}

/** Times of files may be so coarse, in milliseconds: what was written twice within it may look the same. */
const COARSE_MS = 2000

/** A text that is another when tokens were made or taken back since; null while they are too fresh to say. */
function stampOf(dataDir: string): string | null {
  const changed = [folderOf(dataDir), join(dataDir, 'tokens.json')].map(
    (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0,
  )
  return Math.max(...changed) > Date.now() - COARSE_MS ? null : changed.join()
}

interface LastRead {
  readonly stamp: string
  readonly at: number
  readonly tokens: readonly SourceToken[]
}
const lastRead = new Map<string, LastRead>()

/**
 * As `heldTokens`, for every request: read anew when one was made or taken back, and after a while in any case, as a file that
 * somebody writes over by hand shows nowhere else.
 */
function tokensNow(dataDir: string): readonly SourceToken[] {
  const stamp = stampOf(dataDir)
  const known = lastRead.get(dataDir)
  const at = performance.now()
  if (stamp !== null && known?.stamp === stamp && at - known.at < COARSE_MS) return known.tokens
  const tokens = heldTokens(dataDir)
  if (stamp !== null) lastRead.set(dataDir, { stamp, at, tokens })
  return tokens
}

/** The source whose token this is, or null. */
export function sourceOfToken(dataDir: string, token: string): string | null {
  const hash = Buffer.from(hashOf(token))
  const found = tokensNow(dataDir).find(({ sha256 }) => timingSafeEqual(Buffer.from(sha256), hash))
  return found?.source ?? null
}
