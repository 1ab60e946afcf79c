// 离院带药: who took which doses along, newest first.
import { Button, Form, InputNumber } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordId } from '#shared/contract/primitives.ts'
import type { HandOver } from '#shared/features/medication/medication.model.ts'
import type { MedicationFile } from '#shared/features/medication/medication-views.model.ts'
import { client } from '../../../app/rpc-client.ts'
import { useCan } from '../../../app/use-can.ts'
import { useNow } from '../../../ui/clock.tsx'
import { ConfirmReason } from '../../../ui/confirm-reason.tsx'
import { TextItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { formatInstant } from '../../../ui/format-time.ts'
import { Section } from '../../../ui/section.tsx'
import { textOrNull } from '../../../ui/text-or-null.ts'
import { drugWords } from '../dose-view.ts'
import { useRefreshMedication } from '../queries.ts'

type Values = { takenBy: string; relation?: string; note?: string; doses: Record<string, number | null> }

export function HandOverSection({ file }: { file: MedicationFile }) {
  const { t } = useTranslation()
  const now = useNow()
  const canGive = useCan('medication.give')
  const refresh = useRefreshMedication()
  const [isWriting, setWriting] = useState(false)
  const [voiding, setVoiding] = useState<HandOver | null>(null)
  const current = file.prescriptions.filter(({ toAt }) => toAt === null || toAt > now)
  const itemsOf = (doses: Values['doses']) =>
    Object.entries(doses).flatMap(([id, count]) => (count ? [{ prescriptionId: id as RecordId, doses: count }] : []))
  return (
    <Section
      title={t('medication:handOvers')}
      link={
        canGive &&
        current.length > 0 && (
          <span className="section-acts no-print">
            <Button size="small" onClick={() => setWriting(true)}>
              {t('medication:handOver')}
            </Button>
          </span>
        )
      }
    >
      {file.handOvers.length === 0 && <p className="muted">{t('medication:noHandOvers')}</p>}
      <ul className="plain-lines">
        {file.handOvers.map((each) => {
          const items = each.items.map((item) => `${drugWords(item)} ${t('medication:doses', { count: item.doses })}`)
          const line = [formatInstant(each.at), `${each.takenBy} ${each.relation}`, items.join('、'), each.note]
          return (
            <li key={each.id} className="numerals">
              {each.voided ? <del>{line.filter(Boolean).join(' · ')}</del> : line.filter(Boolean).join(' · ')}{' '}
              {each.voided && <span className="muted">{t('medication:voided', { reason: each.voided.reason })}</span>}
              {canGive && !each.voided && (
                <Button size="small" className="no-print" onClick={() => setVoiding(each)}>
                  {t('medication:voidHandOver')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {isWriting && (
        <FormModal<Values>
          title={t('medication:handOver')}
          initialValues={{ doses: {} }}
          submitLabel={t('medication:save')}
          onSubmit={async ({ takenBy, relation, note, doses }) => {
            const items = itemsOf(doses)
            if (items.length === 0) throw t('medication:handOverNothing')
            const who = { residentId: file.person.residentId, takenBy, relation: relation?.trim() ?? '' }
            await client.medication.handOver({ ...who, items, note: textOrNull(note), at: null })
            await refresh()
          }}
          onClose={() => setWriting(false)}
        >
          <TextItem name="takenBy" label={t('medication:takenBy')} isRequired maxLength={40} />
          <TextItem name="relation" label={t('medication:relation')} maxLength={20} />
          {current.map((each) => (
            <Form.Item
              key={each.id}
              name={['doses', each.id]}
              label={t('medication:dosesOf', { drug: drugWords(each) })}
            >
              <InputNumber min={0} max={500} precision={0} />
            </Form.Item>
          ))}
          <TextItem name="note" label={t('medication:note')} />
        </FormModal>
      )}
      <ConfirmReason
        isOpen={voiding !== null}
        title={t('medication:voidHandOver')}
        confirmLabel={t('medication:voidHandOver')}
        onConfirm={async (reason) => {
          if (voiding) await client.medication.voidHandOver({ id: voiding.id, reason })
          await refresh()
          setVoiding(null)
        }}
        onCancel={() => setVoiding(null)}
      />
    </Section>
  )
}
