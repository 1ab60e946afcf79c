import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { dayOf } from '#shared/contract/days.ts'
import { readRoster } from '../../../features/roster/index.ts'
import { systemClock } from '../../../platform/clock.ts'
import { DomainError } from '../../../platform/domain-error.ts'
import { systemActor } from '../../../rpc/request-context.ts'
import { homeOptions, openForCommand } from '../home-options.ts'
import { importRosterOutput } from '../import-roster-output.ts'

export async function runImport(args: string[]): Promise<number> {
  const options = { ...homeOptions, 'dry-run': { type: 'boolean', default: false } } as const
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
  const [what, file] = positionals
  if (what !== 'roster' || !file)
    throw new DomainError('IMPORT_NOT_NAMED', {}, 'Say what to import: yian import roster FILE --data DIR.')
  if (values['dry-run']) {
    const reading = await readRoster(file, { today: dayOf(systemClock.now()) })
    console.log(
      values.json ? JSON.stringify(importRosterOutput(reading)) : describe(reading.rows, reading.skipped.length),
    )
    return 0
  }
  const backend = await openForCommand(values)
  try {
    const draft = await backend.features.roster.read(file, await readFile(file), systemActor)
    const good = draft.reading.rows.filter((row) => row.problems.length === 0).map((row) => row.row)
    const result = backend.features.roster.commit(
      { draftId: draft.id, version: draft.version, rows: good },
      systemActor,
    )
    if (values.json) console.log(JSON.stringify(result))
    else
      console.log(
        `已入住 ${result.committed.length} 人，待修改 ${result.left.length} 行 / committed ${result.committed.length}, left ${result.left.length}`,
      )
    return 0
  } finally {
    await backend.dispose()
  }
}

function describe(rows: { row: number; name: string | null; problems: string[] }[], skipped: number): string {
  const bad = rows.filter((row) => row.problems.length > 0)
  const lines = bad.map((row) => `第 ${row.row} 行 / row ${row.row}: ${row.problems.join(', ')}`)
  return [
    `${rows.length} 行，${bad.length} 行有问题，跳过 ${skipped} 行 / rows, with problems, skipped`,
    ...lines,
  ].join('\n')
}
