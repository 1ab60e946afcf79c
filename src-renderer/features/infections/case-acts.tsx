// What may be done with a case: confirm or set right, isolate, close, void.
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CaseOutcome, type InfectionCase } from '#shared/features/infections/infections.model.ts'
import { client } from '../../app/rpc-client.ts'
import { ConfirmReason } from '../../ui/confirm-reason.tsx'
import { DayItem, RadioItem, TextItem } from '../../ui/form-items.tsx'
import { FormModal } from '../../ui/form-modal.tsx'
import { textOrNull } from '../../ui/text-or-null.ts'
import { useToday } from '../../ui/use-today.ts'
import { CaseForm } from './case-form.tsx'
import { IsolateForm } from './isolation-forms.tsx'
import { useInfectionRules, useRefreshInfections } from './queries.ts'

type Act = 'change' | 'isolate' | 'close' | 'void'
type CloseValues = { on: string; outcome: CaseOutcome; note?: string }

export function CaseActs({ of: one }: { of: InfectionCase }) {
  const { t } = useTranslation()
  const today = useToday()
  const rules = useInfectionRules()
  const refresh = useRefreshInfections()
  const [act, setAct] = useState<Act | null>(null)
  const stop = () => setAct(null)
  const isOpen = one.closedOn === null && !one.isVoid
  const target = { id: one.id, version: one.version }
  const button = (name: Act, isPrimary = false) => (
    <Button size="small" type={isPrimary ? 'primary' : 'default'} onClick={() => setAct(name)}>
      {t(`infections:act.${name}`)}
    </Button>
  )
  return (
    <>
      {isOpen && !one.hasOpenIsolation && button('isolate', true)}
      {isOpen && button('change')}
      {isOpen && button('close')}
      {!one.isVoid && button('void')}
      {act === 'change' && <CaseForm known={one} onClose={stop} />}
      {act === 'isolate' && rules && <IsolateForm of={one} rules={rules} onClose={stop} />}
      {act === 'close' && (
        <FormModal<CloseValues>
          title={t('infections:case.close', { name: one.residentName })}
          initialValues={{ on: today }}
          submitLabel={t('infections:act.close')}
          onSubmit={async ({ on, outcome, note }) => {
            await client.infections.closeCase({ ...target, on, outcome, note: textOrNull(note) })
            await refresh()
          }}
          onClose={stop}
        >
          <RadioItem
            name="outcome"
            label={t('infections:column.outcome')}
            isRequired
            options={CaseOutcome.options.map((value) => ({ value, label: t(`infections:outcome.${value}`) }))}
          />
          <DayItem name="on" label={t('infections:column.closedOn')} isRequired from={one.onsetOn} to={today} />
          <TextItem name="note" label={t('infections:column.note')} rows={2} />
        </FormModal>
      )}
      <ConfirmReason
        isOpen={act === 'void'}
        title={t('infections:case.void', { name: one.residentName })}
        description={t('infections:case.voidNote')}
        confirmLabel={t('infections:act.void')}
        isIrreversible
        onConfirm={async (reason) => {
          await client.infections.voidCase({ ...target, reason })
          await refresh()
          stop()
        }}
        onCancel={stop}
      />
    </>
  )
}
