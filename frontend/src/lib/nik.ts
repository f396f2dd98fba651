export type NikFault = 'nik_format' | 'nik_date' | 'nik_serial'

/**
 * Form of a NIK: 6 digits of region, birth date DDMMYY with 40 added to the day for women, 4 of serial.
 * There is no check digit, and a mismatch with the birth date of the form is not an error: a NIK never
 * changes, not even when the birth date is corrected.
 */
export function nikFault(nik: string): NikFault | null {
  const parts = /^\d{6}(\d{2})(\d{2})(\d{2})(\d{4})$/.exec(nik)
  if (!parts) return 'nik_format'
  const [, dayText = '', month = '', year = '', serial = ''] = parts
  const day = Number(dayText) > 40 ? Number(dayText) - 40 : Number(dayText)
  // the century is not coded: take the latest that is not in the future
  const century = Number(year) > new Date().getFullYear() % 100 ? 1900 : 2000
  const date = new Date(Date.UTC(century + Number(year), Number(month) - 1, day))
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== day) return 'nik_date'
  return serial === '0000' ? 'nik_serial' : null
}
