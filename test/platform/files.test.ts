import { existsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeFolder } from '../../src/platform/files.ts'
import { freshFolder } from '../support/folders.ts'

test('a folder is made with those above it, and one that is there stays', () => {
  const folder = join(freshFolder('a'), 'b', 'c')
  makeFolder(folder)
  makeFolder(folder)
  expect(statSync(folder).isDirectory()).toBe(true)
})

test('a file in its place or above it is told', () => {
  const file = freshFolder('file')
  writeFileSync(file, '')
  for (const path of [file, join(file, 'below')]) expect(() => makeFolder(path)).toThrow(/ENOTDIR|file/)
})

test.runIf(existsSync('/proc/self'))('where the system refuses every name it fails at once', () => {
  expect(() => makeFolder('/proc/thuocdo/data')).toThrow(/ENOENT|EACCES|EROFS/)
})
