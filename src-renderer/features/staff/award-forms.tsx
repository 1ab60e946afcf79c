// Writes a claim down, and what became of it.
import { useTranslation } from 'react-i18next'
import type { StaffId } from '#shared/contract/primitives.ts'
import type { AwardClaim, AwardKind, ClaimState } from '#shared/features/awards/awards.model.ts'
import { client } from '../../app/rpc-client.ts'
import { DayItem, RadioItem, TextItem } from '../../ui/form-items.tsx'
import { FormModal } from '../../ui/form-modal.tsx'
import { textOrNull } from '../../ui/text-or-null.ts'
import { useToday } from '../../ui/use-today.ts'
import { useRefreshStaff } from './queries.ts'

type Values = { state: ClaimState; on: string; note?: string }

export function ClaimForm(props: { staffId: StaffId; kind: AwardKind; year: number; onClose: () => void }) {
  const { staffId, kind, year, onClose } = props
  const { t } = useTranslation()
  const today = useToday()
  const refresh = useRefreshStaff()
  return (
    <FormModal<Values>
      title={t('staff:award.claimOf', { term: kind.term })}
      initialValues={{ state: 'applied', on: today }}
      submitLabel={t('common:save')}
      onSubmit={async ({ state, on, note }) => {
        await client.awards.claim({ staffId, kind: kind.code, year, state, on, amount: null, note: textOrNull(note) })
        await refresh()
      }}
      onClose={onClose}
    >
      <StateItem states={['applied', 'paid']} />
      <DayItem name="on" label={t('staff:award.on')} isRequired to={today} />
      <TextItem name="note" label={t('staff:fact.note')} rows={2} />
    </FormModal>
  )
}

export function AdvanceForm({ claim, onClose }: { claim: AwardClaim; onClose: () => void }) {
  const { t } = useTranslation()
  const today = useToday()
  const refresh = useRefreshStaff()
  const states: ClaimState[] = claim.state === 'applied' ? ['approved', 'refused'] : ['paid', 'refused']
  return (
    <FormModal<Values>
      title={t('staff:award.advance')}
      initialValues={{ on: today, ...(states[0] ? { state: states[0] } : {}) }}
      submitLabel={t('common:save')}
      onSubmit={async ({ state, on, note }) => {
        await client.awards.advance({ id: claim.id, version: claim.version, state, on, note: textOrNull(note) })
        await refresh()
      }}
      onClose={onClose}
    >
      <StateItem states={states} />
      <DayItem name="on" label={t('staff:award.on')} isRequired from={claim.on} to={today} />
      <TextItem name="note" label={t('staff:fact.note')} rows={2} />
    </FormModal>
  )
}

function StateItem({ states }: { states: readonly ClaimState[] }) {
  const { t } = useTranslation()
  return (
    <RadioItem
      name="state"
      label={t('staff:award.state')}
      isRequired
      options={states.map((value) => ({ value, label: t(`staff:claimState.${value}`) }))}
    />
  )
}
