import type { Channel, NewIncoming, SecurityLevel, Urgency } from '@/features/letters/types'
import type { AgencyChoice } from '@/ui/AgencyPicker'
import type { UploadedFile } from '@/ui/UploadField'

/** Named after the fields of the API, so that its messages find them. */
export interface Values {
  channel: Channel
  sender_name: string
  sender_agency_id: AgencyChoice | null
  letter_number: string
  letter_date: string | null
  received_date: string | null
  subject: string
  summary: string
  kind: string
  classification_code: string | null
  urgency: Urgency
  security_level: SecurityLevel
  upload_ids: UploadedFile[]
}

export function emptyValues(today: string, channel: Channel = 'paper'): Values {
  return {
    channel,
    sender_name: '',
    sender_agency_id: null,
    letter_number: '',
    letter_date: null,
    received_date: today,
    subject: '',
    summary: '',
    kind: 'SD',
    classification_code: null,
    urgency: 'normal',
    security_level: 'open',
    upload_ids: [],
  }
}

export function bodyOf(values: Values): NewIncoming {
  return {
    ...values,
    direction: 'incoming',
    sender_agency_id: values.sender_agency_id?.id ?? null,
    letter_date: values.letter_date ?? '',
    received_date: values.received_date ?? '',
    summary: values.summary.trim() || null,
    upload_ids: values.upload_ids.map((file) => file.id),
  }
}
