import type { Course, Dossier } from './dossier.ts'

/** A dossier as the warehouse holds it: its latest version, what its term is judged by, and where it came from. */
export interface HeldDossier {
  readonly dossier: Dossier
  readonly course: Course
  /** Orders the versions of one dossier (`versionKey`): the greater is the later, whatever came first. */
  readonly version: string
  /** Line of the file or number of the record that told it; null for a live message. */
  readonly row: number | null
}

/** One delivery: a file, or the records of one request. Its id is a hash of its content, so that a delivery repeated is known. */
export interface DossierBatch {
  readonly id: string
  readonly source: string
  readonly name: string
}
