import { posix } from 'node:path'
import { readXml } from './xml.ts'
import type { Package } from './zip.ts'

export interface Relationship {
  readonly id: string
  /** Last word of the relationship's type: `officeDocument`, `worksheet`, `styles` … */
  readonly type: string
  /** Name of the part within the archive. */
  readonly part: string
}

/** The relationships of a part ('' is the archive's own), targets resolved to part names. */
export async function relationshipsOf(archive: Package, part: string, file: string): Promise<Relationship[]> {
  const folder = posix.dirname(part)
  const found: Relationship[] = []
  await readXml(
    archive,
    posix.join(folder, '_rels', `${posix.basename(part)}.rels`),
    file,
    (name) => name === 'Relationship',
    ({ attributes: { Id = '', Type = '', Target = '', TargetMode = '' } }) => {
      if (TargetMode === 'External') return
      const path = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target)
      found.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), part: path })
    },
  )
  return found
}
