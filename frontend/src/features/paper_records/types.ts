import type { paths } from '@/api/schema'

type Page = paths['/api/v1/paper-records']['get']['responses'][200]['content']['application/json']

export type PaperRecord = Page['items'][number]
export type PaperApplication = PaperRecord['application']
export type Register = PaperRecord['register']
