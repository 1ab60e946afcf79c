// File names a person may give to a print: what Windows refuses becomes an underscore.

const REFUSED = '<>:"/\\|?*'

/** Names that mean a device on Windows, with or without an ending. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

/** A name Windows accepts, at most 100 characters; never empty. */
export function safeFileName(name: string): string {
  const signs = [...name.normalize('NFC').trim()].slice(0, 100)
  const cleaned = signs.map((sign) => (sign < ' ' || REFUSED.includes(sign) ? '_' : sign)).join('')
  const plain = cleaned.replace(/[. ]+$/, '')
  if (plain === '') return 'yian'
  return DEVICE.test(plain) ? `_${plain}` : plain
}
