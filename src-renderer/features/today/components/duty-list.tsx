// The work list, what belongs together folded under one line. A duty leaves it only when its own record is done; putting it off needs a day and a reason.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Switch } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays } from '#shared/contract/days.ts'
import type { Duty } from '#shared/features/duties/duties.contract.ts'
import { api } from '../../../app/rpc-client.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { DayItem, ReasonItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { Section } from '../../../ui/section.tsx'
import { useSession } from '../../accounts/index.ts'
import { foldDuties } from '../duty-folds.ts'
import { type DutyGroup, groupDuties } from '../duty-groups.ts'
import { useDutyKeys } from '../use-duty-keys.ts'
import { useUnfolded } from '../use-unfolded.ts'
import { DutyFoldLine } from './duty-fold-line.tsx'
import { DutyRow } from './duty-row.tsx'

const longestSnoozeDays = 90

export function DutyList() {
  const { t } = useTranslation()
  const { can } = useSession()
  const { message } = App.useApp()
  const [withSnoozed, setWithSnoozed] = useState(false)
  const [snoozing, setSnoozing] = useState<Duty | null>(null)
  const queryClient = useQueryClient()
  const found = useQuery(api.duties.list.queryOptions({ input: { withSnoozed } }))
  const refresh = () => queryClient.invalidateQueries({ queryKey: api.duties.key() })
  const snooze = useMutation(api.duties.snooze.mutationOptions({ onSuccess: refresh }))
  const unsnooze = useMutation(
    api.duties.unsnooze.mutationOptions({
      onSuccess: refresh,
      onError: () => void message.error(t('today:unsnoozeFailed')),
    }),
  )
  const today = found.data?.today
  const groups = found.data && today ? groupDuties(found.data.duties, today) : []
  const { unfolded, toggle } = useUnfolded()
  const list = useRef<HTMLDivElement>(null)
  useDutyKeys(list)
  const rowOf = (duty: Duty, group: DutyGroup, day: string) => (
    <DutyRow
      key={duty.key}
      duty={duty}
      group={group}
      today={day}
      onSnooze={can('duties.snooze') ? setSnoozing : undefined}
      onUnsnooze={({ key }) => unsnooze.mutate({ key })}
    />
  )
  const overdue = groups.find((entry) => entry.group === 'overdue')?.duties.length ?? 0
  return (
    <Section
      title={t('today:duties')}
      note={found.data && t('today:dutyCount', { count: found.data.duties.length, overdue })}
      link={
        <span className="today-acts no-print">
          <label htmlFor="with-snoozed">
            <Switch id="with-snoozed" size="small" checked={withSnoozed} onChange={setWithSnoozed} />{' '}
            {t('today:withSnoozed')}
          </label>
          <Button type="link" size="small" onClick={() => window.print()}>
            {t('common:print')}
          </Button>
        </span>
      }
    >
      {found.error && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && (
        <p className="today-pad" role="status">
          {t('ui:table.loading')}
        </p>
      )}
      {found.data && groups.length === 0 && <EmptyState title={t('today:noDuties')} hint={t('today:noDutiesHint')} />}
      <div ref={list}>
        {today &&
          groups.map(({ group, duties }) => (
            <section key={group} aria-label={t(`today:group.${group}`)}>
              <h3 className="duty-group">
                {t(`today:group.${group}`)} <span className="numerals">{duties.length}</span>
              </h3>
              <ul>
                {foldDuties(group, duties).map(({ duty, fold }) =>
                  fold === undefined ? (
                    rowOf(duty, group, today)
                  ) : (
                    <DutyFoldLine
                      key={fold.id}
                      fold={fold}
                      group={group}
                      today={today}
                      isOpen={unfolded.has(fold.id)}
                      onToggle={() => toggle(fold.id)}
                    >
                      {fold.duties.map((each) => rowOf(each, group, today))}
                    </DutyFoldLine>
                  ),
                )}
              </ul>
            </section>
          ))}
      </div>
      {snoozing && today && (
        <FormModal<{ untilOn: string; reason: string }>
          title={t('today:snoozeTitle')}
          description={t('today:snoozeNote', { count: longestSnoozeDays })}
          submitLabel={t('today:snooze')}
          initialValues={{ untilOn: addDays(today, 7) }}
          onSubmit={({ untilOn, reason }) => snooze.mutateAsync({ key: snoozing.key, untilOn, reason })}
          onClose={() => setSnoozing(null)}
        >
          <DayItem
            name="untilOn"
            label={t('today:untilOn')}
            isRequired
            from={addDays(today, 1)}
            to={addDays(today, longestSnoozeDays)}
          />
          <ReasonItem label={t('ui:reason.label')} />
        </FormModal>
      )}
    </Section>
  )
}
