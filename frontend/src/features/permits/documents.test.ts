import { expect, test } from 'vitest'
import { askedPlaces, type Evidence, newDocuments, unmet } from './documents'
import type { Requirement } from './types'

const requirement = (mandatory: boolean): Requirement => ({
  name_id: 'Fotokopi KTP-el',
  evidence_type: 'document',
  mandatory,
})
const file = { id: 'u1', file_name: 'ktp.jpg', size_bytes: 10 }
const given: Evidence[] = [
  { how: 'seen', file: null },
  { how: 'file', file },
  { how: 'file', file: null },
  { how: 'none', file: null },
]

test('a requirement is met by an original or a file; what was begun must be finished', () => {
  const requirements = [requirement(true), requirement(true), requirement(false), requirement(false)]
  expect(unmet(requirements, given, {})).toEqual([2])
  expect(unmet([requirement(true), requirement(false)], [], {})).toEqual([0])
})

test('what the answers do not ask for needs nothing', () => {
  const wired = { ...requirement(true), when: [{ field: 'electricity', is: ['ya'] }] }
  expect(unmet([requirement(true), wired], [], { electricity: 'tidak' })).toEqual([0])
  expect(unmet([requirement(true), wired], [], { electricity: 'ya' })).toEqual([0, 1])
  expect(askedPlaces([wired, requirement(false)], {})).toEqual([1])
})

test('only what was given is sent, at the place of its requirement', () => {
  expect(newDocuments(given)).toEqual([
    { requirement_index: 0, original_seen: true },
    { requirement_index: 1, upload_id: 'u1' },
  ])
})
