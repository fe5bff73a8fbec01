import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeOutput } from '../platform/files.ts'
import { checkedSource } from './source-memory.ts'

/** A source that may send dossiers over HTTP. Only the hash of its token is kept: the token is shown once, when it is made. */
export interface SourceToken {
  readonly source: string
  readonly sha256: string
  readonly madeAt: string
}

const fileOf = (dataDir: string): string => join(dataDir, 'tokens.json')
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

/** The tokens in force, in the order of their sources. */
export function heldTokens(dataDir: string): readonly SourceToken[] {
  const file = fileOf(dataDir)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as SourceToken[]) : []
}

function keep(dataDir: string, tokens: readonly SourceToken[]): void {
  const sorted = [...tokens].sort((a, b) => (a.source < b.source ? -1 : 1))
  writeOutput(fileOf(dataDir), `${JSON.stringify(sorted, null, 2)}\n`)
}

/** Makes a token for a source, in place of the one it had. @throws ThuocDoError `dossiers.source-name`, `command.not-written` */
export function makeToken(dataDir: string, source: string, now: Date): string {
  const token = `td_${randomBytes(32).toString('base64url')}`
  const others = heldTokens(dataDir).filter((each) => each.source !== checkedSource(source))
  keep(dataDir, [...others, { source, sha256: hashOf(token), madeAt: now.toISOString() }])
  return token
}

/** Takes a source's token back; false when it had none. */
export function removeToken(dataDir: string, source: string): boolean {
  const held = heldTokens(dataDir)
  const others = held.filter((each) => each.source !== source)
  if (others.length < held.length) keep(dataDir, others)
  return others.length < held.length
}

/** The source whose token this is, or null. */
export function sourceOfToken(dataDir: string, token: string): string | null {
  const hash = Buffer.from(hashOf(token))
  const found = heldTokens(dataDir).find(({ sha256 }) => timingSafeEqual(Buffer.from(sha256), hash))
  return found?.source ?? null
}
