import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshFolder } from '../support/folders.ts'
import { ROOT, thuocdo } from './thuocdo.ts'

const UNITS = `code,name,level,parentCode,portalCode
33,Tỉnh Hưng Yên,province,,H31
12229,Xã An Vĩ,commune,33,H31.14
12230,Xã Bình Minh,commune,33,H31.15
`
const HEAD = 'code,unitCode,state,channel,receivedAt,dueAt,finishedAt,Số điện thoại\n'
const PHONE = '0912345678'

/** Dossiers first..first+count of the two communes; one in three is late. */
function dossiers(first: number, count: number): string {
  const rows = Array.from({ length: count }, (_, index) => {
    const [serial, unit] = [first + index, index % 2 === 0 ? 'H31.14' : 'H31.15']
    const end = index % 3 === 0 ? '2026-10-09' : '2026-10-05'
    return `${unit}-261001-${String(serial).padStart(6, '0')},${unit},finished,online,2026-10-01,2026-10-06,${end},${PHONE}\n`
  })
  return HEAD + rows.join('')
}

async function dataWithUnits(): Promise<string> {
  const data = freshFolder('data')
  mkdirSync(data, { recursive: true })
  const units = join(data, '..', 'units.csv')
  writeFileSync(units, UNITS)
  expect((await thuocdo(data, ['units', 'import', units, '--from', '2026-01-01'])).exit).toBe(0)
  return data
}

