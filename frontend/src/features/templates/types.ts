import type { paths } from '@/api/schema'

type Json<R> = R extends { content: { 'application/json': infer T } } ? T : never

export type CurrentTexts = Json<paths['/api/v1/template-texts']['get']['responses'][200]>
export type TemplateText = CurrentTexts['texts'][number]
type Versions = Json<paths['/api/v1/template-texts/versions']['get']['responses'][200]>
export type Version = Versions['items'][number]
export type Sample = NonNullable<
  NonNullable<paths['/api/v1/template-texts/preview']['post']['parameters']['query']>['sample']
>
