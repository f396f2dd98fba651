import type { Place } from './kept'

const SECONDS = 15
/** Somebody who is asked for permission may not answer at all. */
const PATIENCE = 20
/** A place that is a minute old is still the place of the photo. */
const FRESH_MS = 60_000

/** Where the phone is, if it knows and its owner allows it: a visit goes without. */
export function placeNow(): Promise<Place | null> {
  return new Promise((resolve) => {
    if (!navigator.geolocation) return resolve(null)
    setTimeout(() => resolve(null), PATIENCE * 1000)
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) => resolve({ latitude, longitude, accuracy }),
      () => resolve(null),
      { enableHighAccuracy: true, timeout: SECONDS * 1000, maximumAge: FRESH_MS },
    )
  })
}
