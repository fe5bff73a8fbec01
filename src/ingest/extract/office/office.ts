import { ThuocDoError } from '../../../platform/problem.ts'
import type { Content } from '../content.ts'

export async function officeContent(_bytes: Uint8Array, name: string): Promise<Content> {
  throw new ThuocDoError('extract.no-office', { file: name, format: '?' })
}
