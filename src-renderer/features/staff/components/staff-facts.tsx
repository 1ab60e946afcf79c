// Who the person is. Masked values are told in full with a reason, which the audit log keeps.
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StaffFile, StaffRevealField } from '#shared/features/staff-files/staff-files.model.ts'
import { client } from '../../../app/rpc-client.ts'
import { useCan } from '../../../app/use-can.ts'
import { ConfirmReason } from '../../../ui/confirm-reason.tsx'
import { type Fact, Facts } from '../../../ui/facts.tsx'
import { MaskedValue } from '../../../ui/masked-value.tsx'

export function StaffFacts({ file }: { file: StaffFile }) {
  const { t } = useTranslation()
  const { line, facts } = file
  const fact = (name: string, value: Fact['value']): Fact => ({ label: t(`staff:fact.${name}`), value })
  const word = (name: 'education' | 'employmentForm' | 'socialInsurance') => {
    const value = facts[name]
    return value === null ? null : t(`staff:${name}.${value}`)
  }
  const yesNo = (value: boolean | null) => (value === null ? null : t(value ? 'staff:yes' : 'staff:no'))
  return (
    <Facts
      items={[
        fact('sex', t(`staff:sex.${line.sex}`)),
        fact('idNumber', <Revealed file={file} field="id-number" masked={facts.idNumber} name="idNumber" />),
        fact('birthOn', facts.birthOn),
        fact('hiredOn', line.hiredOn),
        ...(line.leftOn === null ? [] : [fact('leftOn', `${line.leftOn} ${file.leaveReason ?? ''}`)]),
        fact('employmentForm', word('employmentForm')),
        fact('socialInsurance', word('socialInsurance')),
        fact('title', facts.title),
        fact('education', word('education')),
        fact('isFullTimeEducation', yesNo(facts.isFullTimeEducation)),
        fact('school', [facts.school, facts.major].filter(Boolean).join(' ') || null),
        fact('graduatedOn', facts.graduatedOn),
        fact('earlierCareMonths', facts.earlierCareMonths),
        fact('phone', <Revealed file={file} field="phone" masked={facts.phone} name="phone" />),
        fact(
          'bankAccount',
          <Revealed file={file} field="bank-account" masked={facts.bankAccount} name="bankAccount" />,
        ),
        fact('userId', file.accountName ?? t('staff:noAccount')),
        ...(facts.note === null ? [] : [fact('note', facts.note)]),
      ]}
    />
  )
}

function Revealed(props: { file: StaffFile; field: StaffRevealField; masked: string | null; name: string }) {
  const { file, field, masked, name } = props
  const { t } = useTranslation()
  const canReveal = useCan('staff.reveal')
  const [isAsking, setAsking] = useState(false)
  const answer = useRef<(value: string | null) => void>(undefined)
  const label = t(`staff:fact.${name}`)
  const ask = () =>
    new Promise<string | null>((resolve) => {
      answer.current = resolve
      setAsking(true)
    })
  const finish = (value: string | null) => {
    answer.current?.(value)
    answer.current = undefined
    setAsking(false)
  }
  return (
    <>
      <MaskedValue masked={masked} label={label} {...(canReveal ? { onReveal: ask } : {})} />
      <ConfirmReason
        isOpen={isAsking}
        title={t('staff:reveal.title', { label, name: file.line.name })}
        description={t('staff:reveal.explained')}
        suggestions={[t('staff:reveal.award'), t('staff:reveal.filing')]}
        confirmLabel={t('ui:masked.reveal')}
        onConfirm={async (reason) => {
          finish((await client.staffFiles.reveal({ id: file.line.id, field, reason })).value)
        }}
        onCancel={() => finish(null)}
      />
    </>
  )
}
