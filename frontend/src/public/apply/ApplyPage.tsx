import { fieldsOf } from '@/lib/schemaForm'
import { Frame } from '@/public/Frame'
import { useWording } from '@/public/language'
import type { Service } from '@/public/types'
import { useGet } from '@/public/useGet'
import { Waiting } from '@/public/Waiting'
import { nameOf } from '@/public/words'
import { ApplyForm } from './ApplyForm'
import { en } from './words.en'
import { id } from './words.id'

/** A citizen applies from home: office, details, files, check, tracking code. */
export function ApplyPage({ code }: { code: string }) {
  const { t, language, setLanguage } = useWording({ id, en })
  const service = useGet<Service>(code ? `/permit-services/${encodeURIComponent(code)}` : null, language)
  const { data } = service
  return (
    <Frame title={data ? nameOf(data, language) : t.title} language={language} onLanguage={setLanguage}>
      {data ? (
        <ApplyForm
          service={data}
          fields={fieldsOf(data.form_schema, language, data.ui_order)}
          t={t}
          language={language}
        />
      ) : (
        <>
          <Waiting
            language={language}
            problem={code ? service.problem : { status: 404, code: 'not_found', title: '' }}
            onRetry={service.again}
            notFound={t.notFound}
          />
          <a href="/layanan">{t.all}</a>
        </>
      )}
    </Frame>
  )
}
