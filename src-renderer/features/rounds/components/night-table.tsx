// The night: beds down, rounds across. What was missed stands out by its frame and its word; a cell with a visit opens it.
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { NightBed, NightRound, RoundNight, RoundVisit } from '#shared/features/rounds/rounds.model.ts'
import { formatInstant } from '../../../ui/format-time.ts'
import { roundMarks } from '../mark-view.ts'

const timeOf = (at: number): string => formatInstant(at).slice(11)

type NightTableProps = {
  night: RoundNight
  onOpen: (visit: RoundVisit) => void
  /** Left out: reading only. */
  onExplain: ((round: NightRound) => void) | undefined
}

export function NightTable({ night, onOpen, onExplain }: NightTableProps) {
  const { t } = useTranslation()
  return (
    <table className="night-table">
      <caption className="visually-hidden">{t('rounds:sheet.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('rounds:column.bed')}</th>
          <th scope="col">{t('rounds:column.person')}</th>
          {night.rounds.map((round) => (
            <th key={round.at} scope="col" className={`night-round night-round--${round.state}`}>
              <span className="numerals night-round__time">{timeOf(round.at)}</span>
              {!round.isForEverybody && <span className="night-round__who">{t('rounds:special')}</span>}
              <span className="night-round__state">
                {t(`rounds:state.${round.state}`)}
                {round.asked > 0 && (
                  <span className="numerals">
                    {' '}
                    {t('rounds:progress', { visited: round.visited, asked: round.asked })}
                  </span>
                )}
              </span>
              {round.reason !== null && (
                <span className="night-round__reason">{t('rounds:explain.told', { reason: round.reason })}</span>
              )}
              {onExplain && round.reason === null && (round.state === 'missed' || round.state === 'partly') && (
                <Button
                  size="small"
                  className="no-print"
                  aria-label={t('rounds:explain.title', { time: timeOf(round.at) })}
                  onClick={() => onExplain(round)}
                >
                  {t('rounds:explain.button')}
                </Button>
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {night.beds.map((bed) => (
          <BedRow key={bed.bedId} bed={bed} rounds={night.rounds} onOpen={onOpen} />
        ))}
      </tbody>
    </table>
  )
}

function BedRow({
  bed,
  rounds,
  onOpen,
}: {
  bed: NightBed
  rounds: readonly NightRound[]
  onOpen: (visit: RoundVisit) => void
}) {
  const { t } = useTranslation()
  return (
    <tr>
      <th scope="row" className="numerals">
        {bed.bedLabel}
      </th>
      <td>{bed.name}</td>
      {bed.marks.map(({ mark, visit }, index) => {
        const at = rounds[index]?.at ?? index
        const word = t(`rounds:mark.${mark}`)
        const isQuiet = mark === 'not-asked' || mark === 'open'
        return (
          <td key={at} className={`night-mark night-mark--${mark}`}>
            {visit ? (
              <button
                type="button"
                className="plain-button"
                title={visit.text ?? undefined}
                aria-label={`${bed.bedLabel} ${timeOf(at)} ${word} ${timeOf(visit.at)}`}
                onClick={() => onOpen(visit)}
              >
                <span aria-hidden="true">{roundMarks[mark]}</span> <span className="numerals">{timeOf(visit.at)}</span>
                {visit.isLate && <span className="night-mark__late">{t('rounds:late.mark')}</span>}
                {visit.text !== null && <span className="night-mark__text">{visit.text}</span>}
              </button>
            ) : (
              <>
                <span aria-hidden="true">{roundMarks[mark]}</span>{' '}
                <span className={isQuiet ? 'visually-hidden' : undefined}>{word}</span>
              </>
            )}
          </td>
        )
      })}
    </tr>
  )
}
