import type { MonthResults, UnitLabel } from '../../../src/model/results.ts'
import type { Standing } from '../../../src/model/unit-directory.ts'
import type { MissingFile, SiteDownload, SiteSource } from '../../../src/publish/site/source.ts'
import type { UnitInMonth, UnitRecord } from '../../../src/views/unit/record.ts'

/** What a source in memory is made from; everything beside the months may be left out. */
export interface MemoryContent {
  readonly months: readonly MonthResults[]
  readonly earlier?: readonly MonthResults[]
  readonly ancestors?: readonly UnitLabel[]
  readonly standings?: Readonly<Record<string, Standing>>
  readonly predecessors?: Readonly<Record<string, UnitRecord['predecessors']>>
  readonly downloads?: (month: MonthResults) => readonly SiteDownload[]
  readonly missing?: (month: MonthResults) => readonly MissingFile[]
}

const byPeriod = (a: UnitInMonth, b: UnitInMonth): number => (a.month.period.to < b.month.period.to ? -1 : 1)

function unitMonths(months: readonly MonthResults[]): Map<string, UnitInMonth[]> {
  const byUnit = new Map<string, UnitInMonth[]>()
  const add = (one: UnitInMonth): void => {
    const held = byUnit.get(one.results.unit.id)
    if (held === undefined) byUnit.set(one.results.unit.id, [one])
    else held.push(one)
  }
  for (const month of months) {
    add({ month, results: month.issuer, role: 'issuer' })
    for (const results of month.units) add({ month, results, role: 'unit' })
  }
  return byUnit
}

function relatives(content: MemoryContent): readonly UnitLabel[] {
  const successors = Object.values(content.standings ?? {}).flatMap((standing) =>
    standing.kind === 'succeeded' ? standing.successors.map(({ unit }) => unit) : [],
  )
  return [...successors, ...Object.values(content.predecessors ?? {}).flatMap((list) => list.map(({ unit }) => unit))]
}

/** A source of plain data in memory: the reference that tests and benchmarks draw from. */
export function memorySource(content: MemoryContent): SiteSource {
  const { months } = content
  const byUnit = unitMonths(months)
  const labels = new Map(relatives(content).map((unit) => [unit.id, unit]))
  const byKey = Map.groupBy(months, ({ period }) => period.key)
  const periods = [...months.map(({ period }) => period)].sort((a, b) => (a.to < b.to ? -1 : 1)).map(({ key }) => key)
  const ids = new Set([...byUnit.keys(), ...labels.keys()])
  return {
    periods: async () => [...new Set(periods)],
    withheld: async () => [],
    months: async (key) => byKey.get(key) ?? [],
    earlier: async (document) => {
      const found = content.earlier?.find((month) => month.document.id === document.id)
      if (found === undefined) throw new Error(`no earlier document ${document.id}`)
      return found
    },
    downloads: async (month) => ({
      files: content.downloads?.(month) ?? [],
      missing: content.missing?.(month) ?? [],
    }),
    unitIds: async () => ids,
    indexSets: async () => [...new Map(months.map(({ indexSet }) => [indexSet.id, indexSet])).values()],
    unit: async (id) => {
      const own = byUnit.get(id)?.toSorted(byPeriod) ?? []
      const label = own.at(-1)?.results.unit ?? labels.get(id)
      if (label === undefined) return null
      return {
        label,
        ancestors: own.at(-1)?.role === 'issuer' ? (content.ancestors ?? []).slice(0, -1) : (content.ancestors ?? []),
        months: own,
        standing: content.standings?.[id] ?? { kind: 'in-force' },
        asOf: '2026-11-22',
        predecessors: content.predecessors?.[id] ?? [],
      }
    },
  }
}
