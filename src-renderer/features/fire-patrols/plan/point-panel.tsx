// Beside the plan: the points of the floor in route order, those drawn nowhere yet, and what is known of the chosen one.
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { PatrolPoint, PointState } from '#shared/features/fire-patrols/fire-patrols.model.ts'
import type { PointSummary } from '#shared/features/fire-patrols/point-stand.rules.ts'
import type { Drawing, GridPoint } from '#shared/features/floor-plans/floor-plans.model.ts'
import { Kbd } from '../../../ui/kbd.tsx'
import { useCycles } from '../../fire-equipment/queries.ts'
import { PlaceFields } from './place-fields.tsx'
import type { Piece } from './plan-equipment.ts'
import { standSigns } from './plan-points.tsx'

type PointPanelProps = {
  drawn: readonly PatrolPoint[]
  undrawn: readonly PatrolPoint[]
  chosen: PatrolPoint | undefined
  summaryOf: (pointId: string) => PointSummary | null
  pieces: readonly Piece[]
  sheet: Pick<Drawing, 'width' | 'height'>
  /** Reading only. */
  isReadOnly: boolean
  onChoose: (pointId: string) => void
  onBegin: () => void
  onPlace: (at: GridPoint) => void
  onTakeOff: () => void
}

export function PointPanel(props: PointPanelProps) {
  const { drawn, undrawn, chosen, sheet, pieces } = props
  const { t } = useTranslation()
  const { typeWord } = useCycles()
  return (
    <aside className="point-panel" aria-label={t('fire-patrols:plan.panel')}>
      {chosen ? (
        <section className="point-panel__chosen" aria-label={chosen.name}>
          <h2>
            <span className="numerals">{chosen.routeOrder}</span> {chosen.name}
          </h2>
          <p className="muted">{[chosen.building, chosen.floor, chosen.place].filter(Boolean).join(' ')}</p>
          <StandText summary={props.summaryOf(chosen.id)} />
          {pieces.length > 0 && (
            <p>
              {t('fire-patrols:plan.equipmentHere')}{' '}
              {pieces.map(({ id, number, type }) => (
                <Link key={id} to={screenLinks.fireEquipmentPiece(id)}>
                  {number} {typeWord(type)}{' '}
                </Link>
              ))}
            </p>
          )}
          {!props.isReadOnly && (
            <>
              <div className="point-panel__acts">
                <Button type="primary" onClick={props.onBegin} aria-keyshortcuts="M">
                  {t(chosen.position === null ? 'fire-patrols:plan.place' : 'fire-patrols:plan.move')} <Kbd keys="M" />
                </Button>
                {chosen.position !== null && (
                  <Button onClick={props.onTakeOff}>{t('fire-patrols:plan.takeOff')}</Button>
                )}
              </div>
              <PlaceFields
                key={`${chosen.id}:${chosen.position?.at.join(':') ?? ''}`}
                at={chosen.position?.at ?? null}
                sheet={sheet}
                onPlace={props.onPlace}
              />
            </>
          )}
        </section>
      ) : (
        <p className="muted">{t('fire-patrols:plan.chooseFirst')}</p>
      )}
      <PointList {...props} points={drawn} label={t('fire-patrols:plan.drawn', { count: drawn.length })} />
      <PointList {...props} points={undrawn} label={t('fire-patrols:plan.undrawn', { count: undrawn.length })} />
    </aside>
  )
}

function StandText({ summary }: { summary: PointSummary | null }) {
  const { t } = useTranslation()
  if (summary === null) return <p>{t('fire-patrols:plan.unasked')}</p>
  return (
    <p>
      <StateWord state={summary.state} />{' '}
      <span className="numerals">{t('fire-patrols:plan.walkedOf', { walked: summary.walked, due: summary.due })}</span>
    </p>
  )
}

function StateWord({ state }: { state: PointState | null }) {
  const { t } = useTranslation()
  if (state === null) return <span className="muted">{t('fire-patrols:plan.unasked')}</span>
  return (
    <span className={state === 'missed' ? 'point-state point-state--missed' : 'point-state'}>
      <span aria-hidden="true">{standSigns[state]}</span> {t(`fire-patrols:state.${state}`)}
    </span>
  )
}

type PointListProps = Pick<PointPanelProps, 'chosen' | 'summaryOf' | 'onChoose'> & {
  points: readonly PatrolPoint[]
  label: string
}

function PointList({ points, label, chosen, summaryOf, onChoose }: PointListProps) {
  if (points.length === 0) return null
  return (
    <section className="point-panel__list">
      <h2>{label}</h2>
      <ul aria-label={label}>
        {points.map(({ id, name, routeOrder, floor }) => (
          <li key={id}>
            <button type="button" aria-pressed={id === chosen?.id} onClick={() => onChoose(id)}>
              <span className="numerals">{routeOrder}</span>
              <span>{name}</span>
              <span className="muted">{floor}</span>
              <StateWord state={summaryOf(id)?.state ?? null} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
