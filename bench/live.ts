/**
 * Live events on top of a full warehouse: a server of its own process, single dossiers over HTTP at a steady rate, and the time
 * from the answer that acknowledges a write to the score that is pushed because of it. Every 20th event is a probe: a dossier
 * of a small commune that turns late or on time again, so that its on-time line must move. Beside it, in the same run: one
 * dossier written with a commit of its own, one after the other, which is what a program without groups does.
 *
 *   npm run bench -- live [--dossiers 1000000] [--rate 1000] [--seconds 60]
 *
 * Goal: 1,000 events a second for a minute on 10 million dossiers, 99 % of the probes within 1 s.
 */
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, type IncomingMessage, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { communeCode, communes, fillCountry, PROVINCES } from './support/country.ts'

const MAIN = join(import.meta.dirname, '..', 'bin', 'thuocdo.mjs')
const COMMUNES = communes.length
/** Small communes of their own, whose scores a single dossier moves. */
const PROBES = 200
const GOAL_MS = 1000

const option = (name: string, fallback: number): number => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? fallback : Number(process.argv[at + 1])
}
const [dossiers, rate, seconds] = [option('dossiers', 1_000_000), option('rate', 1000), option('seconds', 60)]
/** A month of the country that is over. */
const month = '2026-10'
const data = mkdtempSync(join(tmpdir(), 'thuocdo-live-'))
const env = { ...process.env, THUOCDO_DATA: data, THUOCDO_PORT: '0', THUOCDO_LANG: 'en' }
const command = (...args: string[]): string => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], { env, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`)
  return stdout.trim()
}

function makeRegister(): void {
  const rows = ['code,name,level,parentCode,portalCode']
  for (let province = 0; province < PROVINCES; province += 1)
    rows.push(`${10 + province},Tỉnh ${province},province,,H${province}`)
  for (let commune = 0; commune < COMMUNES + PROBES; commune += 1) {
    const code = communeCode(commune)
    rows.push(`${10_000 + commune},Xã ${commune},commune,${10 + (commune % PROVINCES)},${code}`)
  }
  const file = join(data, 'units.csv')
  writeFileSync(file, `${rows.join('\n')}\n`)
  command('units', 'import', file, '--from', '2025-07-01')
}

interface Event {
  readonly body: string
  readonly probe: { readonly unit: number; readonly late: boolean } | null
}

let serial = 0
/** Each event is a second later than the one before, so that the last one is the latest version. */
const started = Date.UTC(2026, 10, 1)
function eventOf(index: number): Event {
  const probe =
    index % 20 === 0 ? { unit: (index / 20) % PROBES, late: Math.floor(index / 20 / PROBES) % 2 === 0 } : null
  const commune = probe === null ? (index * 7919) % COMMUNES : COMMUNES + probe.unit
  serial += 1
  const code = communeCode(commune)
  // Half of the other events are newer versions of dossiers that were sent before.
  const number = probe === null ? Math.floor(serial / 2) : 0
  const at = new Date(started + serial * 1000).toISOString().slice(0, 19)
  const body = JSON.stringify({
    code: `${code}-${month.replace('-', '').slice(2)}01-${number}`,
    unitCode: code,
    procedureCode: `1.${100_000 + (serial % 300)}`,
    state: 'finished',
    channel: serial % 3 === 0 ? 'in-person' : 'online',
    receivedAt: `${month}-01T08:00:00`,
    dueAt: `${month}-03T17:00:00`,
    finishedAt: `${month}-${probe?.late === true ? '04' : '02'}T08:00:00`,
    changedAt: at,
  })
  return { body, probe }
}

const agent = new Agent({ keepAlive: true, maxSockets: 1024 })
function post(url: string, token: string, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const asked = request(`${url}/api/dossiers`, { method: 'POST', agent, headers }, (response: IncomingMessage) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode ?? 0))
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

/** Waits for moves of the on-time line of probes. */
function probeWatch(
  url: string,
): Promise<{ readonly seen: (unit: string, after: number) => Promise<number>; readonly stop: () => void }> {
  const waiting = new Map<string, (at: number) => void>()
  return new Promise((resolve, reject) => {
    const asked = request(`${url}/api/scores/events?period=${month}`, { agent: false }, (response) => {
      let text = ''
      response.on('data', (piece: Buffer) => {
        text += piece.toString('utf8')
        for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
          const message = text.slice(0, end)
          text = text.slice(end + 2)
          const moves = /data: (.*)$/m.exec(message)?.[1]
          if (moves === undefined) continue
          const now = performance.now()
          for (const { unit, line, after } of JSON.parse(moves) as { unit: string; line: string; after: number }[]) {
            if (line !== 'ON_TIME') continue
            waiting.get(`${unit} ${after}`)?.(now)
            waiting.delete(`${unit} ${after}`)
          }
        }
      })
      const seen = (unit: string, after: number): Promise<number> =>
        new Promise((done) => waiting.set(`${unit} ${after}`, done))
      resolve({ seen, stop: () => response.destroy() })
    })
    asked.on('error', reject)
    asked.end()
  })
}

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN

async function run(url: string, token: string): Promise<void> {
  const unitIds = new Map<number, string>()
  for (let unit = 0; unit < PROBES; unit += 1) {
    // The first dossier of each probe, on time.
    const { body } = { body: JSON.parse(eventOf(20 * unit).body) as Record<string, unknown> }
    const first = { ...body, finishedAt: `${month}-02T08:00:00`, changedAt: `${month}-01T09:00:00` }
    if ((await post(url, token, JSON.stringify(first))) !== 200) throw new Error('a first dossier was refused')
    unitIds.set(unit, `xa-${COMMUNES + unit}-${10_000 + COMMUNES + unit}`)
  }
  const opened = performance.now()
  const scores = await fetch(`${url}/api/scores?period=${month}&level=province`)
  await scores.arrayBuffer()
  console.log(`  period opened in memory     ${((performance.now() - opened) / 1000).toFixed(2)} s`)
  const watch = await probeWatch(url)
  await sleep(1000)
  const [acks, pushes, lost]: [number[], number[], number[]] = [[], [], []]
  let refused = 0
  const all: Promise<void>[] = []
  const total = rate * seconds
  const begin = performance.now()
  for (let index = 0; index < total; index += 1) {
    const due = begin + (index * 1000) / rate
    if (due > performance.now() + 2) await sleep(due - performance.now())
    const { body, probe } = eventOf(index)
    const sent = performance.now()
    const pushed = probe === null ? null : watch.seen(unitIds.get(probe.unit) ?? '', probe.late ? 0 : 20)
    all.push(
      post(url, token, body).then(async (status) => {
        const acknowledged = performance.now()
        if (status !== 200) refused += 1
        acks.push(acknowledged - sent)
        if (pushed === null) return
        const at = await Promise.race([pushed, sleep(15_000, null, { ref: false })])
        if (at === null) lost.push(index)
        else pushes.push(Math.max(0, at - acknowledged))
      }),
    )
  }
  const lag = performance.now() - begin - seconds * 1000
  await Promise.all(all)
  const whole = (performance.now() - begin) / 1000
  watch.stop()
  acks.sort((a, b) => a - b)
  pushes.sort((a, b) => a - b)
  const ms = (value: number): string => `${Math.round(value)} ms`
  const p99 = percentile(pushes, 0.99)
  console.log(
    `  events                      ${total} in ${whole.toFixed(1)} s, ${refused} refused, sender behind by ${ms(Math.max(0, lag))}`,
  )
  console.log(`  sent to acknowledged        p50 ${ms(percentile(acks, 0.5))}, p99 ${ms(percentile(acks, 0.99))}`)
  console.log(
    `  acknowledged to pushed      p50 ${ms(percentile(pushes, 0.5))}, p99 ${ms(p99)} (goal ≤ ${GOAL_MS} ms), most ${ms(pushes.at(-1) ?? Number.NaN)}; ${pushes.length} probes, ${lost.length} never seen`,
  )
  const single = performance.now()
  const lone = 10
  for (let index = 0; index < lone; index += 1) await post(url, token, eventOf(index * 20 + 1).body)
  const each = (performance.now() - single) / lone
  console.log(
    `  one by one                  ${ms(each)} each, ${Math.round(1000 / each)} a second; groups take ${(((total / whole) * each) / 1000).toFixed(0)} × that`,
  )
  if (refused > 0 || lost.length > 0) process.exitCode = 1
}

try {
  console.log(`${dossiers.toLocaleString('en-GB')} dossiers held, ${rate} events a second for ${seconds} s`)
  makeRegister()
  await fillCountry(join(data, 'store.duckdb'), dossiers)
  const token = command('tokens', 'add', 'bench')
  const server = spawn(process.execPath, [MAIN, 'serve'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise((resolve) => server.on('close', resolve))
  const url = await new Promise<string>((resolve) => {
    server.stdout.on('data', (piece: Buffer) => {
      const found = /http:\/\/\S+/.exec(piece.toString('utf8'))?.[0]
      if (found !== undefined) resolve(found.replace(/\/$/, ''))
    })
  })
  try {
    await run(url, token)
  } finally {
    server.kill('SIGTERM')
    await ended
  }
} finally {
  agent.destroy()
  rmSync(data, { recursive: true, force: true })
}
