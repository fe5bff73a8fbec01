import { createHash } from 'node:crypto'
import type { Decimal } from '../../../src/model/decimal.ts'
import { MISSING_REASONS } from '../../../src/model/reported.ts'
import type { Fact } from '../../../src/model/results.ts'
import type { DerivedUnits, Unit } from '../../../src/model/unit.ts'
import type { ProvisionalUnit, UnitListRow, UnitSource } from '../../../src/model/unit-source.ts'
import type {
  DerivationInput,
  DerivationOutput,
  NewDocument,
  NewScoreRecord,
  Registry,
} from '../../../src/store/registry/port.ts'

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

export const ISSUER: ProvisionalUnit = {
  id: 'huyen-khoai-chau-p1',
  name: 'Huyện Khoái Châu',
  level: 'district',
  parentId: null,
  knownOn: '2024-02-29',
}

export const COMMUNES: readonly ProvisionalUnit[] = ['An Vỹ', 'Đông Tảo', 'Hồng Tiến', 'Tân Dân', 'Việt Hòa'].map(
  (name, index) => ({ id: `xa-${index}-p`, name, level: 'commune', parentId: ISSUER.id, knownOn: '2024-02-29' }),
)

/** The n-th fact: every kind of reported figure comes up. */
export function sampleFact(n: number): Fact {
  const reason = MISSING_REASONS[n % 8]
  return {
    unitId: COMMUNES[n % COMMUNES.length]?.id ?? ISSUER.id,
    figureId: ['onTime', 'satisfaction', 'onlinePaid'][n % 3] ?? 'onTime',
    reported: reason === undefined ? { kind: 'value', value: `${n}.25` as Decimal } : { kind: 'missing', reason },
    printed: reason === undefined ? `${n},25 %` : '–',
    printedName: COMMUNES[n % COMMUNES.length]?.name ?? '',
    place: { page: 1 + (n % 4), sheet: null, table: 1, row: n + 1, column: String(2 + (n % 3)) },
  }
}

/** A document that differs from others by its name only: `name` decides the bytes. */
export function sampleDocument(name: string, facts = 12, changes: Partial<NewDocument['document']> = {}): NewDocument {
  return {
    document: {
      sha256: sha256(name),
      fileName: `${name}.pdf`,
      format: 'pdf',
      bytes: 48_213,
      indexSetId: 'khoai-chau-letter-2024',
      periodKey: '2024-02',
      issuerId: ISSUER.id,
      issuerPrinted: 'UBND huyện Khoái Châu',
      issuerStatedBy: 'person',
      periodStatedBy: 'document',
      number: null,
      date: '2024-03-05',
      subject: 'Kết quả chỉ số phục vụ người dân, doanh nghiệp tháng 02/2024',
      cited: [{ type: 'Quyết định', number: '766/QĐ-TTg', date: '2022-06-23', issuer: 'Thủ tướng Chính phủ' }],
      ...changes,
    },
    facts: Array.from({ length: facts }, (_, n) => sampleFact(n)),
    provisional: [ISSUER, ...COMMUNES],
  }
}

export const sampleRow = (code: string, name: string, parentCode: string | null = null): UnitListRow => {
  return { code, name, level: 'commune', parentCode, portalCode: null, portalId: null }
}

export type UnitList = Extract<UnitSource, { kind: 'list' }>

export function sampleList(name: string, rows: readonly UnitListRow[] = [sampleRow('12229', 'Xã An Vỹ')]): UnitList {
  return { kind: 'list', from: '2024-11-01', sha256: sha256(name), name, scopeCode: null, rows }
}

export function sampleUnit(id: string, name: string, changes: Partial<Unit> = {}): Unit {
  return {
    id,
    level: 'commune',
    origin: 'list',
    from: '2024-11-01',
    to: null,
    versions: [{ from: '2024-11-01', to: null, name, code: '12229', parentId: null }],
    aliases: [{ scheme: 'statistics-code', value: '12229', from: '2024-11-01', to: null }],
    ...changes,
  }
}

/** A derivation that answers these units whatever the sources say, provisional ones left to the registry. */
export function answering(
  derived: Partial<DerivedUnits>,
  changes: Partial<Omit<DerivationOutput, 'derived'>> = {},
): (input: DerivationInput) => DerivationOutput {
  return () => ({ derived: { units: [], successions: [], ...derived }, moved: [], settledProvisional: [], ...changes })
}

/** Documents with their facts: all that a reader of the register can see of them. */
export async function everything(registry: Registry): Promise<readonly unknown[]> {
  const documents = await registry.documents()
  return Promise.all(documents.map(async (document) => ({ document, facts: await registry.facts(document.id) })))
}

/** A score record that differs from others by its name only: `name` decides its hash and what its cards say. */
export function sampleRecord(
  name: string,
  units = 2,
  changes: Partial<NewScoreRecord['record']> = {},
  lines = JSON.stringify(name),
): NewScoreRecord {
  return {
    record: {
      periodKey: '2026-10',
      periodFrom: '2026-10-01',
      periodTo: '2026-10-31',
      indexSetId: 'qd766-2026',
      indexSetSha256: sha256('the set'),
      sha256: sha256(name),
      judgedOn: '2026-10-31',
      simulated: false,
      ...changes,
    },
    indexSet: 'the set',
    cards: Array.from({ length: units }, (_, index) => ({ unitId: `xa-${index + 1}`, lines })),
    onlyFirst: false,
  }
}
