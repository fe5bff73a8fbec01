import { type ComplaintsTold, tellsAll } from '../model/complaints.ts'
import type { Course, Dossier, Verdict } from '../model/dossier.ts'
import type { Procedure } from '../model/procedure.ts'
import { isSimulatedCode } from '../model/simulated.ts'
import type { Facts } from './condition.ts'
import { isOnTime, wasAccepted } from './course.ts'

/**
 * The facts of one dossier that measures may ask for (model/facts.ts), null where no source says. `procedure` is null when
 * the catalogue does not hold the dossier's procedure. A dossier owes a fee when it says so itself, else when its procedure
 * has one. Nobody complained of one that is among those of which every complaint is told, when nothing is told of it.
 */
export function factsOf(
  dossier: Dossier,
  course: Course,
  verdict: Verdict,
  procedure: Procedure | null,
  complaints: readonly ComplaintsTold[] = [],
): Facts {
  const { marks } = dossier
  const silenceTells = tellsAll(complaints, dossier.unitCode, course.receivedOn)
  const level = procedure?.onlineLevel ?? null
  return {
    accepted: wasAccepted(dossier),
    ended: course.endedOn !== null,
    onTime: isOnTime(verdict),
    channel: dossier.channel,
    supplements: dossier.supplements.length,
    owesFee: marks.owesFee ?? procedure?.hasFee ?? null,
    feeData: marks.feeData,
    paidOnline: marks.paidOnline,
    electronicResult: marks.electronicResult,
    digitised: marks.digitised,
    reusedData: marks.reusedData,
    personalStore: marks.personalStore,
    populationData: marks.populationData,
    complained: marks.complained ?? (silenceTells ? false : null),
    hasFee: procedure?.hasFee ?? null,
    paperResult: procedure?.paperResult ?? null,
    forCitizens: procedure?.forCitizens ?? null,
    offeredOnline: level === null ? null : level !== 'none',
    simulated: isSimulatedCode(dossier.code),
  }
}
