import { APPLICATIONS, type ScoredApplication } from './types'

/** Which office is interviewed about which application; kept in the address. */
export interface InterviewSearch {
  instansi?: string
  aplikasi?: ScoredApplication
}

export function interviewSearch(search: Record<string, unknown>): InterviewSearch {
  const { instansi } = search
  const aplikasi = APPLICATIONS.find((one) => one === search['aplikasi'])
  return {
    ...(typeof instansi === 'string' && instansi ? { instansi } : {}),
    ...(aplikasi ? { aplikasi } : {}),
  }
}
