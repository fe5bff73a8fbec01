import type { ReactElement } from 'react'
import { formatDate } from '../../model/period.ts'
import type { UnitLabel } from '../../model/results.ts'
import type { Successor } from '../../model/unit-directory.ts'
import { UnitName } from '../page/names.tsx'
import type { PageContext } from '../page-context.ts'
import type { UnitRecord } from './record.ts'

const WORDS = {
  vi: {
    title: 'Đơn vị này hiện nay',
    asOf: (date: string) => `tính đến ${date}`,
    inForce: 'Đang hoạt động với tên này.',
    provisional:
      'Chưa có trong danh mục đơn vị hành chính nào đã nạp: mới biết qua văn bản công bố kết quả, nên chưa xác định được đơn vị này hiện nay là gì.',
    notYet: 'Chưa thành lập vào ngày này.',
    full: 'Đã nhập vào',
    split: 'Đã chia về các đơn vị',
    nobody: 'Đã thôi hoạt động; chưa xác định được đơn vị kế tiếp.',
    incomplete: 'Chưa xác định đủ: còn phần chưa rõ thuộc đơn vị nào.',
    extents: { full: 'toàn bộ', partial: 'một phần', assumed: 'suy đoán theo mã hoặc tên, chưa có văn bản' },
    on: (date: string) => `từ ${date}`,
    formed: 'Hình thành từ',
    namesake: (date: string) =>
      `Văn bản trước ngày ${date} ghi một đơn vị cùng tên. Chưa danh mục nào cho biết đơn vị này có từ khi nào, nên chưa rõ có phải là cùng một đơn vị`,
    listedSince: (date: string) =>
      `Danh mục đơn vị có từ ngày ${date} ghi một đơn vị cùng tên; chưa rõ có phải là cùng một đơn vị`,
    unknown: 'chưa rõ',
    merged: 'Không cộng hay lấy trung bình kết quả cũ cho đơn vị mới: văn bản chỉ công bố tỷ lệ, không có số hồ sơ.',
  },
  en: {
    title: 'What this unit is today',
    asOf: (date: string) => `as of ${date}`,
    inForce: 'In force under this name.',
    provisional:
      'Not in any imported list of administrative units: known only from published results, so what it is today is not established.',
    notYet: 'Not yet formed on this day.',
    full: 'Now part of',
    split: 'Divided among',
    nobody: 'No longer in force; who succeeded it is not established.',
    incomplete: 'Not fully established: it is not known where the rest went.',
    extents: { full: 'all of it', partial: 'a part', assumed: 'assumed from code or name, no source says so' },
    on: (date: string) => `since ${date}`,
    formed: 'Formed from',
    namesake: (date: string) =>
      `Documents before ${date} name a unit called so. No list tells since when this unit exists, so it is not established that the two are one`,
    listedSince: (date: string) =>
      `The list of units from ${date} on holds a unit of this name; it is not established that the two are one`,
    unknown: 'not known',
    merged:
      'Old results are neither added up nor averaged for the new unit: rates were published without the number of dossiers.',
  },
} as const

function SuccessorItem({
  page,
  successor,
}: {
  readonly page: PageContext
  readonly successor: Successor
}): ReactElement {
  const words = WORDS[page.lang]
  const on = successor.steps.at(-1)?.on
  return (
    <li>
      <UnitName page={page} unit={successor.unit} />{' '}
      <small>
        ({words.extents[successor.extent]}
        {on === undefined ? null : `, ${words.on(formatDate(on))}`})
      </small>
    </li>
  )
}

function Succeeded(props: {
  readonly page: PageContext
  readonly successors: readonly Successor[]
  readonly incomplete: boolean
}): ReactElement {
  const { page, successors, incomplete } = props
  const words = WORDS[page.lang]
  if (successors.length === 0) return <p>{words.nobody}</p>
  return (
    <>
      <p>{successors.length === 1 ? words.full : words.split}:</p>
      <ul>
        {successors.map((successor) => (
          <SuccessorItem key={successor.unit.id} page={page} successor={successor} />
        ))}
      </ul>
      {incomplete ? <p>{words.incomplete}</p> : null}
      <p className="hint">{words.merged}</p>
    </>
  )
}

/** A unit that documents alone name, and the listed one of its name: that the one became the other nobody says. */
function Namesakes(props: {
  readonly page: PageContext
  readonly said: string
  readonly units: readonly UnitLabel[]
}): ReactElement {
  return (
    <>
      <p>{props.said}:</p>
      <ul>
        {props.units.map((unit) => (
          <li key={unit.id}>
            <UnitName page={props.page} unit={unit} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Formed({ page, record }: { readonly page: PageContext; readonly record: UnitRecord }): ReactElement {
  const words = WORDS[page.lang]
  const [unlisted, known] = [true, false].map((provisional) =>
    record.predecessors.filter(({ unit }) => unit.provisional === provisional),
  )
  const [first] = unlisted ?? []
  return (
    <>
      {known === undefined || known.length === 0 ? null : (
        <>
          <p>{words.formed}:</p>
          <ul>
            {known.map(({ unit, on, extent }) => (
              <li key={unit.id}>
                <UnitName page={page} unit={unit} />{' '}
                <small>
                  ({extent === 'unknown' ? words.unknown : words.extents[extent]}, {words.on(formatDate(on))})
                </small>
              </li>
            ))}
          </ul>
        </>
      )}
      {first === undefined ? null : (
        <Namesakes
          page={page}
          said={words.namesake(formatDate(first.on))}
          units={(unlisted ?? []).map(({ unit }) => unit)}
        />
      )}
    </>
  )
}

function Now({ page, record }: { readonly page: PageContext; readonly record: UnitRecord }): ReactElement {
  const words = WORDS[page.lang]
  const { standing } = record
  if (standing.kind === 'unlisted') return <p>{words.provisional}</p>
  if (standing.kind === 'in-force') return <p>{words.inForce}</p>
  if (standing.kind === 'not-yet') return <p>{words.notYet}</p>
  const [step] = standing.successors[0]?.steps ?? []
  if (record.label.provisional && step !== undefined && standing.successors.every(({ steps }) => steps.length === 1)) {
    const units = standing.successors.map(({ unit }) => unit)
    return <Namesakes page={page} said={words.listedSince(formatDate(step.on))} units={units} />
  }
  return <Succeeded page={page} successors={standing.successors} incomplete={standing.incomplete} />
}

/** What the unit is on the day of `asOf`, and what it was formed from. What is not established is said so. */
export function StandingToday({
  page,
  record,
}: {
  readonly page: PageContext
  readonly record: UnitRecord
}): ReactElement {
  const words = WORDS[page.lang]
  return (
    <section className="today" aria-labelledby="today">
      <h2 id="today">
        {words.title} <small>{words.asOf(formatDate(record.asOf))}</small>
      </h2>
      <Now page={page} record={record} />
      <Formed page={page} record={record} />
    </section>
  )
}
