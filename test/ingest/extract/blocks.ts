import { expect } from 'vitest'
import { extractBytes } from '../../../src/ingest/extract/extract.ts'
import type { RawDocument, RawLine, RawTable } from '../../../src/ingest/raw.ts'
import { ThuocDoError } from '../../../src/platform/problem.ts'

export const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'utf8')

export const linesOf = (document: RawDocument): RawLine[] => document.blocks.filter((block) => block.kind === 'line')

export const textsOf = (document: RawDocument): string[] => linesOf(document).map((line) => line.text)

export function tableOf(document: RawDocument, index = 0): RawTable {
  const table = document.blocks.filter((block) => block.kind === 'table')[index]
  if (table === undefined) throw new Error(`no table ${index}`)
  return table
}

/** The cells of a table; the repeated part of a merged cell is marked "~". */
export const cellsOf = (table: RawTable): string[][] =>
  table.rows.map((row) => row.cells.map((cell) => `${cell.origin ? '' : '~'}${cell.text}`))

/** The error of the catalogue that a reading ends with. */
export async function refusalOf(reading: Promise<unknown>): Promise<ThuocDoError> {
  const error = await reading.then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(ThuocDoError)
  if (!(error instanceof ThuocDoError)) throw error
  return error
}

export const refusalCode = async (bytes: Uint8Array, name: string): Promise<string> =>
  (await refusalOf(extractBytes(bytes, name))).code
