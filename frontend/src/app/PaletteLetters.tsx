import { useDebouncedValue } from '@mantine/hooks'
import type { SpotlightActionData } from '@mantine/spotlight'
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { api } from '@/api/client'

interface PaletteLettersProps {
  typed: string
  onFound: (letters: SpotlightActionData[]) => void
}

/** Looks for letters by number or subject when the typing pauses; shows nothing itself. */
export default function PaletteLetters({ typed, onFound }: PaletteLettersProps) {
  const navigate = useNavigate()
  const [q] = useDebouncedValue(typed, 200)
  const { data } = api.useQuery('get', '/api/v1/letters', { params: { query: { q, limit: 8 } } })
  useEffect(() => {
    // what was found for other words is no answer to these
    const rows = q === typed ? (data?.items ?? []) : []
    onFound(
      rows.map(({ id, subject, letter_number, sender_name, addressee_name }) => ({
        id,
        label: subject,
        description: [letter_number, sender_name ?? addressee_name].filter(Boolean).join(' · '),
        // the server has judged that it fits; the list need not find the words again
        keywords: [typed],
        onClick: () => void navigate({ to: '/surat/$id', params: { id } }),
      })),
    )
  }, [q, typed, data, onFound, navigate])
  return null
}
