import type { Issue } from '../../model/issue.ts'
import type { SourceFormat } from '../../model/reading.ts'
import type { RawBlock } from '../raw.ts'

/** What one format's extractor gives; the file's identity is added when all is read. */
export interface Content {
  readonly format: SourceFormat
  readonly blocks: readonly RawBlock[]
  readonly issues: readonly Issue[]
}
