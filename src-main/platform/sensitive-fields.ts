// Which field names hold something personal or secret. Logs hide them; the encrypted audit log keeps them, and screens mask them.

const SECRET_FIELDS = [
  'password',
  'passphrase',
  'pin',
  'key',
  'rawKey',
  'recoveryKey',
  'token',
  'secret',
  'cookie',
  'authorization',
]
const PERSONAL_FIELDS = [
  'idNumber',
  'bankAccount',
  'name',
  'residentName',
  'contactName',
  'staffName',
  'fullName',
  'formerName',
  'phone',
  'contactPhone',
  'mobile',
  'address',
  'params',
]

const normalise = (field: string): string => field.toLowerCase().replaceAll(/[_-]/g, '')
const SECRET = new Set(SECRET_FIELDS.map(normalise))
const PERSONAL = new Set(PERSONAL_FIELDS.map(normalise))

/** True for `idNumber`, `id_number`, `contactPhone`, `passwordHash`, `pinSalt` and the like. */
export function isSensitiveField(field: string): boolean {
  const plain = normalise(field)
  if (SECRET.has(plain) || PERSONAL.has(plain)) return true
  return /^(?:password|passphrase|pin)(?:hash|salt)$|(?:phone|idnumber|password|secret|privatekey)$/.test(plain)
}

/** Paths such as `contacts.0.phone` of the sensitive values inside a JSON value, so that a screen can mask them. */
export function listSensitivePaths(value: unknown, prefix = ''): string[] {
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([field, inner]) => {
    const path = prefix === '' ? field : `${prefix}.${field}`
    const isMarked = !Array.isArray(value) && isSensitiveField(field)
    return isMarked ? [path] : listSensitivePaths(inner, path)
  })
}

/** Columns that only serve signing in. An export leaves their content out: a home needs its records elsewhere, not its passwords. */
export function isSecretColumn(column: string): boolean {
  return /^(?:.*_)?(?:password|passphrase|pin|secret|token|private_key)(?:_hash|_salt)?$/.test(column)
}
