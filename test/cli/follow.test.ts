import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshFile, freshFolder } from '../support/folders.ts'
import { type Served, served } from './served.ts'
import { thuocdo } from './thuocdo.ts'

const COMMUNES = Array.from({ length: 6 }, (_, index) => `H31.${14 + index}`)
const UNITS = `code,name,level,parentCode,portalCode
33,Tỉnh Hưng Yên,province,,H31
${COMMUNES.map((code, index) => `${12229 + index},Xã ${'ABCDEF'[index]},commune,33,${code}`).join('\n')}
`
const PERIOD = 'period=2026-10'

/** The n-th news of one of 60 dossiers, late or on time in turn. */
const news = (number: number): object => {
  const unitCode = COMMUNES[number % COMMUNES.length] ?? ''
  return {
    code: `${unitCode}-261001-${number % 60}`,
    unitCode,
    procedureCode: '1.000001',
    state: 'finished',
    channel: 'online',
    receivedAt: '2026-10-01T08:00:00',
    dueAt: '2026-10-06T17:00:00',
    finishedAt: `2026-10-0${number % 7 < 3 ? 5 : 7}T08:00:00`,
    changedAt: new Date(Date.UTC(2026, 9, 8) + number * 1000).toISOString().slice(0, 19),
  }
}

const data = freshFolder('data')
let server: Served
let token = ''
beforeAll(async () => {
  expect((await thuocdo(data, ['units', 'import', freshFile('units.csv', UNITS), '--from', '2026-01-01'])).exit).toBe(0)
  token = (await thuocdo(data, ['tokens', 'add', 'one-stop'])).out.trim()
  server = await served(data)
})
afterAll(() => server.stop())

async function send(
  body: object,
): Promise<{ readonly status: number; readonly outcome?: string; readonly stale?: number }> {
  const init = { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: JSON.stringify(body) }
  const answer = await fetch(`${server.url}/api/dossiers`, init)
  return { status: answer.status, ...((await answer.json()) as object) }
}

type Scores = Map<string, number | null>

async function scoresNow(): Promise<Scores> {
  const { units } = (await (await fetch(`${server.url}/api/scores?${PERIOD}`)).json()) as {
    units: { id: string; lines: { id: string; value: number | null }[] }[]
  }
  return new Map(units.flatMap(({ id, lines }) => lines.map((line) => [`${id} ${line.id}`, line.value] as const)))
}

interface Move {
  readonly unit: string
  readonly line: string
  readonly after: number | null
}

/** Follows as docs/api.md says: opens the stream, asks for the scores, puts each move in its place; again after every break. */
class Follower {
  scores: Scores = new Map()
  private connection = new AbortController()

  async open(): Promise<void> {
    this.connection = new AbortController()
    const { signal } = this.connection
    const { body } = await fetch(`${server.url}/api/scores/events?${PERIOD}`, { signal })
    let held: Scores | null = null as Scores | null
    const early: Move[] = []
    void (async () => {
      let text = ''
      for await (const piece of body?.pipeThrough(new TextDecoderStream()) ?? []) {
        text += piece
        const messages = text.split('\n\n')
        text = messages.pop() ?? ''
        for (const message of messages) {
          const moves = JSON.parse(/^data: (.*)$/m.exec(message)?.[1] ?? '[]') as Move[]
          if (held === null) early.push(...moves)
          for (const { unit, line, after } of moves) held?.set(`${unit} ${line}`, after)
        }
      }
    })().catch((error: unknown) => {
      if (!signal.aborted) throw error
    })
    held = await scoresNow()
    for (const { unit, line, after } of early) held.set(`${unit} ${line}`, after)
    this.scores = held
  }

  leave(): void {
    this.connection.abort()
  }
}

