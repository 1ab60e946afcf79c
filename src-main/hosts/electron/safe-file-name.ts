// File names a person may give to a print: what Windows refuses becomes an underscore.

const REFUSED = '<>:"/\\|?*'

/** A name Windows accepts, at most 100 characters; never empty. */
export function safeFileName(name: string): string {
  const cleaned = [...name.normalize('NFC')].map((sign) => (sign < ' ' || REFUSED.includes(sign) ? '_' : sign)).join('')
  return (
    cleaned
      .trim()
      .slice(0, 100)
      .replace(/[. ]+$/, '') || 'yian'
  )
}
