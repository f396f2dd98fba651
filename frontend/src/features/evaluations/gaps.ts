import type { Instrument, Interview, Kind, ScoredApplication } from './types'

export interface EvaluatedAgency {
  id: string
  code: string
  name: string
  kind: Kind
}

export interface Gap {
  agency: EvaluatedAgency
  applications: ScoredApplication[]
}

/** The applications that an office of this kind must use, in the order of the instrument. */
export function applicationsFor(instrument: Instrument, kind: Kind): ScoredApplication[] {
  return instrument.definition.applications
    .filter(({ applies_to, questions }) => applies_to.includes(kind) && questions.length > 0)
    .map(({ key }) => key)
}

/** Offices that are evaluated, by name. */
export function evaluated(instrument: Instrument, agencies: EvaluatedAgency[]): EvaluatedAgency[] {
  return agencies
    .filter(({ kind }) => applicationsFor(instrument, kind).length > 0)
    .sort((one, other) => one.name.localeCompare(other.name, 'id'))
}

/** Which interviews have still to be held. */
export function gapsOf(instrument: Instrument, agencies: EvaluatedAgency[], held: Interview[]): Gap[] {
  const done = new Set(held.map(({ agency, application }) => `${agency.id} ${application}`))
  return evaluated(instrument, agencies).flatMap((agency) => {
    const applications = applicationsFor(instrument, agency.kind).filter(
      (application) => !done.has(`${agency.id} ${application}`),
    )
    return applications.length > 0 ? [{ agency, applications }] : []
  })
}

/** How many interviews the instrument asks for. */
export function interviewsNeeded(instrument: Instrument, agencies: EvaluatedAgency[]): number {
  return agencies.reduce((total, { kind }) => total + applicationsFor(instrument, kind).length, 0)
}
