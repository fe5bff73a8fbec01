import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { type Taken, type WatchEvent, type WatchOptions, watchFolder } from '../../src/pipeline/watch.ts'
import { ThuocDoError } from '../../src/platform/problem.ts'
import { freshFolder } from '../support/folders.ts'

/** A folder with these files, written one second apart in this order. */
function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = freshFolder('inbox')
  for (const [index, [name, text]] of Object.entries(files).entries()) {
    const path = join(folder, name)
    mkdirSync(join(path, '..'), { recursive: true })
    writeFileSync(path, text)
    utimesSync(path, 1_700_000_000 + index, 1_700_000_000 + index)
  }
  return folder
}

const taken = (accepted = true): Taken => ({
  accepted,
  report: accepted ? 'ok' : 'bad',
  rejects: accepted ? null : 'line',
  summary: {},
})

function watching(folder: string, changes: Partial<WatchOptions> = {}) {
  const events: WatchEvent[] = []
  const took: string[] = []
  const stop = new AbortController()
  const ended = watchFolder({
    folder,
    source: 'one-stop',
    kinds: { own: 'dossiers', within: [] },
    take: async ({ path, inbox }) => {
      took.push(`${inbox.source} ${basename(path)}`)
      return taken(!readFileSync(path, 'utf8').startsWith('bad'))
    },
    refused: (_file, problem) => ({ ...taken(false), report: problem.code, rejects: null }),
    tell: (event) => events.push(event),
    endings: { report: '.report.txt', rejects: '.rejects.csv' },
    settleMs: 30,
    pollMs: 10,
    once: true,
    stop: stop.signal,
    ...changes,
  })
  return { events, took, stop, ended }
}

const list = (folder: string, within: string): string[] =>
  existsSync(join(folder, within)) ? readdirSync(join(folder, within)).sort() : []

test('folders within that bear the name of a kind are inboxes of that kind, of each source', async () => {
  const folder = folderOf({
    'one-stop/a.csv': '1',
    'one-stop/petitions/b.csv': '1',
    'one-stop/other/c.csv': '1',
    'petitions/d.csv': '1',
    'petitions/counts/e.csv': 'bad',
  })
  const seen: string[] = []
  const take: WatchOptions['take'] = async ({ path, inbox }) => {
    seen.push(`${inbox.source} ${inbox.kind} ${basename(path)}`)
    return taken(!readFileSync(path, 'utf8').startsWith('bad'))
  }
  const kinds = { own: 'dossiers', within: ['petitions', 'counts'] } as const
  await watching(folder, { source: null, kinds, take }).ended
  expect(seen.sort()).toEqual([
    'one-stop dossiers a.csv',
    'one-stop petitions b.csv',
    'petitions counts e.csv',
    'petitions dossiers d.csv',
  ])
  expect(list(folder, 'one-stop/petitions/done')).toContain('b.csv')
  expect(list(folder, 'petitions/counts/refused')).toContain('e.csv')
  expect(list(folder, 'one-stop/other')).toEqual(['c.csv'])
})

test('files are taken in from the oldest on and moved with their reports; unfinished and hidden ones are left', async () => {
  const folder = folderOf({
    'b.csv': '1',
    'a.csv': 'bad',
    '.c.csv': '1',
    'd.csv.part': '1',
    '~$e.xlsx': '1',
    'f.tmp': '',
  })
  const { took, ended, events } = watching(folder)
  await ended
  expect(took).toEqual(['one-stop b.csv', 'one-stop a.csv'])
  expect(list(folder, 'done')).toEqual(['b.csv', 'b.csv.report.txt'])
  expect(list(folder, 'refused')).toEqual(['a.csv', 'a.csv.rejects.csv', 'a.csv.report.txt'])
  expect(list(folder, '.')).toEqual(['.c.csv', 'd.csv.part', 'done', 'f.tmp', 'refused', '~$e.xlsx'])
  expect(events.map(({ kind }) => kind)).toEqual(['taken', 'taken'])
})

