/** Serial numbers of simulated dossiers and petitions begin with it, and have seven digits where real ones have four. */
export const SIMULATED_SERIAL = '99'

/** Whether a dossier number is one of a simulated dossier: {unit code}-{yymmdd}-99 and five digits or more. */
export function isSimulatedCode(code: string): boolean {
  return /-\d{6}-99\d{5,}$/.test(code)
}
