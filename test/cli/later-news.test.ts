import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { freshFile, freshFolder } from '../support/folders.ts'
import { thuocdo } from './thuocdo.ts'

const UNITS = `code,name,level,parentCode,portalCode
33,Tỉnh Hưng Yên,province,,H31
12229,Xã An Vĩ,commune,33,H31.14
`
const procedures = (days: number): string =>
  freshFile('tthc.csv', `code,name,legalTermDays\n1.000001,Thủ tục thứ nhất,${days}\n`)
// Received on Monday 5 October 2026 without a due date, finished on Friday 9; and one that is due in time.
const DOSSIERS = `code,unitCode,procedureCode,state,channel,receivedAt,dueAt,finishedAt
H31.14-261005-0001,H31.14,1.000001,finished,online,2026-10-05T08:00:00,,2026-10-09T10:00:00
H31.14-261005-0002,H31.14,1.000001,finished,online,2026-10-05T08:00:00,2026-10-20T17:00:00,2026-10-09T10:00:00
`
const ANSWERS = `Mã hồ sơ,Họ tên,Ngày đánh giá,Mức độ hài lòng
H31.14-261005-0002,Nguyễn Văn Thực,12/10/2026,Không hài lòng
`
/** Wednesday 7 October free as well. */
const CALENDAR = `schema: thuocdo/calendar/1
year: 2026
sources:
  province: { vi: Quyết định của tỉnh, en: Decision of the province }
daysOff:
  - date: 2026-10-07
    name: { vi: Ngày nghỉ, en: Day off }
    source: province
`

describe('what is learnt later', () => {
  const data = freshFolder('data')
  const run = (...args: readonly string[]) => thuocdo(data, args)
  const criterion = async (id: string): Promise<string> => {
    const { out } = await run('score', '--period', '2026-10', '--unit', 'H31.14', '--format', 'csv')
    const line = out.split('\n').find((each) => each.split(',')[2] === id)
    return (line?.split(',') ?? []).slice(5, 8).join(' ')
  }
  beforeAll(async () => {
    expect((await run('units', 'import', freshFile('units.csv', UNITS), '--from', '2026-01-01')).exit).toBe(0)
    expect((await run('import', '--kind', 'procedures', procedures(3))).exit).toBe(0)
  }, 60_000)

  test('answers come before their dossiers, and the rest are known to be content only where the source says so', async () => {
    const answers = freshFile('danh-gia.csv', ANSWERS)
    const early = await run('import', '--kind', 'satisfaction', answers, '--json')
    expect(JSON.parse(early.out).files).toMatchObject([{ outcome: 'stored', rows: 1, waiting: 1, replaced: 0 }])
    expect(early.out).toContain('feeds.silence')
    expect(early.out).not.toContain('Thực')
    expect((await run('import', '--kind', 'dossiers', freshFile('ho-so.csv', DOSSIERS))).exit).toBe(0)
    expect(await criterion('ON_TIME')).toBe('1 2 ')
    expect(await criterion('DOSSIER_RECEIVING_SATISFACTION')).toBe(' 2 not-reported')
    const again = await run('import', '--kind', 'satisfaction', answers, '--complete', '2026-10', '--units', 'H31')
    expect(again.exit).toBe(0)
    // One is late, of the other somebody complained.
    expect(await criterion('DOSSIER_RECEIVING_SATISFACTION')).toBe('0 2 ')
  }, 60_000)

  test('that a file has every complaint is taken back with a reason, and said again; its answers stay', async () => {
    const { deliveries } = JSON.parse((await run('deliveries', '--json')).out)
    expect(deliveries).toMatchObject([
      { delivery: { kind: 'satisfaction', covers: [{ unit: 'H31', from: '2026-10-01', to: '2026-10-31' }] } },
    ])
    const [{ delivery }] = deliveries
    const back = await run('deliveries', 'withdraw', delivery.id, '--reason', 'chưa đủ')
    expect(back.out).toContain('The answers of the file stay as they are')
    expect(await criterion('DOSSIER_RECEIVING_SATISFACTION')).toBe(' 2 not-reported')
    const audit = JSON.parse((await run('deliveries', '--json')).out).deliveries
    expect(audit).toMatchObject([
      { withdrawn: { reason: 'chưa đủ' }, history: [{ action: 'delivery-withdrawn', reason: 'chưa đủ' }] },
    ])
    const answers = freshFile('danh-gia.csv', ANSWERS)
    const call = ['import', '--kind', 'satisfaction', answers, '--complete', '2026-10', '--units', 'H31', '--json']
    expect(JSON.parse((await run(...call)).out).files).toMatchObject([{ outcome: 'restored', deliveryId: delivery.id }])
    expect(await criterion('DOSSIER_RECEIVING_SATISFACTION')).toBe('0 2 ')
    expect(JSON.parse((await run(...call)).out).files).toMatchObject([{ outcome: 'repeated' }])
    const bad = freshFile('danh-gia-loi.csv', `${ANSWERS}H31.14-261001-0009,31/02/2026,1,X\n`)
    const [partly] = JSON.parse((await run(...call.with(3, bad), '--bad-rows', 'load-good')).out).files
    expect(partly).toMatchObject({ bad: 1, deliveryId: null, covers: [] })
    expect(JSON.stringify(partly.issues)).toContain('feeds.coverage-dropped')
  }, 60_000)

  test('a new legal term moves due dates of dossiers held', async () => {
    const report = await run('import', '--kind', 'procedures', procedures(4), '--json')
    expect(JSON.parse(report.out).files).toMatchObject([{ outcome: 'stored', moved: 1 }])
    expect(await criterion('ON_TIME')).toBe('2 2 ')
    expect(await criterion('DOSSIER_RECEIVING_SATISFACTION')).toBe('1 2 ')
    const back = await run('import', '--kind', 'procedures', procedures(3))
    expect(back.out).toContain('1 dossiers held have another due date')
    expect(await criterion('ON_TIME')).toBe('1 2 ')
  }, 60_000)

  test('a day off that is put into the calendar moves them at the next opening', async () => {
    mkdirSync(join(data, 'calendars'))
    writeFileSync(join(data, 'calendars', 'vn-2026.yaml'), CALENDAR)
    expect(await criterion('ON_TIME')).toBe('2 2 ')
  }, 60_000)
})
