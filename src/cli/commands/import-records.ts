import { basename, extname } from 'node:path'
import type { IntakeKind, NamedTaken } from '../../pipeline/intake.ts'
import { writeOutput } from '../../platform/files.ts'
import { ThuocDoError } from '../../platform/problem.ts'
import { withProduct } from '../../wire/product.ts'
import { leasedWarehouse } from '../../wire/warehouse.ts'
import { type Call, textOption, usageError } from '../command.ts'
import { saidInCall } from '../intake-options.ts'
import { number, takenAsJson, takenText } from '../intake-report.ts'
import { settlingProgress } from '../settling.ts'
import { printError, printJson, say, type Terminal } from '../terminal.ts'

/** What bad rows call each file by: its name, or as it was given where another has the same name. */
function nameOf(file: string, files: readonly string[]): string {
  const name = basename(file)
  return files.filter((each) => basename(each) === name).length === 1 ? name : file
}

/** Writes the bad rows where --rejects says; what does not go into the one file beside it: rejects.csv, rejects-2.csv. */
function writeRejects(to: Terminal, path: string, texts: readonly string[]): void {
  const ending = extname(path)
  const paths = texts.map((_, index) =>
    index === 0 ? path : `${path.slice(0, path.length - ending.length)}-${index + 1}${ending}`,
  )
  for (const [index, text] of texts.entries()) writeOutput(paths[index] ?? path, text)
  if (paths.length === 1) return
  const why = {
    vi: 'Các tệp có cột khác nhau nên dòng lỗi được ghi riêng ra',
    en: 'The files differ in their columns, so their bad rows are in',
  }
  to.err(`${say(to, why)}: ${paths.join(', ')}\n`)
}

/** `import --kind …`: takes in files of records; each is loaded or not as its bad rows allow. */
export async function importRecordFiles(call: Call, kind: IntakeKind, files: readonly string[]): Promise<void> {
  if (kind === 'procedures' && files.length > 1) {
    throw usageError('import', { vi: 'danh mục thủ tục là một tệp', en: 'the catalogue of procedures is one file' })
  }
  const { rejectsText, rejectsTexts, takeInFile } = await import('../../pipeline/intake.ts')
  const to = call.terminal
  const said = await saidInCall(call, kind)
  const onSettled = settlingProgress(to)
  const warehouse = leasedWarehouse(call.config, onSettled)
  const all: NamedTaken[] = []
  let failed = 0
  await withProduct(call.config, async (product) => {
    for (const [index, file] of files.entries()) {
      const head = `[${index + 1}/${files.length}] ${file}`
      const onRows = (rows: number): void => to.progress(`${head}  ${number(rows, to)}`)
      to.progress(head)
      try {
        const taken = await takeInFile({ product, warehouse }, kind, file, said, { onRows, onSettled })
        all.push({ file: nameOf(file, files), taken })
        to.progress('')
        if (!to.json) to.out(await takenText(taken, to))
      } catch (error) {
        if (!(error instanceof ThuocDoError) || files.length === 1) throw error
        failed += 1
        printError(to, error.code, error.facts)
      }
    }
  }).finally(() => warehouse.close())
  const rejectsTo = textOption(call, 'rejects')
  if (rejectsTo !== null) {
    const texts = files.length > 1 ? rejectsTexts(all, to.lang) : all.map(({ taken }) => rejectsText(taken, to.lang))
    writeRejects(to, rejectsTo, texts)
  }
  if (to.json) printJson(to, { files: await Promise.all(all.map(({ taken }) => takenAsJson(taken, to))) })
  const refused = failed + all.filter(({ taken }) => taken.report.outcome === 'refused').length
  if (refused > 0) throw new ThuocDoError('dossiers.refused', { refused, total: files.length })
}
