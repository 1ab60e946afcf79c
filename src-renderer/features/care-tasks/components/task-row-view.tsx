// One person of the shift: bed, name, and a cell a task. The cell that has the focus takes the keys.
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { TaskOutcome, TaskRow, TaskState } from '#shared/features/care-tasks/care-tasks.model.ts'
import type { DoseCounts } from '#shared/features/medication/medication.model.ts'
import { useErrorSentence } from '../../../ui/error-sentence.ts'
import { shownState, stateMarks } from '../task-view.ts'

/** What is not due for long needs no word: its time says it. */
const isAhead = (state: TaskState): boolean => state === 'upcoming' || state === 'due'

type TaskRowViewProps = {
  row: TaskRow
  /** Drugs of this shift; undefined = none, or not for these eyes. */
  doses: DoseCounts | undefined
  shiftAt: number | undefined
  rowIndex: number
  entered: ReadonlyMap<string, TaskOutcome>
  refused: ReadonlyMap<string, unknown>
  /** Key of the cell that Tab reaches. */
  tabStop: string | undefined
  onFocus: (key: string) => void
  onOpen: (key: string) => void
}

export function TaskRowView({
  row,
  doses,
  shiftAt,
  rowIndex,
  entered,
  refused,
  tabStop,
  onFocus,
  onOpen,
}: TaskRowViewProps) {
  const { t } = useTranslation()
  const sentenceOf = useErrorSentence()
  return (
    <tr className="task-row">
      <th scope="row" className="numerals">
        {row.bedLabel}
      </th>
      <td>
        <Link to={screenLinks.resident(row.residentId)} tabIndex={-1}>
          {row.name}
        </Link>
      </td>
      <td>
        <ul className="task-cells">
          {row.tasks.map((task, index) => {
            const state = shownState(task, entered)
            const refusal = refused.get(task.key)
            const word = t(`care-tasks:state.${state}`)
            return (
              <li key={task.key}>
                <button
                  type="button"
                  className={`task-cell task-cell--${state}`}
                  data-task={task.key}
                  data-at={`${rowIndex}:${index}`}
                  tabIndex={task.key === tabStop ? 0 : -1}
                  aria-label={`${row.bedLabel ?? ''} ${row.name} ${task.time} ${task.text} ${word}`}
                  title={[task.text, task.record?.reason].filter(Boolean).join(' · ')}
                  onFocus={() => onFocus(task.key)}
                  onClick={() => onOpen(task.key)}
                >
                  <span className="task-cell__mark" aria-hidden="true">
                    {stateMarks[state]}
                  </span>
                  <span className="numerals">{task.time}</span> {t(`care-plans:kind.${task.kind}`)}
                  {task.origin.kind === 'order' && <span className="task-cell__order">{t('care-tasks:ordered')}</span>}
                  {!isAhead(state) && <span className="task-cell__state">{word}</span>}
                </button>
                {refusal !== undefined && (
                  <span className="task-cells__refused" role="alert">
                    {sentenceOf(refusal).sentence}
                  </span>
                )}
              </li>
            )
          })}
          {doses && (
            <li>
              <Link
                className={doses.overdue + doses.missed > 0 ? 'task-doses task-doses--late' : 'task-doses'}
                to={shiftAt === undefined ? screenLinks.medication() : screenLinks.medicationRound(shiftAt)}
                tabIndex={-1}
              >
                {t('care-tasks:doses', { done: doses.given + doses.reasoned, total: doses.total - doses.away })}
              </Link>
            </li>
          )}
        </ul>
      </td>
    </tr>
  )
}
