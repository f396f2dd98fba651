import type { Language } from '@/public/language'

/** A chime, then the words where the device can speak. Browsers allow it once the page was touched. */
export function announce(words: string, language: Language): void {
  const audio = new AudioContext()
  ;[880, 660].forEach((frequency, at) => {
    const tone = audio.createOscillator()
    const volume = audio.createGain()
    const begin = audio.currentTime + at * 0.35
    tone.frequency.value = frequency
    volume.gain.setValueAtTime(0.25, begin)
    volume.gain.exponentialRampToValueAtTime(0.001, begin + 0.6)
    tone.connect(volume).connect(audio.destination)
    tone.start(begin)
    tone.stop(begin + 0.6)
  })
  setTimeout(() => void audio.close(), 2000)
  if (!('speechSynthesis' in window)) return
  const speech = new SpeechSynthesisUtterance(words)
  speech.lang = language === 'id' ? 'id-ID' : 'en-GB'
  speechSynthesis.speak(speech)
}
