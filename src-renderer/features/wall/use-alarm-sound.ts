// Makes the alarms heard at this screen, again and again until somebody acknowledges. Silence for any other cause is told, never hidden.
import { useCallback, useEffect, useRef, useState } from 'react'
import { serverNow } from '../../app/server-clock.ts'
import { type Sounding, soundPatternOf, speakerTestPattern, type Tone } from './sound-pattern.ts'

/** `waiting`: the browser lets no sound out before a key or pointer was pressed on this page. */
export type SoundState = 'on' | 'muted' | 'waiting' | 'unavailable'

const loudness = 0.35

function play(context: AudioContext, tones: readonly Tone[]): void {
  const start = context.currentTime + 0.02
  for (const tone of tones) {
    const oscillator = context.createOscillator()
    const gain = context.createGain()
    const from = start + tone.atMs / 1000
    const to = from + tone.durationMs / 1000
    oscillator.frequency.value = tone.frequencyHz
    oscillator.type = 'triangle'
    // Soft edges: a click would be heard as a fault of the speaker.
    gain.gain.setValueAtTime(0, from)
    gain.gain.linearRampToValueAtTime(loudness, from + 0.02)
    gain.gain.setValueAtTime(loudness, to - 0.02)
    gain.gain.linearRampToValueAtTime(0, to)
    oscillator.connect(gain).connect(context.destination)
    oscillator.start(from)
    oscillator.stop(to)
  }
}

export type AlarmSound = {
  state: SoundState
  /** Instant since which it is not heard (epoch ms UTC); null while it is on. */
  silentSince: number | null
  toggleMute: () => void
  /** Plays the three tones; also wakes a sound the browser held back. */
  playTest: () => void
}

export function useAlarmSound(sounding: Sounding | null): AlarmSound {
  const context = useRef<AudioContext | null>(null)
  const [isMuted, setMuted] = useState(false)
  const [output, setOutput] = useState<'on' | 'waiting' | 'unavailable'>('waiting')
  const [silentSince, setSilentSince] = useState<number | null>(serverNow)
  const state: SoundState = isMuted ? 'muted' : output

  useEffect(() => {
    if (typeof AudioContext === 'undefined') {
      setOutput('unavailable')
      return
    }
    const made = new AudioContext()
    context.current = made
    const look = () => setOutput(made.state === 'running' ? 'on' : 'waiting')
    const wake = () => void made.resume().then(look, look)
    made.addEventListener('statechange', look)
    document.addEventListener('keydown', wake)
    document.addEventListener('pointerdown', wake)
    look()
    return () => {
      document.removeEventListener('keydown', wake)
      document.removeEventListener('pointerdown', wake)
      made.removeEventListener('statechange', look)
      context.current = null
      void made.close()
    }
  }, [])

  useEffect(() => setSilentSince(state === 'on' ? null : serverNow()), [state])

  const priority = sounding?.priority
  const ring = sounding?.ring
  // biome-ignore lint/correctness/useExhaustiveDependencies: `ring` is no value but the event: an alarm that calls anew sounds at once
  useEffect(() => {
    if (priority === undefined || state !== 'on') return
    const pattern = soundPatternOf(priority)
    const burst = () => {
      if (context.current?.state === 'running') play(context.current, pattern.tones)
    }
    burst()
    const timer = setInterval(burst, pattern.everyMs)
    return () => clearInterval(timer)
  }, [priority, ring, state])

  const playTest = useCallback(() => {
    const current = context.current
    if (current) void current.resume().then(() => play(current, speakerTestPattern()))
  }, [])

  return { state, silentSince, toggleMute: useCallback(() => setMuted((before) => !before), []), playTest }
}
