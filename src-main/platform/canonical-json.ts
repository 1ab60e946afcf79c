// One value, one text: what is hashed must not depend on the order in which a caller wrote its fields.

/** JSON with sorted object keys and no blanks. `undefined` fields are left out as in JSON.stringify. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_field, inner: unknown) => {
    if (inner === null || typeof inner !== 'object' || Array.isArray(inner)) return inner
    return Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)))
  })
}
