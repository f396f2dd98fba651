import standard from '../../../../../api/data/standard_procedure.json'
import type { Procedure } from './types'

/** The procedure of services that name none of their own, to begin from: the same file that the server reads. */
export const STANDARD = standard as unknown as Procedure
