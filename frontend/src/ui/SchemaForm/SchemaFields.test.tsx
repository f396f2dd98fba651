import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { type FormSchema, type FormValues, fieldsOf } from '@/lib/schemaForm'
import { renderUi } from '@/test/render'
import { ProblemSummary } from '@/ui/ProblemSummary'
import { useAppForm } from '@/ui/useAppForm'
import { issuesOf, schemaResolver } from './resolver'
import { SchemaFields } from './SchemaFields'

const schema: FormSchema = {
  required: ['full_name', 'nik'],
  properties: {
    full_name: { type: 'string', 'x-label': { id: 'Nama lengkap' } },
    nik: { type: 'string', format: 'nik', 'x-label': { id: 'NIK' } },
    area: { type: 'number', 'x-label': { id: 'Luas tanah' } },
  },
}
const fields = fieldsOf(schema, 'id')

interface Values {
  form_data: FormValues
}

function Form({ onSave }: { onSave: (values: Values) => void }) {
  const { form, submit } = useAppForm<Values>({
    defaultValues: { form_data: {} },
    resolver: schemaResolver<Values>(() => ({ schema, fields })),
  })
  return (
    <form noValidate onSubmit={submit(onSave)}>
      <ProblemSummary
        form={form}
        labels={{ 'form_data.nik': 'NIK', 'form_data.full_name': 'Nama lengkap' }}
      />
      <SchemaFields control={form.control} fields={fields} />
      <button type="submit">Kirim</button>
    </form>
  )
}

test('faults are listed together, and good answers are sent as the schema wants them', async () => {
  const save = vi.fn()
  renderUi(<Form onSave={save} />)
  const user = userEvent.setup()
  await user.type(screen.getByLabelText('NIK'), '123')
  await user.click(screen.getByRole('button', { name: 'Kirim' }))
  const alert = await screen.findByRole('alert')
  expect(alert).toHaveTextContent('Nama lengkap: Wajib diisi')
  expect(alert).toHaveTextContent('NIK: NIK harus 16 angka')
  await user.click(screen.getByRole('link', { name: /^NIK/ }))
  expect(screen.getByLabelText('NIK')).toHaveFocus()

  await user.clear(screen.getByLabelText('NIK'))
  await user.type(screen.getByLabelText('NIK'), '1571014508689001')
  await user.type(screen.getByLabelText('Nama lengkap'), 'Siti')
  await user.type(screen.getByLabelText('Luas tanah (opsional)'), '1.200,5')
  await user.click(screen.getByRole('button', { name: 'Kirim' }))
  expect(save).toHaveBeenCalledWith({
    form_data: { full_name: 'Siti', nik: '1571014508689001', area: 1200.5 },
  })
})

test('rules that only the whole schema can tell are found as well', () => {
  const conditional = {
    ...schema,
    if: { required: ['area'] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { required: ['land_title'] },
  }
  const answers = { full_name: 'Siti', nik: '1571014508689001', area: 10 }
  expect([...issuesOf(conditional, fields, answers)]).toEqual([['land_title', 'required']])
})
