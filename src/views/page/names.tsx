import type { ReactElement } from 'react'
import type { UnitLabel } from '../../model/results.ts'
import type { Lang } from '../../model/text.ts'
import { href, type PageContext } from '../page-context.ts'

/** The language to mark names with that stay Vietnamese, of units and procedures; nothing on Vietnamese pages. */
export const nameLang = (lang: Lang): Lang | undefined => (lang === 'vi' ? undefined : 'vi')

/** A unit's name, a link where the site has a page of it. Names stay Vietnamese on English pages and are marked so. */
export function UnitName({ page, unit }: { readonly page: PageContext; readonly unit: UnitLabel }): ReactElement {
  const lang = nameLang(page.lang)
  if (!page.hasUnit(unit.id)) return <span lang={lang}>{unit.name}</span>
  return (
    <a href={href(page, { kind: 'unit', unitId: unit.id })} lang={lang}>
      {unit.name}
    </a>
  )
}
