// One visit with everything known of it. What was not said yet is said here; what was said is set right with a reason.
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { RoundOutcome, RoundVisit } from '#shared/features/rounds/rounds.model.ts'
import { client } from '../../../app/rpc-client.ts'
import { Facts } from '../../../ui/facts.tsx'
import { RadioItem, ReasonItem, TextItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { formatInstant } from '../../../ui/format-time.ts'
import { textOrNull } from '../../../ui/text-or-null.ts'

type VisitValues = { outcome: RoundOutcome; text?: string; reason?: string }
type VisitDialogProps = {
  visit: RoundVisit
  canRecord: boolean
  onChanged: () => Promise<unknown>
  onClose: () => void
}

export function VisitDialog({ visit, canRecord, onChanged, onClose }: VisitDialogProps) {
  const { t } = useTranslation()
  const isTold = visit.outcome !== null
  const facts = [
    { label: t('rounds:visit.at'), value: formatInstant(visit.at) },
    { label: t('rounds:visit.by'), value: visit.recordedBy, unknownReason: t('rounds:visit.unknownBy') },
    {
      label: t('rounds:visit.round'),
      value: visit.roundAt === null ? t('rounds:scan.outside') : formatInstant(visit.roundAt).slice(11),
    },
    {
      label: t('rounds:visit.outcome'),
      value: visit.outcome === null ? null : t(`rounds:mark.${visit.outcome}`),
      unknownReason: t('rounds:scan.open'),
    },
    ...(visit.text === null ? [] : [{ label: t('rounds:visit.text'), value: visit.text }]),
    ...(visit.reason === null ? [] : [{ label: t('rounds:visit.reason'), value: visit.reason }]),
    ...(visit.correction === null ? [] : [{ label: t('rounds:visit.correction'), value: visit.correction }]),
  ]
  const outcomes: RoundOutcome[] = visit.presence === 'in' ? ['normal', 'finding'] : ['finding']
  return (
    <FormModal<VisitValues>
      title={t('rounds:visit.title', { bed: visit.bedLabel, name: visit.name ?? t('rounds:presence.empty') })}
      description={
        <>
          <Facts items={facts} />
          {visit.outcome === 'finding' && (
            <Link to={screenLinks.incidentFromRound(visit.id)}>{t('rounds:scan.incident')}</Link>
          )}
        </>
      }
      initialValues={{ outcome: visit.outcome ?? outcomes[0] ?? 'finding', text: visit.text ?? '' }}
      submitLabel={canRecord ? t(isTold ? 'rounds:visit.correct' : 'rounds:visit.tell') : t('common:close')}
      onSubmit={async ({ outcome, text, reason }) => {
        if (!canRecord) return
        const told = { id: visit.id, outcome, text: textOrNull(text) }
        if (isTold) await client.rounds.correct({ ...told, reason: reason?.trim() ?? '' })
        else await client.rounds.tell(told)
        await onChanged()
      }}
      onClose={onClose}
    >
      {canRecord && (
        <>
          <RadioItem
            name="outcome"
            label={t('rounds:visit.outcome')}
            isRequired
            options={outcomes.map((value) => ({ value, label: t(`rounds:scan.${value}`) }))}
          />
          <TextItem name="text" label={t('rounds:visit.text')} />
          {isTold && <ReasonItem label={t('rounds:visit.correction')} />}
        </>
      )}
    </FormModal>
  )
}
