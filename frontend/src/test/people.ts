import type { Me, Session } from '@/api/types'

const siti: Me = {
  user: { id: 'u1', username: 'siti', name: 'Siti Aminah', locale: 'id', must_change_password: false },
  position: {
    id: 'p1',
    title: 'Lurah',
    agency: { id: 'a1', code: '15.71.01.1001', name: 'Kelurahan Telanaipura', kind: 'urban_village' },
  },
  positions: [],
  permissions: ['letter.read', 'letter.dispose'],
}

export const session = (token = 'token-1'): Session => ({
  access_token: token,
  token_type: 'Bearer',
  expires_in: 300,
  session_expires_in: 43_200,
  me: siti,
})
