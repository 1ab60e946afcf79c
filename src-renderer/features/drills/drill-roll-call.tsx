// Who was found when in the roll-call of a drill. The numbers stand for everybody who may read drills; names only for whoever may call the roll.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { RollCallId } from '#shared/contract/primitives.ts'
import { type FoundOne, foundOnes } from '#shared/features/drills/drill-roll-call.rules.ts'
import type { DrillRollCall, EmergencyDrill } from '#shared/features/drills/drills.model.ts'
import { clockText } from '#shared/features/drills/drills.rules.ts'
import { api } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { formatInstant } from '../../ui/format-time.ts'
import { Section } from '../../ui/section.tsx'

/** Everybody who was searched for with the time they were found at; empty where names may not be read. */
export function useFoundOnes({ rollCallId, marks }: EmergencyDrill): FoundOne[] {
  const mayRead = useCan('roll-call.read')
  const { data } = useQuery({
    ...api.rollCall.get.queryOptions({ input: { id: rollCallId ?? ('' as RollCallId) } }),
    enabled: mayRead && rollCallId !== null,
  })
  return data ? foundOnes(data, marks['alarm-given'] ?? marks.started) : []
}

/** One sentence of numbers, and when the last one was found. */
export function useRollCallWords(): (call: DrillRollCall) => string {
  const { t } = useTranslation()
  return ({ lastFoundAt, openedAt, closedAt, ...counts }) =>
    [
      t('drills:rollCall.counts', counts),
      t('drills:rollCall.opened', { at: formatInstant(openedAt, 'second').slice(11) }),
      lastFoundAt === null
        ? null
        : t('drills:rollCall.lastFound', { at: formatInstant(lastFoundAt, 'second').slice(11) }),
      closedAt === null ? t('drills:rollCall.running') : null,
    ]
      .filter((part) => part !== null)
      .join('，')
}

export function FoundTable({ people }: { people: readonly FoundOne[] }) {
  const { t } = useTranslation()
  return (
    <table className="drill-found">
      <thead>
        <tr>
          {(['bed', 'person', 'mark', 'at', 'took', 'by'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`drills:rollCall.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {people.map(({ residentId, bedLabel, name, mark, at, seconds, by }) => (
          <tr key={residentId}>
            <td className="numerals">{bedLabel ?? t('roll-call:noBed')}</td>
            <th scope="row">{name}</th>
            <td>{t(`roll-call:mark.${mark}`)}</td>
            <td className="numerals">{at === null ? '—' : formatInstant(at, 'second').slice(11)}</td>
            <td className="numerals">{seconds === null ? '—' : clockText(Math.max(0, seconds))}</td>
            <td>{by ?? '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type DrillRollCallProps = { call: DrillRollCall; people: readonly FoundOne[] }

export function DrillRollCallSection({ call, people }: DrillRollCallProps) {
  const { t } = useTranslation()
  const wordsOf = useRollCallWords()
  return (
    <Section title={t('drills:rollCall.title')} note={wordsOf(call)}>
      {people.length > 0 && (
        <div className="drill-found-scroll" role="region" aria-label={t('drills:rollCall.title')} tabIndex={0}>
          <FoundTable people={people} />
        </div>
      )}
    </Section>
  )
}
