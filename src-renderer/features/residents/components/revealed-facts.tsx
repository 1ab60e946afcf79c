// ID number and phones: masked until somebody with the right asks, with a reason the audit log keeps.
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ResidentDetail } from '#shared/features/residents/residents.model.ts'
import { client } from '../../../app/rpc-client.ts'
import { useCan } from '../../../app/use-can.ts'
import { ConfirmReason } from '../../../ui/confirm-reason.tsx'
import { MaskedValue } from '../../../ui/masked-value.tsx'

type RevealedFactProps = {
  resident: ResidentDetail
  field: 'id-number' | 'phones'
  masked: string | null
  label: string
}

export function RevealedFact({ resident, field, masked, label }: RevealedFactProps) {
  const { t } = useTranslation()
  const canReveal = useCan('residents.reveal')
  const [isAsking, setAsking] = useState(false)
  const answer = useRef<(value: string | null) => void>(undefined)

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
  const reveal = async (reason: string) => {
    const full = await client.residents.reveal({ id: resident.id, field, reason })
    finish(field === 'id-number' ? full.idNumber : full.phones.join('、') || null)
  }

  return (
    <>
      <MaskedValue masked={masked} label={label} {...(canReveal ? { onReveal: ask } : {})} />
      <ConfirmReason
        isOpen={isAsking}
        title={t('residents:reveal.title', { label, name: resident.name })}
        description={t('residents:reveal.explained')}
        suggestions={[t('residents:reveal.family'), t('residents:reveal.hospital'), t('residents:reveal.filing')]}
        confirmLabel={t('ui:masked.reveal')}
        onConfirm={reveal}
        onCancel={() => finish(null)}
      />
    </>
  )
}
