// One bed: what it is today, who lies in it, and everything dated about it.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams, useSearchParams } from 'react-router'
import type * as z from 'zod'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { BedHistory as BedHistorySchema, BedOnDay } from '#shared/features/beds/beds.model.ts'
import { DayText } from '../../ui/day-text.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Facts } from '../../ui/facts.tsx'
import { BedActs } from './components/bed-acts.tsx'
import { BedStateMark } from './components/bed-state-mark.tsx'
import { useBedHistory, useBedMap } from './queries.ts'

type BedHistory = z.infer<typeof BedHistorySchema>

export function BedDrawer() {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const [params] = useSearchParams()
  const on = params.get('on')
  const map = useBedMap(on)
  const history = useBedHistory(id)
  const bed = map.data?.beds.find((each) => each.id === id)
  const isMissing = map.data !== undefined && bed === undefined
  return (
    <DetailDrawer
      key={id}
      title={bed ? t('beds:bed', { label: bed.label }) : t('beds:title')}
      subtitle={bed && `${t(`beds:careType.${bed.careType}`)} · ${t(`beds:stayMode.${bed.stayMode}`)}`}
      closeTo="/beds"
      // Acts are for today: on a past day the drawer only shows.
      actions={bed && on === null ? <BedActs bed={bed} /> : undefined}
      isLoading={map.isPending}
      error={map.error ?? (isMissing ? t('beds:notOnDay') : undefined)}
      onRetry={() => void map.refetch()}
    >
      {bed && <BedFacts bed={bed} />}
      {history.error && <ErrorState error={history.error} onRetry={() => void history.refetch()} />}
      {history.data && <BedPast history={history.data} />}
    </DetailDrawer>
  )
}

function BedFacts({ bed }: { bed: BedOnDay }) {
  const { t } = useTranslation()
  const { occupant, block } = bed
  return (
    <Facts
      items={[
        {
          label: t('beds:stateLabel'),
          value: (
            <>
              <BedStateMark state={bed.state} /> {t(`beds:state.${bed.state}`)}
              {occupant && block && (
                <>
                  {' · '}
                  <BedStateMark state={block.kind} /> {t(`beds:state.${block.kind}`)}
                </>
              )}
            </>
          ),
        },
        ...(occupant
          ? [
              {
                label: t('beds:occupant'),
                value: <Link to={screenLinks.resident(occupant.residentId)}>{occupant.name}</Link>,
              },
              { label: t('beds:since'), value: <DayText day={occupant.since} /> },
            ]
          : []),
        ...(occupant && (bed.state === 'on-leave' || bed.state === 'in-hospital')
          ? [{ label: t('residents:column.returnsOn'), value: <DayText day={occupant.returnsOn} /> }]
          : []),
        ...(block
          ? [
              { label: t('beds:field.reason'), value: block.reason },
              {
                label: t('beds:field.untilOn'),
                value: block.untilOn ? <DayText day={block.untilOn} /> : t('beds:noEnd'),
              },
            ]
          : []),
      ]}
    />
  )
}

function Days({ fromOn, toOn }: { fromOn: string; toOn: string | null }) {
  const { t } = useTranslation()
  return <td className="numerals">{t('beds:days', { from: fromOn, to: toOn ?? t('beds:now') })}</td>
}

function BedPast({ history }: { history: BedHistory }) {
  const { t } = useTranslation()
  return (
    <>
      <HistoryTable title={t('beds:history.stays')} isEmpty={history.stays.length === 0}>
        {history.stays.map((stay) => (
          <tr key={stay.id}>
            <Days {...stay} />
            <td>
              <Link to={screenLinks.resident(stay.residentId)}>{stay.name}</Link>
            </td>
          </tr>
        ))}
      </HistoryTable>
      <HistoryTable title={t('beds:history.blocks')} isEmpty={history.blocks.length === 0}>
        {history.blocks.map((block) => (
          <tr key={block.id}>
            <Days {...block} />
            <td>
              {t(`beds:state.${block.kind}`)} <span className="muted">{block.reason}</span>
            </td>
          </tr>
        ))}
      </HistoryTable>
      <HistoryTable title={t('beds:history.types')} isEmpty={history.types.length === 0}>
        {history.types.map((type) => (
          <tr key={type.id}>
            <Days {...type} />
            <td>
              {t(`beds:careType.${type.careType}`)} {t(`beds:stayMode.${type.stayMode}`)}
            </td>
          </tr>
        ))}
      </HistoryTable>
    </>
  )
}

function HistoryTable({ title, isEmpty, children }: { title: string; isEmpty: boolean; children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <section aria-label={title}>
      <h3 className="drawer-heading">{title}</h3>
      {isEmpty ? (
        <p className="muted">{t('beds:history.none')}</p>
      ) : (
        <table className="plain-table">
          <thead className="visually-hidden">
            <tr>
              <th scope="col">{t('beds:history.when')}</th>
              <th scope="col">{title}</th>
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      )}
    </section>
  )
}
