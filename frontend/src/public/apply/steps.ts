import { useEffect, useState } from 'react'

export const STEPS = ['kantor', 'data', 'berkas', 'periksa'] as const
export type Step = (typeof STEPS)[number]

const stepInAddress = (): Step => STEPS.find((step) => `#${step}` === location.hash) ?? 'kantor'

/** The step stands after the # of the address, so Back goes one step back; none is shown before its turn. */
export function useSteps() {
  const [wanted, setWanted] = useState(stepInAddress)
  const [furthest, setFurthest] = useState<Step>('kantor')
  useEffect(() => {
    const follow = () => setWanted(stepInAddress())
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  const at = Math.min(STEPS.indexOf(wanted), STEPS.indexOf(furthest))
  const go = (step: Step) => {
    if (STEPS.indexOf(step) > STEPS.indexOf(furthest)) setFurthest(step)
    location.hash = step
    setWanted(step)
  }
  const restart = () => {
    setFurthest('kantor')
    go('kantor')
  }
  return { step: STEPS[at] ?? 'kantor', at, go, restart }
}
