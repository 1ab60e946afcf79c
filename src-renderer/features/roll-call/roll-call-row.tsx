// One person of the sheet: where, how they move, where they were last felt, and the marks to tick.
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { MarkEntry, RollCallMark, RollCallPerson } from '#shared/features/roll-call/roll-call.model.ts'
import { SinceText } from '../../ui/duration-text.tsx'
import { formatInstant } from '../../ui/format-time.ts'
import { Unknown } from '../../ui/unknown.tsx'

const marks: readonly Exclude<RollCallMark, 'unchecked'>[] = ['found', 'evacuated', 'missing']

type RollCallRowProps = {
  person: RollCallPerson
  mark: MarkEntry | undefined
  /** Left out = no roll-call runs, nothing can be ticked. */
  onMark?: ((mark: RollCallMark) => void) | undefined
}

export function RollCallRow({ person, mark, onMark }: RollCallRowProps) {
  const { t } = useTranslation()
  const current = mark?.mark ?? 'unchecked'
  return (
    <tr className={`roll-call-row roll-call-row--${current}`}>
      <td className="roll-call-row__box" aria-hidden="true">
        {current === 'unchecked' ? '□' : current === 'missing' ? '☒' : '☑'}
      </td>
      <th scope="row" className="numerals">
        {person.bedLabel ?? t('roll-call:noBed')}
      </th>
      <td>
        <b>{person.name}</b> {t(`roll-call:sex.${person.sex}`)} {person.age ?? ''}
      </td>
      <td>
        {person.mobility === null ? (
          <Unknown reason={t('roll-call:notRecorded')} />
        ) : (
          t(`roll-call:mobility.${person.mobility}`)
        )}
      </td>
      <td>
        {person.lastSeen === null ? (
          <Unknown reason={t('roll-call:neverSeen')} />
        ) : (
          <>
            {t(`roll-call:seen.${person.lastSeen.how}`)} {formatInstant(person.lastSeen.at).slice(11)} ·{' '}
            <SinceText at={person.lastSeen.at} />
          </>
        )}
      </td>
      <td>
        {onMark ? (
          <span className="roll-call-row__marks no-print">
            {marks.map((each) => (
              <Button
                key={each}
                size="small"
                type={current === each ? 'primary' : 'default'}
                aria-pressed={current === each}
                aria-label={`${person.name} ${t(`roll-call:mark.${each}`)}`}
                onClick={() => onMark(current === each ? 'unchecked' : each)}
              >
                {t(`roll-call:mark.${each}`)}
              </Button>
            ))}
          </span>
        ) : null}
        {mark && current !== 'unchecked' && (
          <span className="roll-call-row__who">
            {t(`roll-call:mark.${current}`)} {formatInstant(mark.at).slice(11)} {mark.by}
          </span>
        )}
      </td>
    </tr>
  )
}
