import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

interface Probe {
  readonly hour: number
  readonly today: string
  readonly judged: readonly unknown[]
  readonly periods: readonly string[]
  readonly over: readonly string[]
}

function under(zone: string): Probe {
  const file = join(import.meta.dirname, 'zone-probe.ts')
  const printed = execFileSync(process.execPath, [file], { env: { ...process.env, TZ: zone }, encoding: 'utf8' })
  return JSON.parse(printed)
}

test('the same dossiers are judged the same in every time zone of the machine', () => {
  const home = under('Asia/Ho_Chi_Minh')
  expect(home.judged).toHaveLength(12)
  expect(home.today).toBe('2026-10-16')
  expect(home.over).toEqual(['2026-09', '2026-10'])
  expect(home.periods).toEqual(['2026-01-01..2026-10-16', '2026-09-21..2026-10-20', '2026-01-01..2026-10-31'])
  const zones = ['UTC', 'America/Los_Angeles', 'Pacific/Kiritimati'].map(under)
  // The zones were in force: midnight of 1970-01-01 in UTC was another hour in each.
  expect(zones.map(({ hour }) => hour)).toEqual([0, 16, 13])
  const { hour: _home, ...expected } = home
  for (const { hour: _, ...told } of zones) expect(told).toEqual(expected)
})
