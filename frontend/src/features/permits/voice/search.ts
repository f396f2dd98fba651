export const COMPLAINT_BOXES = ['open', 'answered', 'closed'] as const
export type ComplaintBox = (typeof COMPLAINT_BOXES)[number]

/** What the addresses of the pages carry. */
export function complaintsSearch(search: Record<string, unknown>): { box?: ComplaintBox } {
  const box = COMPLAINT_BOXES.find((one) => one === search['box'])
  return box ? { box } : {}
}

export interface SurveySearch {
  tahun?: number
  kantor?: string
  layanan?: string
}

export function surveySearch(search: Record<string, unknown>): SurveySearch {
  const { tahun, kantor, layanan } = search
  return {
    ...(typeof tahun === 'number' ? { tahun } : {}),
    ...(typeof kantor === 'string' ? { kantor } : {}),
    ...(typeof layanan === 'string' ? { layanan } : {}),
  }
}
