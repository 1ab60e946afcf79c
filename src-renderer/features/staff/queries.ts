// What the screens of the staff ask, and what must be asked anew after an act.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { StaffId, Worded } from '#shared/contract/primitives.ts'
import { POST_WORDS } from '#shared/features/reports/report-words.ts'
import { StaffPost } from '#shared/features/staff/staff.contract.ts'
import { api } from '../../app/rpc-client.ts'

const forGood = { staleTime: Number.POSITIVE_INFINITY }

export function useStaffRules() {
  return useQuery(api.staffFiles.rules.queryOptions(forGood)).data
}
export function useStaffList(scope: 'here' | 'left' | 'all') {
  return useQuery(api.staffFiles.list.queryOptions({ input: { scope } }))
}
export function useStaffFile(id: StaffId) {
  return useQuery(api.staffFiles.get.queryOptions({ input: { id } }))
}
export function useAwards(year: number) {
  return useQuery(api.awards.overview.queryOptions({ input: { year } }))
}
export function useAwardRules() {
  return useQuery(api.awards.rules.queryOptions(forGood)).data
}

/** After an act: files, training, awards, the roll, the duty roster, duties. */
export function useRefreshStaff(): () => Promise<void> {
  const queries = useQueryClient()
  return useCallback(async () => {
    const parts = [api.staffFiles, api.staff, api.training, api.awards, api.dutyRoster, api.duties]
    await Promise.all(parts.map((part) => queries.invalidateQueries({ queryKey: part.key() })))
  }, [queries])
}

/** Answers the word of data that comes with its own words, in the language of the screen. */
export function useWorded(): (text: Worded | undefined) => string {
  const { i18n } = useTranslation()
  return (text) => text?.[i18n.language === 'en' ? 'en' : 'zh-CN'] ?? ''
}

/** The official words of the posts, for a choice. */
export const postOptions = StaffPost.options.map((value) => ({ value, label: POST_WORDS[value] }))
