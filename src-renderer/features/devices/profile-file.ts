// A profile as a file that homes can share: readable JSON out, checked JSON in, with the place and words of each fault.
import { DeviceProfile } from '#shared/features/device-profiles/device-profile.model.ts'
import { downloadBlob } from '../../ui/download.ts'

const longestFile = 200_000
const faultsShown = 12

export function downloadProfile(profile: DeviceProfile): void {
  const text = `${JSON.stringify(profile, null, 2)}\n`
  downloadBlob(new Blob([text], { type: 'application/json' }), `${profile.id}-v${profile.version}.json`)
}

/** The profile in a text, or where it is not one: `path: message`, at most twelve. */
export function readProfile(text: string): { profile: DeviceProfile } | { faults: string[] } {
  if (text.length > longestFile) return { faults: ['TOO_LARGE'] }
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    return { faults: ['NOT_JSON'] }
  }
  const parsed = DeviceProfile.safeParse(body)
  if (parsed.success) return { profile: parsed.data }
  return {
    faults: parsed.error.issues
      .slice(0, faultsShown)
      .map(({ path, message }) => `${path.join('.') || '—'}: ${message}`),
  }
}
