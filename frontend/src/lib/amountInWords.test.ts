import { expect, test } from 'vitest'
import { amountInWords } from './amountInWords'

test.each([
  [0, 'nol'],
  [11, 'sebelas'],
  [15, 'lima belas'],
  [120, 'seratus dua puluh'],
  [1001, 'seribu satu'],
  [21_000, 'dua puluh satu ribu'],
  [250_000, 'dua ratus lima puluh ribu'],
  [1_500_000, 'satu juta lima ratus ribu'],
])('%i', (amount, text) => expect(amountInWords(amount)).toBe(text))
