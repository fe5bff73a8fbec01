import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DOSSIER_MARKS, DOSSIER_STATES, type Dossier } from '../../src/model/dossier.ts'
import { versionKey } from '../../src/model/dossier-version.ts'

const moment = fc.integer({ min: 1, max: 28 }).map((day) => `2026-10-${String(day).padStart(2, '0')}T08:00:00`)
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })
const mark = maybe(fc.boolean())
const dossier: fc.Arbitrary<Dossier> = fc.record({
  code: fc.constant('H31-1'),
  unitCode: fc.constantFrom('H31', 'H32'),
  procedureCode: maybe(fc.constant('1.001193')),
  state: fc.constantFrom(...DOSSIER_STATES),
  channel: fc.constantFrom('in-person' as const, 'online' as const),
  receivedAt: maybe(moment),
  dueAt: maybe(moment),
  finishedAt: maybe(moment),
  returnedAt: maybe(moment),
  stoppedAt: maybe(moment),
  withdrawnAt: maybe(moment),
  supplements: fc.array(fc.record({ requestedAt: moment, answeredAt: maybe(moment), dueAfter: maybe(moment) }), {
    maxLength: 2,
  }),
  marks: fc
    .tuple(...DOSSIER_MARKS.map(() => mark))
    .map(
      (values) =>
        Object.fromEntries(DOSSIER_MARKS.map((name, index) => [name, values[index]])) as unknown as Dossier['marks'],
    ),
  changedAt: maybe(moment),
  deleted: fc.boolean(),
})

test('the latest of any versions is the same whatever the order they came in', () => {
  const latest = (versions: readonly Dossier[]): Dossier | undefined =>
    versions.reduce((held, next) => (versionKey(next) > versionKey(held) ? next : held))
  fc.assert(
    fc.property(fc.array(dossier, { minLength: 1, maxLength: 6 }), (versions) => {
      expect(latest([...versions].reverse())).toEqual(latest(versions))
    }),
    { seed: 3, numRuns: 500 },
  )
})

test('versions have the same key exactly when they say the same', () => {
  fc.assert(
    fc.property(dossier, dossier, (a, b) => {
      expect(versionKey(a) === versionKey(b)).toBe(JSON.stringify(a) === JSON.stringify(b))
      expect(versionKey(structuredClone(a))).toBe(versionKey(a))
      expect(versionKey(a)).toHaveLength(56)
    }),
    { seed: 3, numRuns: 1000 },
  )
})

test('a version that its source says is later wins over events that are later', () => {
  fc.assert(
    fc.property(dossier, dossier, (a, b) => {
      const [first, second] = [
        { ...a, changedAt: '2026-11-01T00:00:00' },
        { ...b, changedAt: '2026-11-02T00:00:00' },
      ]
      expect(versionKey(second) > versionKey(first)).toBe(true)
    }),
    { seed: 3 },
  )
})

test('of versions of one moment a deletion stands, else the one that tells more', () => {
  fc.assert(
    fc.property(dossier, fc.constantFrom(...DOSSIER_MARKS), (base, name) => {
      const less = { ...base, deleted: false, marks: { ...base.marks, [name]: null } }
      const more = [
        { ...less, marks: { ...less.marks, [name]: true } },
        { ...less, marks: { ...less.marks, [name]: false } },
      ]
      for (const each of more) expect(versionKey(each) > versionKey(less)).toBe(true)
      const [first] = more
      expect(versionKey({ ...less, deleted: true }) > versionKey(first ?? less)).toBe(true)
      const [unknown, known] = [null, '1.001193'].map((procedureCode) => versionKey({ ...less, procedureCode }))
      expect((known ?? '') > (unknown ?? '')).toBe(true)
      const [inPerson, online] = (['in-person', 'online'] as const).map((channel) => versionKey({ ...less, channel }))
      expect((online ?? '') > (inPerson ?? '')).toBe(true)
    }),
    { seed: 3 },
  )
})
