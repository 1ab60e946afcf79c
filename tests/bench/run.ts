// `npm run bench [case …]`: measures the product beside the raw engine it stands on and prints the ratios. Judges nothing.
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join, resolve } from 'node:path'
import { openDatabase } from '#main/database/open-database.ts'
import { binder } from './cases/binder.ts'
import { care } from './cases/care.ts'
import { exportList } from './cases/export.ts'
import { growth } from './cases/growth.ts'
import { lists } from './cases/lists.ts'
import { load } from './cases/load.ts'
import { reports } from './cases/reports.ts'
import { screen } from './cases/screen.ts'
import { start } from './cases/start.ts'
import { stress } from './cases/stress.ts'
import { telemetry } from './cases/telemetry.ts'
import { wall } from './cases/wall.ts'
import type { Figure } from './support/measure.ts'

const cases: Record<string, () => Promise<Figure[]>> = {
  ...{ lists, care, binder, telemetry, growth, load, screen, wall, reports, start },
  export: exportList,
}
/** Takes its time and has no raw side: runs only when it is named, and prints what it saw. */
const byNameOnly: Record<string, () => Promise<void>> = { stress }

function machine() {
  const db = openDatabase({ file: ':memory:', key: null, role: 'records' })
  const sqlite = String(db.prepare('SELECT sqlite_version()').pluck().get())
  db.close()
  const cores = cpus()
  const memoryGb = Math.round(totalmem() / 2 ** 30)
  return { cores: cores.length, cpu: cores[0]?.model ?? '', memoryGb, node: process.version, sqlite }
}

function amount(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3)
}

function line(cells: readonly string[]): string {
  const widths = [58, 12, 12, 8]
  return cells.map((cell, index) => (index === 0 ? cell.padEnd(58) : cell.padStart(widths[index] ?? 0))).join('  ')
}

const wanted = process.argv.slice(2)
const here = machine()
console.log(`${here.cores} cores (${here.cpu}), ${here.memoryGb} GB, Node ${here.node}, SQLite ${here.sqlite}`)
console.log(`${line(['', 'product', 'raw', 'ratio'])}  raw is`)
const figures: Figure[] = []
for (const [name, measure] of Object.entries(cases)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  for (const taken of await measure()) {
    figures.push(taken)
    const { product, raw, ratio, unit, rawIs } = taken
    const cells = [taken.name, `${amount(product)} ${unit}`, `${amount(raw)} ${unit}`, ratio.toPrecision(3)]
    console.log(`${line(cells)}  ${rawIs}`)
  }
}
for (const name of wanted) await byNameOnly[name]?.()
const folder = resolve(import.meta.dirname, '..', '..', 'test-results')
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, 'bench.json'), `${JSON.stringify({ machine: here, figures }, null, 2)}\n`)
