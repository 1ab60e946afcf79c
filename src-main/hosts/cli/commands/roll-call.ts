import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { DomainError } from '../../../platform/domain-error.ts'
import { homeOptions, openForCommand } from '../home-options.ts'

/** Writes the roll-call sheet of now: `.csv` for a spreadsheet, anything else as a page to print. Names people: readable by its owner only. */
export async function runRollCall(args: string[]): Promise<number> {
  const options = { ...homeOptions, out: { type: 'string' } } as const
  const { values } = parseArgs({ args, options })
  if (!values.out)
    throw new DomainError('EXPORT_NOT_NAMED', {}, 'Say where to: yian roll-call --out sheet.html (or sheet.csv).')
  const backend = await openForCommand(values)
  try {
    const { rollCall } = backend.features
    const text = values.out.toLowerCase().endsWith('.csv') ? rollCall.csv() : rollCall.page()
    await writeFile(values.out, text, { mode: 0o600 })
    const people = rollCall.service.sheet().people.length
    console.log(values.json ? JSON.stringify({ file: values.out, people }) : `${values.out}: ${people} 人 / people`)
    return 0
  } finally {
    await backend.dispose()
  }
}
