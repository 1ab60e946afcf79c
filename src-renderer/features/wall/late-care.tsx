// Care nobody did in time, by bed: on the wall in a colour of its own, since it is no alarm and must never look like one.
import { useQuery } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { BedId } from '#shared/contract/primitives.ts'
import { api } from '../../app/rpc-client.ts'
import { useSession } from '../accounts/index.ts'

const refreshMs = 60_000
type LateCare = { byBed: ReadonlyMap<BedId, number>; total: number | null }

const LateCareContext = createContext<LateCare>({ byBed: new Map(), total: null })

export function LateCareProvider({ children }: { children: ReactNode }) {
  const { can, isCovered } = useSession()
  const enabled = can('wall.watch') && !isCovered
  const late = useQuery(api.careTasks.lateByBed.queryOptions({ input: {}, enabled, refetchInterval: refreshMs }))
  const beds = late.isError ? undefined : late.data
  const value = useMemo(
    (): LateCare => ({
      byBed: new Map(beds?.map(({ bedId, count }) => [bedId, count])),
      total: beds ? beds.reduce((sum, { count }) => sum + count, 0) : null,
    }),
    [beds],
  )
  return <LateCareContext value={value}>{children}</LateCareContext>
}

/** On a tile: how many tasks of this bed are late; nothing when none is. */
export function LateCareMark({ bedId }: { bedId: BedId }) {
  const { t } = useTranslation()
  const count = useContext(LateCareContext).byBed.get(bedId)
  if (count === undefined) return null
  return (
    <span className="late-care numerals" title={t('wall:lateCare.ofBed', { count })}>
      <span aria-hidden="true">◆{count}</span>
      <span className="visually-hidden">{t('wall:lateCare.ofBed', { count })}</span>
    </span>
  )
}

/** In the head: how many in all; unknown is said. */
export function LateCareTotal() {
  const { t } = useTranslation()
  const { total } = useContext(LateCareContext)
  if (total === 0) return null
  return (
    <span className="late-care late-care--total numerals">
      <span aria-hidden="true">◆</span> {t('wall:lateCare.title')} {total ?? t('ui:unknown')}
    </span>
  )
}
