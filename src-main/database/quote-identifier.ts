/** Quotes a table or column name that comes from the file itself, not from this source. */
export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
