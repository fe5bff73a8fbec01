const LOCAL_HEADER = 0x04034b50
const CENTRAL_HEADER = 0x02014b50
const END_OF_CENTRAL = 0x06054b50
/** 1 January 1980, 00:00: the first instant a ZIP can write. */
const DOS_EPOCH = 0x00210000

/**
 * The ZIP (a DOCX or XLSX) with the times of its entries set to the ZIP epoch, so that the same document has the same
 * bytes whenever it is written. `bytes` is changed in place and returned.
 */
export function withoutZipDates(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = bytes.byteLength - 22
  while (end >= 0 && view.getUint32(end, true) !== END_OF_CENTRAL) end -= 1
  if (end < 0) throw new Error('the writer made no ZIP')
  const entries = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  for (let entry = 0; entry < entries; entry += 1) {
    if (view.getUint32(at, true) !== CENTRAL_HEADER) throw new Error('the ZIP directory is broken')
    view.setUint32(at + 12, DOS_EPOCH, true)
    const local = view.getUint32(at + 42, true)
    if (view.getUint32(local, true) !== LOCAL_HEADER) throw new Error('the ZIP entry is broken')
    view.setUint32(local + 10, DOS_EPOCH, true)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return bytes
}
