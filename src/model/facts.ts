import type { MeasureSource } from './measure.ts'

/** What kind of value a fact of a record has. */
export type FactType =
  | { readonly kind: 'yes-no' }
  | { readonly kind: 'number' }
  | { readonly kind: 'one-of'; readonly values: readonly string[] }

const yesNo: FactType = { kind: 'yes-no' }
const oneOf = (...values: readonly string[]): FactType => ({ kind: 'one-of', values })

/**
 * The facts that conditions of measures may ask of a record, by source. docs/index-sets.md explains each; a test compares
 * the two. `counts` has no records: its measures come counted.
 */
export const FACTS: Readonly<Record<MeasureSource, Readonly<Record<string, FactType>>>> = {
  dossiers: {
    accepted: yesNo,
    ended: yesNo,
    onTime: yesNo,
    channel: oneOf('in-person', 'online', 'post'),
    supplements: { kind: 'number' },
    owesFee: yesNo,
    feeData: yesNo,
    paidOnline: yesNo,
    electronicResult: yesNo,
    digitised: yesNo,
    reusedData: yesNo,
    personalStore: yesNo,
    populationData: yesNo,
    complained: yesNo,
    hasFee: yesNo,
    paperResult: yesNo,
    forCitizens: yesNo,
    offeredOnline: yesNo,
    simulated: yesNo,
  },
  petitions: {
    onTime: yesNo,
    unsatisfied: yesNo,
    subject: oneOf('procedures', 'staff', 'other'),
  },
  procedures: {
    announced: yesNo,
    announcedOnTime: yesNo,
    toBePublic: yesNo,
    publicOnTime: yesNo,
    public: yesNo,
    contentComplete: yesNo,
    hasFee: yesNo,
    onlineLevel: oneOf('none', 'partial', 'full'),
    paperResult: yesNo,
    forCitizens: yesNo,
  },
  counts: {},
}
