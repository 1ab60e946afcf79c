// Where a window may go: the program's own pages, and the running console of the same data folder. Everything else is refused.

export const APP_ORIGIN = 'yian://app'

/** True for the app's own pages and, when given, for the loopback address of the console that owns the folder. */
export function isAllowedUrl(url: string, ownerUrl: string | null): boolean {
  if (!URL.canParse(url)) return false
  const target = new URL(url)
  if (`${target.protocol}//${target.host}` === APP_ORIGIN) return true
  if (!ownerUrl || !URL.canParse(ownerUrl)) return false
  const owner = new URL(ownerUrl)
  const isLoopback = ['127.0.0.1', 'localhost', '[::1]'].includes(owner.hostname)
  return isLoopback && target.origin === owner.origin
}

/** Permissions a page asks for: sound needs none, so none is given. */
export function isAllowedPermission(_permission: string): boolean {
  return false
}
