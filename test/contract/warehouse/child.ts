// Stores batches of dossiers one after the other and tells of each when it is acknowledged; killed from outside.
import { DOSSIER_MARKS, type Dossier } from '../../../src/model/dossier.ts'
import { versionKey } from '../../../src/model/dossier-version.ts'
import { openDuckdbWarehouse } from '../../../src/store/warehouse/duckdb/duckdb.ts'

const [file = '', first = '0'] = process.argv.slice(2)

/** Dossiers of batch n: half of them new, half of them later versions of the batch before. */
export function dossiersOf(n: number): readonly Dossier[] {
  return Array.from({ length: 400 }, (_, index) => ({
    code: `H31.1-261001-${n * 200 + index}`,
    unitCode: index % 2 === 0 ? 'H31.1' : 'H31.2',
    procedureCode: '1.000001',
    state: 'in-progress' as const,
    channel: 'online' as const,
    receivedAt: '2026-10-01T08:00:00',
    dueAt: '2026-10-09T17:00:00',
    finishedAt: null,
    returnedAt: null,
    stoppedAt: null,
    withdrawnAt: null,
    supplements: [],
    marks: Object.fromEntries(DOSSIER_MARKS.map((mark) => [mark, n % 2 === 0])) as unknown as Dossier['marks'],
    changedAt: `2026-10-02T00:00:${String(n % 60).padStart(2, '0')}`,
    deleted: false,
  }))
}

if (process.argv[1]?.endsWith('child.ts')) {
  const warehouse = await openDuckdbWarehouse(file)
  process.stdout.write('open\n')
  for (let n = Number(first); ; n += 1) {
    const rows = dossiersOf(n).map((dossier) => ({
      dossier,
      course: {
        receivedOn: '2026-10-01',
        endedOn: null,
        endedBy: null,
        dueOn: '2026-10-09',
        dueBy: 'stated' as const,
        late: false,
      },
      version: versionKey(dossier),
      row: null,
    }))
    await warehouse.store(
      { id: `batch ${n}`, source: 'test', name: `batch ${n}` },
      (async function* () {
        yield rows.slice(0, 250)
        yield rows.slice(250)
      })(),
    )
    process.stdout.write(`${n}\n`)
  }
}