test('without a source every folder within is that of one, and keeps its own files', async () => {
  const folder = folderOf({ 'one-stop/a.csv': '1', 'land/b.csv': '1', 'Not a Source/c.csv': '1', 'd.csv': '1' })
  const { took, ended } = watching(folder, { source: null })
  await ended
  expect(took.sort()).toEqual(['land b.csv', 'one-stop a.csv'])
  expect(list(folder, 'land/done')).toEqual(['b.csv', 'b.csv.report.txt'])
})

test('a name that was there before gets a number; nothing is written over', async () => {
  const folder = folderOf({ 'done/a.csv': 'old', 'a.csv': 'new' })
  await watching(folder).ended
  expect(readFileSync(join(folder, 'done', 'a.csv'), 'utf8')).toBe('old')
  expect(readFileSync(join(folder, 'done', 'a (2).csv'), 'utf8')).toBe('new')
})

test('a file that still grows is not taken in until it has stayed as it is', async () => {
  const folder = folderOf({ 'a.csv': '' })
  const { took, ended, stop } = watching(folder, { once: false, settleMs: 200 })
  for (let row = 0; row < 10; row += 1) {
    writeFileSync(join(folder, 'a.csv'), `${row}\n`, { flag: 'a' })
    await sleep(30)
    expect(took).toEqual([])
  }
  await expect.poll(() => list(folder, 'done'), { timeout: 20_000 }).toEqual(['a.csv', 'a.csv.report.txt'])
  stop.abort()
  await ended
  expect(took).toHaveLength(1)
})

test('a file that is written to while it is taken in is taken in again', async () => {
  const folder = folderOf({ 'a.csv': '1' })
  let times = 0
  const { ended, stop } = watching(folder, {
    once: false,
    take: async ({ path }) => {
      times += 1
      if (times === 1) writeFileSync(path, '12')
      return taken()
    },
  })
  await expect.poll(() => list(folder, 'done'), { timeout: 20_000 }).toEqual(['a.csv', 'a.csv.report.txt'])
  stop.abort()
  await ended
  expect([times, readFileSync(join(folder, 'done', 'a.csv'), 'utf8')]).toEqual([2, '12'])
})

test('while the store is in use a file waits, told once; what cannot be read is refused', async () => {
  const folder = folderOf({ 'a.csv': '1', 'b.csv': '2' })
  let asked = 0
  const { ended, events } = watching(folder, {
    take: async ({ name }) => {
      asked += 1
      if (asked <= 3) throw new ThuocDoError('warehouse.in-use', { file: 'x', pid: 1 })
      if (name === 'b.csv') throw new ThuocDoError('rows.no-header', {})
      return taken()
    },
  })
  await ended
  expect(events.map(({ kind, file }) => `${kind} ${file.name}`)).toEqual([
    'waiting a.csv',
    'taken a.csv',
    'taken b.csv',
  ])
  expect([list(folder, 'done'), list(folder, 'refused')]).toEqual([
    ['a.csv', 'a.csv.report.txt'],
    ['b.csv', 'b.csv.report.txt'],
  ])
})

test('a fault of the program leaves the file where it is and does not stop the others', async () => {
  const folder = folderOf({ 'a.csv': '1', 'b.csv': '2' })
  const { ended, events } = watching(folder, {
    take: async ({ name }) => {
      if (name === 'a.csv') throw new Error('a bug')
      return taken()
    },
  })
  await ended
  expect(events.map(({ kind, file }) => `${kind} ${file.name}`)).toEqual(['failed a.csv', 'taken b.csv'])
  expect(list(folder, '.')).toEqual(['a.csv', 'done'])
})

test('told to stop, it ends after the file at hand', async () => {
  const folder = folderOf({ 'a.csv': '1', 'b.csv': '2' })
  const { ended, stop } = watching(folder, {
    once: false,
    take: async () => {
      stop.abort()
      await sleep(20)
      return taken()
    },
  })
  await ended
  expect(list(folder, '.')).toEqual(['b.csv', 'done'])
})

test('a folder that is not there is told of', async () => {
  await expect(watching('/no/such/folder').ended).rejects.toMatchObject({ code: 'watch.folder' })
})
