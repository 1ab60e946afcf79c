// Makes a payload fit to be kept as a sample in the inbox: some gateways send citizens' ID numbers, names and phones in clear.
// Must run before anything of an unknown message is stored or shown.
const SAMPLE_CHARACTERS = 2000
const REDACTED = '***'

/** Resident ID (18 or 15 digits), also glued to text; mobile phone. Longer runs of digits are device ids and stay. */
const PERSONAL_NUMBERS = /(?<![0-9A-Za-z])(\d{17}[\dXx]|\d{15}|1[3-9]\d{9})(?![0-9A-Za-z])/g
/** Values of keys that name a person or a secret. */
const PERSONAL_VALUES =
  /("(?:[^"\\]*(?:id_?card|id_?number|citizen|sfz|身份证|姓名|real_?name|user_?name|person_?name|patient|phone|mobile|address|password|passwd|token|secret)[^"\\]*)"\s*:\s*)("(?:[^"\\]|\\.)*"?|-?[\d.]+)/gi

/** A name of a value that names a person or a secret: such a value is not kept at all. */
const PERSONAL_NAME =
  /id_?card|id_?number|citizen|sfz|身份证|姓名|real_?name|user_?name|person_?name|patient|phone|mobile|address|passw|token|secret/i

export function isPersonalName(name: string): boolean {
  return PERSONAL_NAME.test(name)
}

/** The text without ID and phone numbers. */
export function redactNumbers(text: string): string {
  return text.replace(PERSONAL_NUMBERS, REDACTED)
}

/** IMEI numbers are 15 digits too; the device behind them is found by its key, so they may go as well. */
export function redactSample(payload: string | Uint8Array, characters = SAMPLE_CHARACTERS): string {
  const text = typeof payload === 'string' ? payload : new TextDecoder().decode(payload)
  // Cut after redaction: a number that straddles the end must not survive as a fragment.
  return text
    .slice(0, characters * 2)
    .replace(PERSONAL_VALUES, `$1"${REDACTED}"`)
    .replace(PERSONAL_NUMBERS, REDACTED)
    .slice(0, characters)
}
