import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Ended, freshFile, freshFolder, RESULTS, SAMPLE, thuocdo } from './thuocdo.ts'

const UNITS =
  'code,name,level,parentCode,portalCode\n27,Tỉnh Bắc Ninh,province,,H05\n9163,Xã Kinh Bắc,commune,27,H05.14\n'
const DOSSIERS = `Mã hồ sơ,Đơn vị xử lý,Mã TTHC,Trạng thái,Kênh thực hiện,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý
H05.14-260901-0001,H05.14,1.000001,9,2,01/09/2026 08:00,09/09/2026 17:00,08/09/2026 09:00
H05.14-260903-0002,H05.14,1.000002,9,1,03/09/2026 08:00,,30/09/2026 09:00
`
const COUNTS = 'unit,period,measure,value\nH15,2026,ON_TIME.numerator,393087\nH15,2026,ON_TIME.denominator,443565\n'

const CALENDAR = `schema: thuocdo/calendar/1
year: 2026
sources: { notice: { vi: A, en: A } }
daysOff:
  - { date: 2026-09-08, name: { vi: A, en: A }, source: notice }
`

/** Rights bind nobody who is root; the command then runs as a user who owns nothing. */
const isRoot = process.getuid?.() === 0
const NOBODY = 65534
const asNobody = isRoot ? { uid: NOBODY } : {}

/** Every file and folder with its size and time. */
const listing = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => {
      const { size, mtimeMs } = statSync(join(folder, name))
      return `${name} ${size} ${mtimeMs}`
    })

function setWritable(folder: string, writable: boolean): void {
  for (const name of ['', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })]) {
    const path = join(folder, name)
    chmodSync(path, (statSync(path).isDirectory() ? 0o555 : 0o444) | (writable ? 0o200 : 0))
  }
}

