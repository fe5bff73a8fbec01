import { readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { beginOutput, makeFolder, writeFileWhole } from '../../src/platform/files.ts'
import { leftBeside, newMark, temporaryFor } from '../../src/platform/temporary.ts'
import { freshFolder } from '../support/folders.ts'

/** No process has this number: the kernel's largest is 4194304. */
const GONE = 99_999_999
const [realm = ''] = newMark().split('-')
const markOf = (pid: number, where = realm): string => `${where}-${pid}-0123456789ab`

function folderWith(...names: readonly string[]): string {
  const folder = freshFolder('shared')
  makeFolder(folder)
  for (const name of names) writeFileSync(join(folder, name), 'half')
  return folder
}

test('no two pieces of work have one name, though their processes have one number', () => {
  const names = Array.from({ length: 100 }, () => temporaryFor(join(folderWith(), 'file')))
  expect(new Set(names.map((name) => name.split('.').at(-2))).size).toBe(100)
})

test('what a killed process left is removed by the next one that writes there, and nothing else', () => {
  const left = `file.csv.${markOf(GONE)}.new`
  const others = [
    `file.csv.${markOf(process.ppid)}.new`,
    // Of another container, where a process of this number may well be at work.
    `file.csv.${markOf(GONE, '00000000')}.new`,
    `other.csv.${markOf(GONE)}.new`,
    'file.csv.new',
    'file.csv.99999999.new',
  ]
  const folder = folderWith(left, ...others)
  writeFileWhole(join(folder, 'file.csv'), 'whole')
  expect(readdirSync(folder).sort()).toEqual(['file.csv', ...others].sort())
})

test('what is being written now by this process itself stays, and so does all of it', () => {
  const path = join(folderWith(), 'rows.csv')
  const first = beginOutput(path)
  first.write('first')
  const second = beginOutput(path)
  second.write('second')
  expect(first.finish()).toBe(5)
  expect(second.finish()).toBe(6)
})

test('an earlier process of the same number in this container left what is older than this one', async () => {
  const folder = folderWith(`site.${markOf(process.pid)}.new`)
  expect(leftBeside(join(folder, 'site'))).toEqual([])
  const { uptime } = process
  try {
    await sleep(20)
    // As if the process had begun just now.
    process.uptime = () => 0
    expect(leftBeside(join(folder, 'site'))).toHaveLength(1)
  } finally {
    process.uptime = uptime
  }
})

test('whatever another container left counts as such after a day, a site between two renames after a minute', () => {
  const [work, swapped] = [`.site.${markOf(1, '00000000')}.new`, `.site.${markOf(1, '00000000')}.old`]
  const folder = folderWith(work, swapped)
  const left = (): readonly string[] => leftBeside(join(folder, 'site'), '.').map((path) => path.slice(-4))
  expect(left()).toEqual([])
  const { now } = Date
  try {
    Date.now = () => now() + 2 * 60_000
    expect(left()).toEqual(['.old'])
    Date.now = () => now() + 25 * 3600_000
    expect([...left()].sort()).toEqual(['.new', '.old'])
  } finally {
    Date.now = now
  }
  // Not what a copy of the folder says of its age.
  utimesSync(join(folder, work), 0, 0)
  expect(left()).toEqual([])
})
