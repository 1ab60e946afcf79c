// One person of a round. Drawn anew only when its own texts or faults change: a floor has hundreds of fields.
import { memo } from 'react'
import type { PlausibleRanges } from '#shared/features/vitals/vital-entry.rules.ts'
import type { EntryFaults, EntryField, EntryTexts } from '../entry-texts.ts'
import { EntryFieldInput, entryFields } from './entry-fields.tsx'

type RoundLineRowProps = {
  residentId: string
  name: string
  bedLabel: string | null
  /** Place of the line in the round, for the arrows. */
  index: number
  texts: EntryTexts
  faults: EntryFaults
  ranges: PlausibleRanges
  onChange: (residentId: string, field: EntryField, text: string) => void
}

export const RoundLineRow = memo(function RoundLineRow(props: RoundLineRowProps) {
  const { residentId, name, bedLabel, index, texts, faults, ranges, onChange } = props
  return (
    <tr>
      <td className="numerals">{bedLabel ?? '—'}</td>
      <th scope="row">{name}</th>
      {entryFields.map((field) => (
        <td key={field}>
          <EntryFieldInput
            {...{ field, texts, faults, ranges }}
            of={[bedLabel, name].filter(Boolean).join(' ')}
            cell={`${field}:${index}`}
            onChange={(changed, text) => onChange(residentId, changed, text)}
          />
        </td>
      ))}
    </tr>
  )
})
