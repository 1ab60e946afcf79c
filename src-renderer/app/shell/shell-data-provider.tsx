// Gives the shell what it shows: home, person, connection, search. The shell itself fetches nothing.

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { screenLinks } from '#shared/contract/screen-links.ts'
import { useRoleNames, useSession } from '../../features/accounts/index.ts'
import { api, client, leaveSeat } from '../rpc-client.ts'
import type { PaletteResult } from './command-palette.tsx'
import { type ShellData, ShellDataContext } from './shell-data.ts'
import { useConnectionView } from './use-connection-view.ts'
import { useTroubles } from './use-troubles.ts'

const mostBeds = 8

function useSearch(): ShellData['search'] {
  const { t } = useTranslation()
  const { can } = useSession()
  const queryClient = useQueryClient()
  return useCallback(
    async (query, signal) => {
      const [residents, map] = await Promise.all([
        can('residents.read') ? client.residents.search({ query, limit: 12 }, { signal }) : [],
        can('beds.read') ? queryClient.fetchQuery(api.beds.map.queryOptions({ input: {}, staleTime: 60_000 })) : null,
      ])
      const found = residents.map(
        (row): PaletteResult => ({
          id: `resident-${row.id}`,
          group: t('shell:nav.residents'),
          label: row.name,
          detail: row.bedLabel ?? undefined,
          to: screenLinks.resident(row.id),
        }),
      )
      const beds = (map?.beds ?? [])
        .filter((bed) => bed.label.includes(query))
        .slice(0, mostBeds)
        .map(
          (bed): PaletteResult => ({
            id: `bed-${bed.id}`,
            group: t('shell:nav.beds'),
            label: bed.label,
            detail: bed.occupant?.name ?? t('shell:search.freeBed'),
            to: screenLinks.bed(bed.id),
          }),
        )
      return [...found, ...beds]
    },
    [can, queryClient, t],
  )
}

export function ShellDataProvider({ children }: { children: ReactNode }) {
  const roleNames = useRoleNames()
  const { status, session, user, accept } = useSession()
  const connection = useConnectionView()
  const search = useSearch()
  const { mutate: leave } = useMutation({ mutationFn: leaveSeat, onSuccess: accept })
  const { troubles, troublesTo } = useTroubles()
  const data = useMemo<ShellData>(
    () => ({
      facilityName: status.facilityName,
      connection,
      troubles,
      troublesTo,
      user: user && { id: user.id, name: user.displayName, roleLabel: roleNames(user.roles), roles: user.roles },
      seatName: session.seat,
      search,
      onSwitchUser: () => leave('lock'),
      onSignOut: () => leave('sign-out'),
    }),
    [status.facilityName, connection, troubles, troublesTo, user, roleNames, session.seat, search, leave],
  )
  return <ShellDataContext value={data}>{children}</ShellDataContext>
}