describe.skipIf(process.platform === 'win32')('A data folder that may not be written to', () => {
  const data = freshFolder('data')
  const readOnly = freshFolder('read-only')
  const out = freshFolder('out')
  const made: string[] = []

  /** A copy of the data folder, changed by `change`, that may only be read. */
  function copyOf(change: (folder: string) => void = () => undefined): string {
    const folder = freshFolder('copy')
    cpSync(data, folder, { recursive: true })
    change(folder)
    chmodSync(dirname(folder), 0o755)
    setWritable(folder, false)
    made.push(folder)
    return folder
  }

  beforeAll(async () => {
    const commands: readonly (readonly string[])[] = [
      ['units', 'import', join(SAMPLE, 'units-2024-02-01.csv'), '--from', '2024-02-01'],
      ['import', RESULTS],
      ['units', 'import', freshFile('units.csv', UNITS), '--from', '2026-01-01'],
      ['import', '--kind', 'dossiers', '--source', 'one-stop', freshFile('d.csv', DOSSIERS)],
    ]
    for (const args of commands) expect(await thuocdo(data, args)).toMatchObject({ exit: 0 })
    cpSync(data, readOnly, { recursive: true })
    chmodSync(dirname(readOnly), 0o755)
    setWritable(readOnly, false)
    made.push(readOnly)
    mkdirSync(out)
    for (const folder of [out, dirname(out)]) chmodSync(folder, 0o777)
  })

  afterAll(() => {
    for (const folder of made) setWritable(folder, true)
  })

  const reader = (folder: string, args: readonly string[]): Promise<Ended> => thuocdo(folder, args, asNobody)

  test('is read by every command that only looks, which answers as for one that may be', async () => {
    const looks: readonly (readonly string[])[] = [
      ['score', '--period', '2026-09'],
      ['explain', '--period', '2026-09', '--unit', 'H05.14'],
      ['explain', '--period', '2026-09', '--unit', 'H05.14', '--criterion', 'ON_TIME', '--json'],
      ['figures', '--period', '2024-02'],
      ['units', 'resolve', 'An Vỹ', '--as-of', '2026-11-22'],
      ['units', 'list'],
      ['units', 'sources'],
      ['documents'],
      ['deliveries'],
      ['scores', 'list'],
      ['tokens', 'list'],
    ]
    const before = listing(readOnly)
    for (const args of looks) {
      const [there, here] = [await reader(readOnly, args), await thuocdo(data, args)]
      expect(there).toEqual(here)
      expect(there).toMatchObject({ exit: 0 })
    }
    expect(listing(readOnly)).toEqual(before)
  })

  test('gives its letters and pages to another folder', async () => {
    for (const command of ['letter', 'publish']) {
      const ended = await reader(readOnly, [command, '--period', '2024-02', '--out', join(out, command)])
      expect(ended).toMatchObject({ exit: 0 })
      expect(readdirSync(join(out, command)).length).toBeGreaterThan(0)
    }
  })

  test('refuses what would change it, naming the folder and the cure', async () => {
    const changes: readonly (readonly string[])[] = [
      ['import', RESULTS],
      ['import', '--kind', 'dossiers', '--source', 'one-stop', freshFile('d.csv', DOSSIERS)],
      ['scores', 'record', '--period', '2026-09'],
      ['tokens', 'add', 'one-stop'],
    ]
    for (const args of changes) {
      const { exit, err } = await reader(readOnly, args)
      expect([exit, err]).toEqual([5, expect.stringContaining(`${readOnly} cannot be written to`)])
      expect(err).toContain('[command.data-folder]')
    }
  })

  test('is not asked for where counts are scored, whatever its rights and what lies in it', async () => {
    const counts = freshFile('c.csv', COUNTS)
    chmodSync(dirname(counts), 0o755)
    const closed = copyOf((folder) => {
      mkdirSync(join(folder, 'index-sets'))
      writeFileSync(join(folder, 'index-sets', 'broken.yaml'), 'id: [')
    })
    const args = ['score', '--index-set', 'qd766-2026', '--counts', counts]
    expect(await reader(closed, args)).toMatchObject({ exit: 0, err: '' })
    expect(await reader('/proc/thuocdo', args)).toMatchObject({ exit: 0, err: '' })
    expect(existsSync('/proc/thuocdo')).toBe(false)
  })

  test('that may not be read either is named, with the cure', async () => {
    const closed = copyOf()
    chmodSync(closed, 0o000)
    for (const args of [
      ['figures', '--period', '2024-02'],
      ['score', '--period', '2026-09'],
      ['units', 'list'],
    ]) {
      const { exit, err } = await reader(closed, args)
      expect([exit, err]).toEqual([5, expect.stringContaining(`${closed} cannot be read`)])
    }
    chmodSync(closed, 0o555)
    const own = copyOf((folder) => {
      mkdirSync(join(folder, 'calendars'))
      writeFileSync(join(folder, 'calendars', 'own.yaml'), '')
    })
    chmodSync(join(own, 'calendars', 'own.yaml'), 0o000)
    const refused = await reader(own, ['score', '--period', '2026-09'])
    expect([refused.exit, refused.err]).toEqual([4, expect.stringContaining(join(own, 'calendars', 'own.yaml'))])
  })

  test('whose dossiers would have to be settled anew says so, and is settled where it may be written', async () => {
    const changed = copyOf((folder) => {
      mkdirSync(join(folder, 'calendars'))
      writeFileSync(join(folder, 'calendars', '2026.yaml'), CALENDAR)
    })
    const args = ['score', '--period', '2026-09']
    const refused = await reader(changed, args)
    expect([refused.exit, refused.err]).toEqual([5, expect.stringContaining(join(changed, 'store.duckdb'))])
    expect(refused.err).toContain('[warehouse.read-only]')
    setWritable(changed, true)
    expect(await thuocdo(changed, args)).toMatchObject({ exit: 0 })
    setWritable(changed, false)
    expect(await reader(changed, args)).toMatchObject({ exit: 0 })
  })

  test('without dossiers or units answers as an empty one, and nothing is made', async () => {
    const bare = copyOf((folder) => {
      for (const file of ['store.duckdb', 'register.sqlite']) rmSync(join(folder, file))
    })
    const ended = await reader(bare, ['score', '--period', '2026-09'])
    expect([ended.exit, ended.err]).toEqual([4, expect.stringContaining('[score.nothing-held]')])
    expect(existsSync(join(bare, 'store.duckdb'))).toBe(false)
    const missing = freshFolder('never')
    expect((await thuocdo(missing, ['score', '--period', '2026-09'])).exit).toBe(4)
    expect(existsSync(missing)).toBe(false)
  })
})
