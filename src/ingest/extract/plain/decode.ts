import { ThuocDoError } from '../../../platform/problem.ts'

type Utf = 'utf-8' | 'utf-16le' | 'utf-16be'

function byteOrderMark(bytes: Uint8Array): Utf | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

/** UTF-16 without a mark shows as zero bytes at every second place: Vietnamese text is half ASCII. */
function unmarkedUtf16(bytes: Uint8Array): Utf | null {
  const sample = bytes.subarray(0, 4096)
  const zeros = [0, 0]
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  const many = sample.length / 8
  if (odd > many && even < odd / 20) return 'utf-16le'
  if (even > many && odd < even / 20) return 'utf-16be'
  return null
}

/** More than one control byte in a hundred: no text of any encoding. */
function isBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 65_536)
  let controls = 0
  for (const byte of sample) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) controls += 1
  return controls * 100 > sample.length
}

/**
 * The text of bytes in UTF-8 or UTF-16, byte order mark removed. Never guesses a one-byte encoding: TCVN3, VNI and
 * Windows-1258 look alike and a wrong guess would change names and marks unnoticed.
 * @throws ThuocDoError `extract.unknown-format` (no text at all), `extract.legacy-encoding`
 */
export function decodeText(bytes: Uint8Array, name: string): string {
  const encoding = byteOrderMark(bytes) ?? unmarkedUtf16(bytes) ?? 'utf-8'
  if (encoding === 'utf-8' && isBinary(bytes)) throw new ThuocDoError('extract.unknown-format', { file: name })
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new ThuocDoError('extract.legacy-encoding', { file: name }, { cause })
  }
}
