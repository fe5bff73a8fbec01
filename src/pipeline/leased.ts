/** A resource that is opened when it is first used and closed when nobody has used it for a while. */
export interface Leased<T> {
  use<R>(work: (resource: T) => Promise<R>): Promise<R>
  close(): Promise<void>
}

interface Held<T> {
  readonly resource: T
  readonly close: () => Promise<void>
}

/**
 * Leases a resource that other programs may need too, such as the embedded warehouse, which one program at a time may hold:
 * between bursts of work it is free for them.
 */
export function leased<T>(open: () => Promise<Held<T>>, idleMs: number): Leased<T> {
  let held: Promise<Held<T>> | null = null
  let users = 0
  let timer: NodeJS.Timeout | null = null

  const release = async (): Promise<void> => {
    const now = held
    held = null
    await (await now)?.close()
  }
  return {
    async use(work) {
      users += 1
      if (timer !== null) clearTimeout(timer)
      timer = null
      held ??= open()
      const opening = held
      try {
        return await work((await opening).resource)
      } catch (error) {
        // What could not be opened is tried again by the next user.
        if (
          held === opening &&
          (await opening.then(
            () => false,
            () => true,
          ))
        )
          held = null
        throw error
      } finally {
        users -= 1
        if (users === 0 && held !== null) {
          timer = setTimeout(() => {
            timer = null
            if (users === 0) void release()
          }, idleMs)
          timer.unref()
        }
      }
    },
    async close() {
      if (timer !== null) clearTimeout(timer)
      await release()
    },
  }
}
