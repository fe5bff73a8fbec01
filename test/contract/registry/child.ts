import { once } from 'node:events'
import { openAt, type Place } from './place.ts'
import { answering, sampleDocument, sampleList, sampleRecord, sampleUnit } from './samples.ts'

/**
 * What a child process does: `documents`: stores documents named `${name}-0`, `${name}-1` … of `facts` facts each; `lists`:
 * adds unit lists, each with `units` units; `records`: records scores of one period again and again, each time different, of `units`
 * units. Started by children.ts.
 */
export type Task =
  | { readonly kind: 'documents'; readonly name: string; readonly count: number; readonly facts: number }
  | { readonly kind: 'lists' | 'records'; readonly name: string; readonly count: number; readonly units: number }

/** Runs in a process of its own: "ready", waits for a line, opens ("opened"), then a line of JSON for each write. */
async function run(place: Place, task: Task): Promise<void> {
  const say = (line: string): boolean => process.stdout.write(`${line}\n`)
  say('ready')
  await once(process.stdin, 'data')
  const registry = await openAt(place)
  say('opened')
  for (let n = 0; n < task.count; n += 1) {
    const name = `${task.name}-${n}`
    if (task.kind === 'documents') {
      const { kind, document } = await registry.storeDocument(sampleDocument(name, task.facts))
      say(JSON.stringify({ name, kind, revision: document.revision }))
    } else if (task.kind === 'records') {
      const { kind, record } = await registry.storeScoreRecord(sampleRecord(name, task.units))
      say(JSON.stringify({ name, kind, revision: record.revision }))
    } else {
      const units = Array.from({ length: task.units }, (_, unit) => sampleUnit(`${name}-${unit}`, name))
      const { kind } = await registry.addUnitSource(sampleList(name), answering({ units }))
      say(JSON.stringify({ name, kind, revision: 0 }))
    }
  }
  await registry.close()
  process.stdin.destroy()
}

const [place, task] = JSON.parse(process.argv[2] ?? '') as [Place, Task]
await run(place, task)
