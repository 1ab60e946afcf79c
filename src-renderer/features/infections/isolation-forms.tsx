// Begins an isolation, looks at it again, or ends it.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { addDays } from '#shared/contract/days.ts'
import type { BedId } from '#shared/contract/primitives.ts'
import type { InfectionCase, InfectionRules, Isolation } from '#shared/features/infections/infections.model.ts'
import { api, client } from '../../app/rpc-client.ts'
import { DayItem, RadioItem, ReasonItem, SelectItem, TextItem } from '../../ui/form-items.tsx'
import { FormModal } from '../../ui/form-modal.tsx'
import { textOrNull } from '../../ui/text-or-null.ts'
import { useToday } from '../../ui/use-today.ts'
import { useSession } from '../accounts/index.ts'
import { termOf, useRefreshInfections } from './queries.ts'

type IsolateValues = {
  bedId?: BedId
  fromOn: string
  owner: string
  precautions: string[]
  reviewOn: string
  reason: string
}

export function IsolateForm(props: { of: InfectionCase; rules: InfectionRules; onClose: () => void }) {
  const { of: one, rules, onClose } = props
  const { t } = useTranslation()
  const today = useToday()
  const { user } = useSession()
  const refresh = useRefreshInfections()
  const map = useQuery(api.beds.map.queryOptions({ input: {} }))
  const free = (map.data?.beds ?? []).filter(({ state }) => state === 'free')
  const kind = rules.kinds.find(({ code }) => code === one.kind)
  return (
    <FormModal<IsolateValues>
      title={t('infections:isolate.title', { name: one.residentName })}
      description={t('infections:isolate.note')}
      initialValues={{
        ...{ fromOn: today, owner: user?.displayName ?? '', precautions: kind?.precautions ?? [] },
        ...{ reviewOn: addDays(today, rules.reviewAfterDays), reason: termOf(rules.kinds, one.kind) },
      }}
      submitLabel={t('infections:isolate.submit')}
      onSubmit={async ({ bedId, ...values }) => {
        await client.infections.isolate({ ...values, caseId: one.id, bedId: bedId ?? null })
        await refresh()
      }}
      onClose={onClose}
    >
      <SelectItem
        name="bedId"
        label={t('infections:isolate.bed')}
        help={t('infections:isolate.bedHelp')}
        options={free.map(({ id, label }) => ({ value: id, label }))}
        isLoading={map.isLoading}
      />
      <SelectItem
        name="precautions"
        label={t('infections:column.precautions')}
        isRequired
        isMultiple
        options={rules.precautions.map(({ code, term }) => ({ value: code, label: term }))}
      />
      <TextItem name="owner" label={t('infections:column.owner')} isRequired maxLength={40} />
      <DayItem name="fromOn" label={t('infections:column.fromOn')} isRequired to={today} />
      <DayItem name="reviewOn" label={t('infections:column.reviewOn')} isRequired from={addDays(today, 1)} />
      <ReasonItem label={t('infections:isolate.reason')} />
    </FormModal>
  )
}

type ReviewValues = { decision: 'go-on' | 'end'; on: string; nextReviewOn?: string; note?: string }

export function ReviewForm(props: { of: Isolation; reviewAfterDays: number; onClose: () => void }) {
  const { of: isolation, reviewAfterDays, onClose } = props
  const { t } = useTranslation()
  const today = useToday()
  const refresh = useRefreshInfections()
  return (
    <FormModal<ReviewValues>
      title={t('infections:review.title', { bed: isolation.bedLabel, name: isolation.residentName })}
      initialValues={{ decision: 'go-on', on: today, nextReviewOn: addDays(today, reviewAfterDays) }}
      submitLabel={t('common:save')}
      onSubmit={async ({ decision, on, nextReviewOn, note }) => {
        const said = { id: isolation.id, on, note: textOrNull(note) }
        if (decision === 'end') await client.infections.endIsolation(said)
        else {
          const next = nextReviewOn ?? addDays(on, reviewAfterDays)
          await client.infections.reviewIsolation({ ...said, nextReviewOn: next })
        }
        await refresh()
      }}
      onClose={onClose}
    >
      <RadioItem
        name="decision"
        label={t('infections:review.decision')}
        isRequired
        options={(['go-on', 'end'] as const).map((value) => ({ value, label: t(`infections:review.${value}`) }))}
      />
      <DayItem name="on" label={t('infections:review.on')} isRequired to={today} />
      <DayItem
        name="nextReviewOn"
        label={t('infections:column.reviewOn')}
        help={t('infections:review.nextHelp')}
        from={addDays(today, 1)}
      />
      <TextItem name="note" label={t('infections:column.note')} rows={2} />
    </FormModal>
  )
}
