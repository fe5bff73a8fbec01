import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

const made: string[] = []
afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

/** A temporary folder that is removed after the tests of the file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'thuocdo-test-'))
  made.push(folder)
  return folder
}

/** A path that does not exist yet, in a temporary folder of its own. */
export const freshFolder = (name: string): string => join(temporaryFolder(), name)

/** A file with this text, in a temporary folder of its own. */
export function freshFile(name: string, text: string): string {
  const path = freshFolder(name)
  writeFileSync(path, text)
  return path
}
