import type { LocalDate } from '../../model/date.ts'
import type { Unit } from '../../model/unit.ts'
import type { UnitDirectory } from '../../model/unit-directory.ts'
import { directoryOf } from '../../pipeline/product.ts'
import { systemClock } from '../../platform/clock.ts'
import { ThuocDoError } from '../../platform/problem.ts'
import { withProduct } from '../../wire/product.ts'
import { toDate } from '../arguments.ts'
import { type Call, textOption, usageError } from '../command.ts'
import { printJson, say, type Terminal } from '../terminal.ts'

/** A unit with all that is known of it on a date, as `units resolve --json` gives it. */
function unitJson(unit: Unit, directory: UnitDirectory, on: LocalDate): object {
  const version = directory.versionOn(unit.id, on)
  const label = ({ id, name, code, level }: ReturnType<UnitDirectory['label']>): object => ({ id, name, code, level })
  const standing = directory.standingOn(unit.id, on)
  return {
    id: unit.id,
    name: version.name,
    code: version.code,
    level: unit.level,
    origin: unit.origin,
    from: unit.from,
    to: unit.to,
    versions: unit.versions,
    aliases: unit.aliases,
    ancestors: directory.ancestorsOn(unit.id, on).map(label),
    standing: standing.kind,
    successors:
      standing.kind === 'succeeded'
        ? standing.successors.map(({ unit: to, extent, steps }) => ({ ...label(to), extent, steps }))
        : [],
    incomplete: standing.kind === 'succeeded' && standing.incomplete,
    predecessors: directory.predecessors(unit.id),
  }
}

function validity({ from, to }: Unit, lang: 'vi' | 'en'): string {
  const words = lang === 'vi' ? ['từ', 'đến trước', 'không rõ'] : ['from', 'until', 'unknown']
  return `${words[0]} ${from ?? words[2]}${to === null ? '' : ` ${words[1]} ${to}`}`
}

const EXTENT = {
  full: { vi: 'toàn bộ', en: 'all of it' },
  partial: { vi: 'một phần', en: 'a part' },
  assumed: { vi: 'suy ra từ mã hoặc tên, chưa có văn bản', en: 'inferred from code or name, no source says so' },
} as const

/** "Xã An Vĩ, Huyện Khoái Châu, Tỉnh Hưng Yên – 12229". */
function titleOf(unit: Unit, directory: UnitDirectory, on: LocalDate): string {
  const { name, code } = directory.versionOn(unit.id, on)
  const above = directory.ancestorsOn(unit.id, on).map((each) => each.name)
  return `${[name, ...above.reverse()].join(', ')}${code === null ? '' : ` – ${code}`}`
}

function nearJson(unit: Unit, directory: UnitDirectory, on: LocalDate): object {
  const { name, code } = directory.versionOn(unit.id, on)
  return { id: unit.id, name, code, level: unit.level, from: unit.from, to: unit.to }
}

function printUnit(unit: Unit, directory: UnitDirectory, on: LocalDate, to: Terminal): void {
  to.out(`${titleOf(unit, directory, on)}\n`)
  to.out(`  ${unit.id}, ${validity(unit, to.lang)}\n`)
  const standing = directory.standingOn(unit.id, on)
  if (standing.kind === 'in-force') to.out(`  ${say(to, { vi: `có hiệu lực ngày ${on}`, en: `in force on ${on}` })}\n`)
  if (standing.kind === 'unlisted') {
    to.out(
      `  ${say(to, {
        vi: 'chỉ biết qua văn bản công bố; chưa danh mục nào cho biết nay là đơn vị nào',
        en: 'known from published documents only; no list tells what it is today',
      })}\n`,
    )
  }
  if (standing.kind === 'not-yet') to.out(`  ${say(to, { vi: `chưa có ngày ${on}`, en: `not yet there on ${on}` })}\n`)
  if (standing.kind !== 'succeeded') return
  for (const { unit: successor, extent } of standing.successors) {
    to.out(`  → ${successor.name} – ${successor.code ?? '?'} (${say(to, EXTENT[extent])})\n`)
  }
  if (standing.incomplete) {
    to.out(
      `  → ${say(to, { vi: 'đơn vị kế tục chưa xác định được đầy đủ', en: 'who succeeded it is not fully established' })}\n`,
    )
  }
}

/** `units resolve NAME`: every unit of the name, else the near ones. */
export async function runResolve(call: Call, name: string): Promise<void> {
  const given = textOption(call, 'as-of')
  const on = given === null ? systemClock.today() : toDate(given)
  const to = call.terminal
  if (name.trim() === '') {
    throw usageError('units', { vi: 'tên đơn vị cần tìm để trống', en: 'the name to look for is blank' })
  }
  await withProduct(
    call.config,
    async (product) => {
      const directory = await directoryOf(product)
      const matches = directory.search(name)
      const near = matches.length === 0 ? directory.near(name, on) : []
      if (to.json) {
        const suggestions = near.map((unit) => nearJson(unit, directory, on))
        printJson(to, {
          name,
          asOf: on,
          matches: matches.map((unit) => unitJson(unit, directory, on)),
          near: suggestions,
        })
      } else if (matches.length === 0) {
        if (near.length > 0) to.out(`${say(to, { vi: 'Tên gần giống:', en: 'Near names:' })}\n`)
        for (const unit of near) to.out(`  ${titleOf(unit, directory, on)}\n`)
      } else {
        for (const unit of matches) printUnit(unit, directory, on, to)
      }
      if (matches.length === 0) throw new ThuocDoError('command.no-such-unit', { name })
    },
    'look',
  )
}

/** `units list`: the units in force on a date. */
export async function runList(call: Call): Promise<void> {
  const given = textOption(call, 'as-of')
  const on = given === null ? systemClock.today() : toDate(given)
  const to = call.terminal
  await withProduct(
    call.config,
    async (product) => {
      const directory = await directoryOf(product)
      const inForce = directory.units.filter((unit) =>
        ['in-force', 'unlisted'].includes(directory.standingOn(unit.id, on).kind),
      )
      if (to.json) {
        const units = inForce.map((unit) => {
          const { name, code, parentId } = directory.versionOn(unit.id, on)
          return {
            id: unit.id,
            code,
            name,
            level: unit.level,
            parentId,
            from: unit.from,
            to: unit.to,
            origin: unit.origin,
          }
        })
        printJson(to, { asOf: on, units, sources: await product.registry.unitSources() })
        return
      }
      if (inForce.length === 0)
        to.err(`${say(to, { vi: `Không có đơn vị nào ngày ${on}.`, en: `There are no units on ${on}.` })}\n`)
      for (const unit of inForce) {
        const { name, code } = directory.versionOn(unit.id, on)
        to.out(`${code ?? '–'}\t${name}\t${unit.level}\t${unit.id}\n`)
      }
    },
    'look',
  )
}
