// The work list. A duty leaves it only when its own record is done; putting it off needs a day and a reason.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Switch } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { addDays, daysBetween } from '#shared/contract/days.ts'
import type { Duty } from '#shared/features/duties/duties.contract.ts'
import { api } from '../../../app/rpc-client.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { DayItem, ReasonItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { formatDay } from '../../../ui/format-time.ts'
import { Section } from '../../../ui/section.tsx'
import { useRoleNames, useSession } from '../../accounts/index.ts'
import { type DutyGroup, groupDuties } from '../duty-groups.ts'
import { useDutyWords } from '../duty-words.ts'

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
      {today &&
        groups.map(({ group, duties }) => (
          <section key={group} aria-label={t(`today:group.${group}`)}>
            <h3 className="duty-group">
              {t(`today:group.${group}`)} <span className="numerals">{duties.length}</span>
            </h3>
            <ul>
              {duties.map((duty) => (
                <DutyRow
                  key={duty.key}
                  duty={duty}
                  group={group}
                  today={today}
                  onSnooze={can('duties.snooze') ? () => setSnoozing(duty) : undefined}
                  onUnsnooze={() => unsnooze.mutate({ key: duty.key })}
                />
              ))}
            </ul>
          </section>
        ))}
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

type DutyRowProps = {
  duty: Duty
  group: DutyGroup
  today: string
  onSnooze: (() => void) | undefined
  onUnsnooze: () => void
}

function DutyRow({ duty, group, today, onSnooze, onUnsnooze }: DutyRowProps) {
  const { t } = useTranslation()
  const roleNames = useRoleNames()
  const words = useDutyWords()
  const details = words.details(duty)
  const subject = words.subject(duty)
  return (
    <li className={`duty duty--${group}`}>
      <span className="duty__due numerals" title={duty.dueOn}>
        {group === 'overdue'
          ? t('today:overdueBy', { count: daysBetween(duty.dueOn, today) })
          : group === 'today'
            ? t('today:group.today')
            : formatDay(duty.dueOn, today)}
      </span>
      <span className="duty__area">{words.area(duty)}</span>
      <span className="duty__what" title={duty.basis ?? undefined}>
        {subject !== '' && <b>{subject}</b>} {words.what(duty)}
        {details !== '' && <span className="faint"> {details}</span>}
        {duty.snoozed && (
          <small className="duty__snoozed">
            {t('today:snoozedUntil', {
              day: formatDay(duty.snoozed.untilOn, today),
              reason: duty.snoozed.reason,
              by: duty.snoozed.by ?? '',
            })}
          </small>
        )}
      </span>
      <span className="duty__owner">{roleNames([duty.owner])}</span>
      <span className="duty__acts no-print">
        {duty.snoozed ? (
          <Button type="text" size="small" onClick={onUnsnooze}>
            {t('today:unsnooze')}
          </Button>
        ) : (
          onSnooze && (
            <Button
              type="text"
              size="small"
              onClick={onSnooze}
              aria-label={t('today:snoozeOf', { what: `${subject} ${words.what(duty)}` })}
            >
              {t('today:snooze')}
            </Button>
          )
        )}
        <Link to={duty.link} className="duty__link">
          {words.act(duty)}
        </Link>
      </span>
    </li>
  )
}
