// Who may talk to the host at all: only pages this host served (origin), only under a name it goes by (host; stops DNS rebinding).
import type { IncomingHttpHeaders } from 'node:http'

export const SEAT_COOKIE = 'yian_seat'

/** Names the host answers to, with port, lower case: `127.0.0.1:4180`, `localhost:4180` … */
export type AllowedHosts = ReadonlySet<string>

export function isAllowedHost(headers: IncomingHttpHeaders, allowed: AllowedHosts): boolean {
  return allowed.has((headers.host ?? '').toLowerCase())
}

/** A browser always sends Origin with a WebSocket; a missing or foreign one is refused. */
export function isOwnOrigin(headers: IncomingHttpHeaders, allowed: AllowedHosts): boolean {
  const { origin } = headers
  if (!origin) return false
  try {
    const url = new URL(origin)
    return (
      ['http:', 'https:'].includes(url.protocol) && allowed.has(url.host.toLowerCase()) && url.host === headers.host
    )
  } catch {
    return false
  }
}

export function readSeatToken(headers: IncomingHttpHeaders): string | null {
  for (const part of (headers.cookie ?? '').split(';')) {
    const [name, ...value] = part.trim().split('=')
    if (name === SEAT_COOKIE && value.length > 0) return value.join('=')
  }
  return null
}

const COOKIE_SECONDS = 400 * 86_400

export function seatCookie(token: string, isSecure: boolean): string {
  const flags = ['Path=/', 'HttpOnly', 'SameSite=Strict', `Max-Age=${COOKIE_SECONDS}`]
  if (isSecure) flags.push('Secure')
  return [`${SEAT_COOKIE}=${token}`, ...flags].join('; ')
}
