/** A second request to stop that comes later than this is an impatient one: the first may be one that arrives twice. */
const IMPATIENT_MS = 1000

/**
 * Resolves when the process is asked to stop: by a signal, or by the end of the program that started it (its channel to us
 * closes). Asked again after a moment, it stops at once. Once `ended` is aborted nobody listens any more, so that the process
 * may end by itself.
 */
export function stopAsked(ended?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    let first: number | null = null
    const asked = (): void => {
      if (first !== null && performance.now() - first > IMPATIENT_MS) process.exit(130)
      first ??= performance.now()
      // A listener keeps the channel, and so the process, alive.
      process.off('disconnect', asked)
      resolve()
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, asked)
    process.on('disconnect', asked)
    ended?.addEventListener('abort', () => process.off('disconnect', asked))
    // Undefined where nobody gave us a channel.
    if (process.connected === false) asked()
  })
}
