import type { Score } from './types'

export interface SubDistrict {
  code: string
  name: string
  villages: Score[]
}

/** "Kelurahan Thehok" is "Thehok" where the heading says already that these are urban villages. */
export function shortName(name: string): string {
  return name.replace(/^(Kelurahan|Kecamatan)\s+/i, '')
}

/** Region codes nest: 15.71.01.1001 lies in 15.71.01. */
function subDistrictCode(code: string): string {
  return code.split('.').slice(0, 3).join('.')
}

/** The urban villages by sub-district, both in the order of their codes. */
export function bySubDistrict(scores: Score[], names: Map<string, string>): SubDistrict[] {
  const groups = new Map<string, Score[]>()
  for (const score of scores.filter((row) => row.agency.kind === 'urban_village')) {
    const code = subDistrictCode(score.agency.code)
    groups.set(code, [...(groups.get(code) ?? []), score])
  }
  const byCode = (one: string, other: string) => one.localeCompare(other, 'en')
  return [...groups]
    .sort(([one], [other]) => byCode(one, other))
    .map(([code, villages]) => ({
      code,
      name: names.get(code) ?? code,
      villages: villages.sort((one, other) => byCode(one.agency.code, other.agency.code)),
    }))
}
