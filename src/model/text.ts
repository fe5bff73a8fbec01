/** A language of the interface: Vietnamese first, English second. */
export type Lang = 'vi' | 'en'

/** A text in both languages of the interface. */
export interface Text2 {
  readonly vi: string
  readonly en: string
}