function inboxWith(files: Readonly<Record<string, string>>): string {
  const folder = freshFolder('inbox')
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

/** A program that runs on, with what it says. */
function running(data: string, args: readonly string[]) {
  const env = { ...process.env, THUOCDO_LANG: 'en', THUOCDO_DATA: data }
  const child = spawn(process.execPath, [join(ROOT, 'bin', 'thuocdo.mjs'), ...args], { env, cwd: ROOT })
  const said = { out: '', err: '' }
  child.stdout.on('data', (chunk) => {
    said.out += chunk
  })
  child.stderr.on('data', (chunk) => {
    said.err += chunk
  })
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  return { child, said, ended }
}

async function addressOf({ said }: ReturnType<typeof running>): Promise<string> {
  await expect.poll(() => said.out, { timeout: 90_000 }).toMatch(/http:/)
  return /http:\S+/.exec(said.out)?.[0].replace(/\/$/, '') ?? ''
}

const onTime = (csv: string): string[] => csv.split('\n').filter((line) => line.includes(',ON_TIME,'))

describe('a watched folder', () => {
  const started: ReturnType<typeof running>[] = []
  const start = (data: string, args: readonly string[]) => {
    const program = running(data, args)
    started.push(program)
    return program
  }
  afterAll(() => {
    for (const { child } of started) child.kill('SIGKILL')
  })

  test('--once takes in what is there: good files to done, bad ones to refused with their bad rows', async () => {
    const data = await dataWithUnits()
    const bad = `${dossiers(100, 4)}H31.14-261001-000999,H31.14,finished,online,31/02/2026,,,${PHONE}\n`
    const inbox = inboxWith({ 'a.csv': dossiers(1, 4), 'b.csv': bad, 'c.csv': 'what is this\n', 'd.csv.part': 'x' })
    const ended = await thuocdo(data, ['watch', inbox, '--source', 'one-stop', '--once', '--settle', '0', '--json'])
    expect([ended.exit, ended.err]).toEqual([0, ''])
    const lines = ended.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines).toMatchObject([
      { event: 'taken', file: 'a.csv', source: 'one-stop', outcome: 'stored', added: 4 },
      { event: 'taken', file: 'b.csv', outcome: 'refused', bad: 1 },
      { event: 'taken', file: 'c.csv', outcome: 'refused' },
    ])
    expect(readdirSync(join(inbox, 'done')).sort()).toEqual(['a.csv', 'a.csv.report.txt'])
    expect(readdirSync(join(inbox, 'refused')).sort()).toEqual([
      ...['b.csv', 'b.csv.rejects.csv', 'b.csv.report.txt', 'c.csv', 'c.csv.report.txt'],
    ])
    const told = readFileSync(join(inbox, 'refused', 'b.csv.rejects.csv'), 'utf8')
    expect(told).toContain('H31.14-261001-000999')
    expect(`${told}${readFileSync(join(inbox, 'refused', 'b.csv.report.txt'), 'utf8')}`).not.toContain(PHONE)
  })

  test('petitions and counts arrive in folders of their sources', async () => {
    const data = await dataWithUnits()
    const inbox = freshFolder('sources')
    mkdirSync(join(inbox, 'pakn'), { recursive: true })
    writeFileSync(join(inbox, 'pakn', 'p.csv'), 'code,unitCode,receivedAt,dueAt\nPA-1,H31.14,2026-10-02,2026-10-20\n')
    const args = ['watch', inbox, '--kind', 'petitions', '--covers', 'H31', '--once', '--settle', '0', '--json']
    const ended = await thuocdo(data, args)
    expect(JSON.parse(ended.out)).toMatchObject({
      source: 'pakn',
      outcome: 'stored',
      added: 1,
      covers: [{ unit: 'H31', from: '2026-10-01', to: '2026-10-31' }],
    })
  })

  test('every kind arrives in the folder of its name, and what was said of a kind holds for it', async () => {
    const data = await dataWithUnits()
    const inbox = inboxWith({ 'a.csv': dossiers(1, 4) })
    const files = {
      'procedures/tthc.csv': 'code,name\n1.000001,Đăng ký khai sinh\n',
      'satisfaction/dg.csv': 'code,answeredAt,complained\nH31.14-261001-000001,2026-10-20,1\n',
      'petitions/p.csv': 'code,unitCode,receivedAt,dueAt\nPA-1,H31.14,2026-10-02,2026-10-20\n',
      'counts/c.csv': 'unit,period,measure,value\nH31,2026-10,communes,2\n',
    }
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(inbox, name, '..'), { recursive: true })
      writeFileSync(join(inbox, name), text)
    }
    const said = ['--covers', 'H31', '--complete', '2026-10']
    const args = ['watch', inbox, '--source', 'one-stop', ...said, '--once', '--settle', '0', '--json']
    const ended = await thuocdo(data, args)
    expect([ended.exit, ended.err]).toEqual([0, ''])
    const lines = ended.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines).toMatchObject([
      { kind: 'dossiers', file: 'a.csv', outcome: 'stored', added: 4 },
      { kind: 'satisfaction', file: 'dg.csv', outcome: 'stored', replaced: 1 },
      { kind: 'procedures', file: 'tthc.csv', outcome: 'stored', procedures: 1 },
      { kind: 'petitions', file: 'p.csv', outcome: 'stored', added: 1, covers: [{ unit: 'H31' }] },
      { kind: 'counts', file: 'c.csv', outcome: 'stored', added: 1 },
    ])
    const { out } = await thuocdo(data, ['score', '--period', '2026-10', '--unit', 'H31', '--format', 'json'])
    const line = (JSON.parse(out) as { criterion: string }[]).find(
      ({ criterion }) => criterion === 'DOSSIER_RECEIVING_SATISFACTION',
    )
    expect(line).toMatchObject({ numerator: 2, denominator: 4 })
  })

  test('killed without warning at any moment, it loses nothing and takes nothing in twice', async () => {
    const data = await dataWithUnits()
    const files = { 'a.csv': dossiers(1, 900), 'b.csv': dossiers(901, 900), 'c.csv': dossiers(1, 1200) }
    const inbox = inboxWith(files)
    const args = ['watch', inbox, '--source', 'one-stop', '--once', '--settle', '0']
    for (const killAfterMs of [250, 350, 400, 450, 500, 550, 600, 700]) await thuocdo(data, args, { killAfterMs })
    const last = await thuocdo(data, args)
    expect([last.exit, last.err]).toEqual([0, ''])
    const done = readdirSync(join(inbox, 'done')).filter((name) => !name.endsWith('.new'))
    expect(done.sort()).toEqual(Object.keys(files).flatMap((name) => [name, `${name}.report.txt`]))
    const clean = await dataWithUnits()
    for (const name of Object.keys(files)) {
      await thuocdo(clean, ['import', '--kind', 'dossiers', join(inbox, 'done', name), '--source', 'one-stop'])
    }
    const [after, expected] = [data, clean].map((folder) => thuocdo(folder, ['score', '--period', '2026-10']))
    expect(onTime((await after)?.out ?? '')).toEqual(onTime((await expected)?.out ?? 'none'))
    expect(onTime((await after)?.out ?? '')[0]).toContain('1800')
  })

  describe('beside a server', () => {
    let data = ''
    beforeAll(async () => {
      data = await dataWithUnits()
    })
    const received = async (address: string): Promise<number | null> => {
      const answer = await fetch(`${address}/api/scores?period=2026-10`)
      const { units } = (await answer.json()) as { units?: { id: string; level: string }[] }
      const province = units?.find(({ level }) => level === 'province')
      if (province === undefined) return null
      const card = await fetch(`${address}/api/units/${province.id}/scorecard?period=2026-10`)
      const { lines } = (await card.json()) as { lines: { id: string; denominator: number | null }[] }
      return lines.find(({ id }) => id === 'ON_TIME')?.denominator ?? null
    }

    test('a watcher waits for its turn, and the server shows what it took in', async () => {
      const server = start(data, ['serve', '--port', '0'])
      const address = await addressOf(server)
      const inbox = inboxWith({ 'a.csv': dossiers(1, 10) })
      const done = await thuocdo(data, ['import', '--kind', 'dossiers', join(inbox, 'a.csv'), '--source', 'x'])
      expect(done.exit).toBe(0)
      // The server holds the warehouse now.
      expect(await received(address)).toBe(10)
      const watcher = start(data, ['watch', inbox, '--source', 'one-stop', '--settle', '0', '--json'])
      writeFileSync(join(inbox, 'b.csv.part'), dossiers(100, 20))
      renameSync(join(inbox, 'b.csv.part'), join(inbox, 'b.csv'))
      // Asked without pause, the server does not let go of the warehouse: the watcher has to wait, however slow the machine is.
      const busy = async () => {
        await received(address)
        return watcher.said.out
      }
      await expect.poll(busy, { timeout: 90_000, interval: 100 }).toContain('"event":"waiting"')
      await expect.poll(() => existsSync(join(inbox, 'done', 'b.csv')), { timeout: 90_000 }).toBe(true)
      watcher.child.kill('SIGTERM')
      expect(await watcher.ended).toBe(0)
      await expect.poll(() => received(address), { timeout: 90_000 }).toBe(30)
      server.child.kill('SIGTERM')
      expect(await server.ended).toBe(0)
    })

    test('serve --watch takes files in itself while the server answers without pause', async () => {
      const inbox = inboxWith({})
      const server = start(data, ['serve', '--port', '0', '--watch', inbox, '--source', 'one-stop'])
      const address = await addressOf(server)
      const before = (await received(address)) ?? 0
      writeFileSync(join(inbox, 'late.csv'), dossiers(1000, 7))
      await expect.poll(() => received(address), { timeout: 90_000, interval: 200 }).toBe(before + 7)
      await expect.poll(() => existsSync(join(inbox, 'done', 'late.csv')), { timeout: 90_000 }).toBe(true)
      server.child.kill('SIGTERM')
      expect(await server.ended).toBe(0)
    })

    test('who follows the scores is told what petitions moved', async () => {
      const inbox = inboxWith({})
      const options = ['--watch', inbox, '--source', 'pakn', '--kind', 'petitions', '--covers', 'H31']
      const server = start(data, ['serve', '--port', '0', ...options])
      const address = await addressOf(server)
      const stop = new AbortController()
      const stream = await fetch(`${address}/api/scores/events?period=2026-10`, { signal: stop.signal })
      let told = ''
      const reading = (async () => {
        for await (const piece of stream.body ?? []) told += new TextDecoder().decode(piece)
      })()
      await expect.poll(() => told, { timeout: 90_000 }).toContain(': open')
      writeFileSync(join(inbox, 'p.csv'), 'code,unitCode,receivedAt,dueAt\nPA-1,H31.14,2026-10-02,2026-10-20\n')
      const FULL = { unit: 'xa-binh-minh-12230', line: 'PETITION_PROCESSING_ON_TIME', before: null, after: 6 }
      const moves = () => [...told.matchAll(/^data: (.*)$/gm)].flatMap(([, data = '[]']) => JSON.parse(data))
      await expect.poll(moves, { timeout: 90_000 }).toContainEqual(expect.objectContaining(FULL))
      stop.abort()
      await reading.catch(() => undefined)
      server.child.kill('SIGTERM')
      expect(await server.ended).toBe(0)
    })

    test('serve --watch of a folder that is not there ends with the reason', async () => {
      const ended = await thuocdo(data, ['serve', '--port', '0', '--watch', '/no/such/folder', '--source', 'x'])
      expect([ended.exit, ended.err]).toEqual([4, expect.stringContaining('watch.folder')])
    })
  })

  test('asked to stop it ends after the file at hand', async () => {
    const data = await dataWithUnits()
    const inbox = inboxWith({ 'a.csv': dossiers(1, 5) })
    const watcher = start(data, ['watch', inbox, '--source', 'one-stop', '--settle', '0'])
    await expect.poll(() => existsSync(join(inbox, 'done', 'a.csv')), { timeout: 90_000 }).toBe(true)
    await sleep(50)
    watcher.child.kill('SIGTERM')
    expect(await watcher.ended).toBe(0)
  })
})
