import type { IntakeKind, TakenIn } from '../../pipeline/intake.ts'
import { writeOutput } from '../../platform/files.ts'
import { ThuocDoError } from '../../platform/problem.ts'
import { withProduct } from '../../wire/product.ts'
import { leasedWarehouse } from '../../wire/warehouse.ts'
import { type Call, textOption, usageError } from '../command.ts'
import { saidInCall } from '../intake-options.ts'
import { number, takenAsJson, takenText } from '../intake-report.ts'
import { settlingProgress } from '../settling.ts'
import { printError, printJson } from '../terminal.ts'

/** `import --kind …`: takes in files of records; each is loaded or not as its bad rows allow. */
export async function importRecordFiles(call: Call, kind: IntakeKind, files: readonly string[]): Promise<void> {
  if (kind === 'procedures' && files.length > 1) {
    throw usageError('import', { vi: 'danh mục thủ tục là một tệp', en: 'the catalogue of procedures is one file' })
  }
  const { rejectsText, takeInFile } = await import('../../pipeline/intake.ts')
  const to = call.terminal
  const said = await saidInCall(call, kind)
  const onSettled = settlingProgress(to)
  const warehouse = leasedWarehouse(call.config, onSettled)
  const all: TakenIn[] = []
  let failed = 0
  await withProduct(call.config, async (product) => {
    for (const [index, file] of files.entries()) {
      const head = `[${index + 1}/${files.length}] ${file}`
      const onRows = (rows: number): void => to.progress(`${head}  ${number(rows, to)}`)
      to.progress(head)
      try {
        const taken = await takeInFile({ product, warehouse }, kind, file, said, { onRows, onSettled })
        all.push(taken)
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
  if (rejectsTo !== null) writeOutput(rejectsTo, rejectsText(all, to.lang))
  if (to.json) printJson(to, { files: await Promise.all(all.map((taken) => takenAsJson(taken, to))) })
  const refused = failed + all.filter(({ report }) => report.outcome === 'refused').length
  if (refused > 0) throw new ThuocDoError('dossiers.refused', { refused, total: files.length })
}