test('all who follow hold what the scores are in the end: those who stay, those who come again, beside some who never read', async () => {
  for (let number = 0; number < 60; number += 1) expect((await send(news(number))).status).toBe(200)
  const silent = Array.from({ length: 5 }, () => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1').pause()
    socket.write(`GET /api/scores/events?${PERIOD} HTTP/1.1\r\nHost: here\r\n\r\n`)
    return socket
  })
  const followers = Array.from({ length: 15 }, () => new Follower())
  await Promise.all(followers.map((each) => each.open()))
  const sent: Promise<{ readonly status: number }>[] = []
  for (let number = 60; number < 360; number += 1) {
    sent.push(send(news(number)))
    await sleep(5)
    if (number % 60 > 0) continue
    const leaving = followers.slice(0, 5)
    for (const each of leaving) each.leave()
    for (const each of leaving) await each.open()
  }
  for (const { status } of await Promise.all(sent)) expect(status).toBe(200)
  const last = await scoresNow()
  expect(new Set(last.values()).size).toBeGreaterThan(3)
  const told = (scores: Scores): object => Object.fromEntries([...scores].filter(([key]) => last.has(key)))
  for (let tries = 0; tries < 50 && !followers.every(({ scores }) => same(scores, last)); tries += 1) await sleep(100)
  for (const { scores } of followers) expect(told(scores)).toEqual(Object.fromEntries(last))
  for (const each of followers) each.leave()
  for (const socket of silent) socket.destroy()
})

const same = (a: Scores, b: Scores): boolean => [...b].every(([key, value]) => a.get(key) === value)

test('a server that is told to stop ends within seconds, whoever follows, and has kept all that it acknowledged', async () => {
  const silent = connect(Number(new URL(server.url).port), '127.0.0.1').pause()
  silent.on('error', () => undefined)
  silent.write(`GET /api/scores/events?${PERIOD} HTTP/1.1\r\nHost: here\r\n\r\n`)
  const follower = new Follower()
  await follower.open()
  const acknowledged: object[] = []
  let refused: unknown = null
  const sending = (async () => {
    for (let number = 400; refused === null; number += 1) {
      const each = news(number)
      const answer = await send(each).catch((error: unknown) => {
        refused = error
        return null
      })
      if (answer?.status === 200) acknowledged.push(each)
    }
  })()
  await sleep(1000)
  const began = performance.now()
  await server.stop()
  expect(performance.now() - began).toBeLessThan(5000)
  await sending
  follower.leave()
  silent.destroy()
  expect(acknowledged.length).toBeGreaterThan(3)
  server = await served(data)
  for (const each of acknowledged) {
    const answer = await send(each)
    expect(answer.outcome === 'repeated' || answer.stale === 1, JSON.stringify(answer)).toBe(true)
  }
})

test('a server that is told to stop in the middle of a great batch ends within seconds, with all of the batch or nothing', async () => {
  const SIZE = 300_000
  const head = 'code,unitCode,procedureCode,state,channel,receivedAt,dueAt,finishedAt'
  const row = (number: number): string =>
    `${COMMUNES[0]}-261101-${number},${COMMUNES[0]},1.000001,finished,online,2026-11-01,2026-11-06,2026-11-05`
  const body = [head, ...Array.from({ length: SIZE }, (_, number) => row(number))].join('\n')
  const init = { method: 'POST', headers: { authorization: `Bearer ${token}` }, body }
  const answer = fetch(`${server.url}/api/dossiers`, init).then(
    ({ status }) => status,
    () => null,
  )
  await sleep(700)
  const began = performance.now()
  await server.stop()
  expect(performance.now() - began).toBeLessThan(12_000)
  const status = await answer
  server = await served(data)
  const card = await (await fetch(`${server.url}/api/units/${COMMUNES[0]}/scorecard?period=2026-11`)).json()
  const { lines = [] } = card as { lines?: { id: string; denominator: number | null }[] }
  const held = lines.find(({ id }) => id === 'ON_TIME')?.denominator ?? 0
  expect(status === 200 ? [SIZE] : [0, SIZE]).toContain(held)
})
