// Patrol points on a drawn floor: the number is the place on the route, the shape and the word tell how it stands.
import { useTranslation } from 'react-i18next'
import type { PatrolPoint, PointState } from '#shared/features/fire-patrols/fire-patrols.model.ts'
import type { GridPoint } from '#shared/features/floor-plans/floor-plans.model.ts'
import { unit } from '../../floor-plans/plan-drawing.tsx'

/** null = no patrol of the day asks for it. */
export type PointMark = Pick<PatrolPoint, 'id' | 'name' | 'routeOrder'> & { at: GridPoint; state: PointState | null }

export const standSigns: Record<PointState, string> = {
  ...{ walked: '✓', open: '○', missed: '✕', explained: '–', upcoming: '·' },
}

/** A square was not walked, a diamond was explained, a ring is due, a filled disc was walked. */
function Shape({ state }: { state: PointState | null }) {
  if (state === 'missed') return <rect x="-13" y="-13" width="26" height="26" />
  if (state === 'explained') return <path d="M0 -17 17 0 0 17 -17 0z" />
  return <circle r="14" />
}

type PlanPointsProps = {
  points: readonly PointMark[]
  chosenId: string | null
  /** Left out: how they stand is not told, as on paper that is walked by on any day. */
  isPlain?: boolean
}

export function PlanPoints({ points, chosenId, isPlain = false }: PlanPointsProps) {
  const { t } = useTranslation()
  return points.map(({ id, name, routeOrder, at: [x, y], state }) => (
    <g
      key={id}
      data-point={id}
      className={[
        'plan-point',
        isPlain ? 'plan-point--plain' : `plan-point--${state ?? 'unasked'}`,
        id === chosenId ? 'plan-point--chosen' : '',
      ].join(' ')}
      transform={`translate(${x * unit} ${y * unit})`}
    >
      <Shape state={isPlain ? null : state} />
      <text className="plan-point__number" textAnchor="middle" y="5">
        {routeOrder}
      </text>
      <text className="plan-point__name" textAnchor="middle" y="15" dy="1em">
        {name}
      </text>
      {!isPlain && (
        <text className="plan-point__name" textAnchor="middle" y="15" dy="2.1em">
          {state === null ? t('fire-patrols:plan.unasked') : `${standSigns[state]} ${t(`fire-patrols:state.${state}`)}`}
        </text>
      )}
    </g>
  ))
}

/** Dashes from point to point in the order they are walked. */
export function PlanRoute({ points }: { points: readonly PointMark[] }) {
  if (points.length < 2) return null
  return (
    <polyline className="plan-route" points={points.map(({ at: [x, y] }) => `${x * unit},${y * unit}`).join(' ')} />
  )
}
