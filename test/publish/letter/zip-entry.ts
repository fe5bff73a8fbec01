import { text } from 'node:stream/consumers'
import { fromBuffer } from 'yauzl'

/** The text of one entry of a ZIP. */
export function zipEntry(bytes: Uint8Array, name: string): Promise<string> {
  return new Promise((resolve, reject) => {
    fromBuffer(Buffer.from(bytes), { lazyEntries: true }, (error, zip) => {
      if (error !== null) return reject(error)
      zip.on('error', reject)
      zip.on('end', () => reject(new Error(`no ${name} in the ZIP`)))
      zip.on('entry', (entry) => {
        if (entry.fileName !== name) return zip.readEntry()
        zip.openReadStream(entry, (failed, stream) =>
          failed === null ? text(stream).then(resolve, reject) : reject(failed),
        )
      })
      zip.readEntry()
    })
  })
}
