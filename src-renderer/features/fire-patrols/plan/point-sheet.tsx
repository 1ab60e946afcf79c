// The floor on A4, black on white: the points in the order they are walked, the exits, what is looked at. A new hire walks the round by it.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { PatrolPlan, PatrolPoint, PatrolSetting } from '#shared/features/fire-patrols/fire-patrols.model.ts'
import type { Drawing } from '#shared/features/floor-plans/floor-plans.model.ts'
import { api } from '../../../app/rpc-client.ts'
import { markSigns, PlanDrawing } from '../../floor-plans/plan-drawing.tsx'
import { PlanPoints, PlanRoute, type PointMark } from './plan-points.tsx'

type PointSheetProps = {
  floorName: string
  day: string
  drawing: Drawing
  imageUrl: string | undefined
  marks: readonly PointMark[]
  points: readonly PatrolPoint[]
  plan: PatrolPlan
  setting: PatrolSetting
}

export function PointSheet({ floorName, day, drawing, imageUrl, marks, points, plan, setting }: PointSheetProps) {
  const { t } = useTranslation()
  const facility = useQuery(api.facility.get.queryOptions()).data
  const kinds = [...new Set(drawing.marks.map(({ kind }) => kind))]
  const title = t('fire-patrols:plan.sheet', { floor: floorName })
  return (
    <article className="point-sheet print-only">
      <h1>{title}</h1>
      <p className="point-sheet__facts">
        <span>{facility?.name}</span>
        <span>
          {t('fire-patrols:times.told', { day: setting.dayTimes.join('、'), night: setting.nightTimes.join('、') })}
        </span>
        <span>{t('fire-patrols:plan.asOf', { day })}</span>
      </p>
      <PlanDrawing drawing={drawing} label={title} imageUrl={imageUrl}>
        <PlanRoute points={marks} />
        <PlanPoints points={marks} chosenId={null} isPlain />
      </PlanDrawing>
      <p className="point-sheet__legend">
        <span>{t('fire-patrols:plan.legend.point')}</span>
        <span>{t('fire-patrols:plan.legend.exit')}</span>
        {kinds.map((kind) => (
          <span key={kind}>
            {markSigns[kind]} {t(`floor-plans:mark.${kind}`)}
          </span>
        ))}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('fire-patrols:point.order')}</th>
            <th scope="col">{t('fire-patrols:point.name')}</th>
            <th scope="col">{t('fire-patrols:point.place')}</th>
            <th scope="col">{t('fire-patrols:point.items')}</th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ id, routeOrder, name, place, items }) => (
            <tr key={id}>
              <td>{routeOrder}</td>
              <th scope="row">{name}</th>
              <td>{place ?? '—'}</td>
              <td>{plan.items.flatMap(({ key, short }) => (items.includes(key) ? [short] : [])).join('、')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </article>
  )
}
