import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

export interface PdfPage {
  /** `y`: from the top of the page to the baseline, in points. */
  readonly words: readonly { readonly text: string; readonly x0: number; readonly x1: number; readonly y: number }[]
}

/** What is printed on each page of a PDF, read without the product's own reader. */
export async function pdfPages(bytes: Uint8Array): Promise<readonly PdfPage[]> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0 })
  const pdf = await task.promise
  const pages: PdfPage[] = []
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number)
    const height = page.getViewport({ scale: 1 }).height
    const { items } = await page.getTextContent()
    pages.push({
      words: items.flatMap((item) => {
        if (!('str' in item) || item.str.trim() === '') return []
        const [x0, y]: [number, number] = [item.transform[4], item.transform[5]]
        return [{ text: item.str.trim(), x0, x1: x0 + item.width, y: height - y }]
      }),
    })
  }
  await task.destroy()
  return pages
}
