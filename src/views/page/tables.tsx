import { createElement, type ReactElement, type ReactNode } from 'react'
import type { Lang } from '../../model/text.ts'

const WORDS = {
  vi: {
    filter: 'Tìm trong bảng',
    up: 'tăng dần',
    down: 'giảm dần',
    sorted: 'Đã xếp theo',
    shown: 'dòng hiện ra',
    swipe: 'Bảng rộng hơn màn hình: kéo ngang để xem hết.',
  },
  en: {
    filter: 'Find in the table',
    up: 'ascending',
    down: 'descending',
    sorted: 'Sorted by',
    shown: 'rows shown',
    swipe: 'The table is wider than the screen: scroll sideways to see all.',
  },
} as const

/**
 * A table that scrolls within its own box on narrow screens, never the page; reachable by keyboard and named. The hint above it
 * shows only where there is something to scroll (see `.swipe` in pages.css).
 */
export function ScrollingTable(props: {
  readonly id: string
  readonly caption: string
  readonly lang: Lang
  readonly children: ReactNode
}): ReactElement {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className="scroll" tabIndex={0} aria-labelledby={props.id}>
      <p className="swipe" aria-hidden="true">
        {WORDS[props.lang].swipe}
      </p>
      <table>
        <caption id={props.id}>
          <span>{props.caption}</span>
        </caption>
        {props.children}
      </table>
    </section>
  )
}

/** Heads of columns that are words alone. */
export function ColumnHeads({ heads }: { readonly heads: readonly string[] }): ReactElement {
  return (
    <>
      {heads.map((head) => (
        <th key={head} scope="col">
          {head}
        </th>
      ))}
    </>
  )
}

/** The custom element of `script.ts` around a table, with the words it speaks. Without JavaScript it is a plain box. */
export function SortableTable({ lang, children }: { readonly lang: Lang; readonly children: ReactNode }): ReactElement {
  const { filter, up, down, sorted, shown } = WORDS[lang]
  return createElement(
    'sortable-table',
    { 'data-filter': filter, 'data-up': up, 'data-down': down, 'data-sorted': sorted, 'data-shown': shown },
    children,
  )
}
