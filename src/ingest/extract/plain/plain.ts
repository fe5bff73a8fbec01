import type { Content } from '../content.ts'
import { csvTable } from './csv.ts'
import { decodeText } from './decode.ts'
import { jsonTable } from './json.ts'
import { textLines } from './lines.ts'

/** A text file: our own JSON as the table it is, one table when it is delimiter-separated throughout, else lines. */
export async function plainContent(bytes: Uint8Array, name: string): Promise<Content> {
  const text = decodeText(bytes, name)
  const own = jsonTable(text, name)
  if (own !== null) return { format: 'json', blocks: [own], issues: [] }
  const table = await csvTable(text, name)
  if (table !== null) return { format: 'csv', blocks: [table], issues: [] }
  return { format: 'txt', blocks: textLines(text), issues: [] }
}
