import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freshFile, freshFolder, ROOT, thuocdo } from './thuocdo.ts'

const HEAD = 'code,unitCode,state,channel,receivedAt,dueAt,procedureCode\n'
const dossiers = (from: number, count: number): string =>
  HEAD +
  Array.from({ length: count }, (_, index) => {
    const serial = from + index
    return `H31.14-261005-${serial},H31.14,4,2,2026-10-05T08:00:${String(serial % 60).padStart(2, '0')},2026-10-12,1.${String(serial).padStart(6, '0')}\n`
  }).join('')

/** The command where no file may grow beyond so many kilobytes: writing fails as on a full disk. */
function confined(data: string, kilobytes: number, args: readonly string[]): { exit: number | null; err: string } {
  const script = `trap "" XFSZ; ulimit -f ${kilobytes * 2}; exec "$@"`
  const ended = spawnSync('sh', ['-c', script, 'sh', process.execPath, join(ROOT, 'bin', 'thuocdo.mjs'), ...args], {
    env: { ...process.env, THUOCDO_LANG: 'en', THUOCDO_DATA: data },
    encoding: 'utf8',
  })
  return { exit: ended.status, err: ended.stderr }
}

test.skipIf(process.platform === 'win32')(
  'a disk that is full stores nothing, says so, and leaves nothing that is in the way afterwards',
  async () => {
    const data = freshFolder('data')
    const units = freshFile('units.csv', 'code,name,level,parentCode,portalCode\n33,Tỉnh Hưng Yên,province,,H31\n')
    expect((await thuocdo(data, ['units', 'import', units, '--from', '2026-01-01'])).exit).toBe(0)
    const few = ['import', '--kind', 'dossiers', freshFile('few.csv', dossiers(1000, 10))]
    const many = ['import', '--kind', 'dossiers', freshFile('many.csv', dossiers(10_000, 60_000))]

    expect((await thuocdo(data, few)).exit).toBe(0)
    const before = (await thuocdo(data, ['score', '--period', '2026-10', '--format', 'csv'])).out

    const refused = confined(data, 1500, many)
    expect([refused.exit, refused.err]).toEqual([5, expect.stringContaining('[warehouse.not-written]')])
    expect((await thuocdo(data, ['score', '--period', '2026-10', '--format', 'csv'])).out).toBe(before)
    expect((await thuocdo(data, many)).out).toContain('60,000')
  },
)
