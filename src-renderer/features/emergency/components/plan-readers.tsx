// Who of the staff read the version in force. Somebody with an account signs by PIN, anybody else before a witness.
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordId, StaffId, UserId } from '#shared/contract/primitives.ts'
import type { PlanFile } from '#shared/features/emergency/emergency.model.ts'
import { client } from '../../../app/rpc-client.ts'
import { useStaffNames } from '../../../app/use-staff-names.ts'
import { RadioItem, SelectItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { formatInstant } from '../../../ui/format-time.ts'
import { Section } from '../../../ui/section.tsx'
import { NameItem } from '../../../ui/written-items.tsx'
import { useSession } from '../../accounts/index.ts'
import { useRefreshEmergency } from '../queries.ts'

type Reader = { staffId: StaffId; name: string }

export function PlanReaders({ file, versionId }: { file: PlanFile; versionId: RecordId }) {
  const { t } = useTranslation()
  const [signing, setSigning] = useState<Reader | null>(null)
  const { readCount, staffCount } = file.standing
  return (
    <Section
      title={t('emergency:plan.readers')}
      note={t('emergency:plan.readOf', { count: readCount, of: staffCount })}
    >
      <ul className="reader-list">
        {file.readers.map(({ staffId, name, reading }) => (
          <li key={staffId}>
            <span>{name}</span>
            {reading ? (
              <span className="muted numerals">
                {formatInstant(reading.recordedAt).slice(0, 10)}
                {reading.witness !== null && ` ${t('emergency:plan.witnessed', { name: reading.witness })}`}
              </span>
            ) : (
              <Button
                size="small"
                onClick={() => setSigning({ staffId, name })}
                aria-label={t('emergency:plan.signOf', { name })}
              >
                {t('emergency:plan.sign')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {signing && <SignForm reader={signing} versionId={versionId} onClose={() => setSigning(null)} />}
    </Section>
  )
}

type SignValues = { way: 'pin' | 'witness'; userId?: UserId; pin?: string; witness?: string }

function SignForm({ reader, versionId, onClose }: { reader: Reader; versionId: RecordId; onClose: () => void }) {
  const { t } = useTranslation()
  const refresh = useRefreshEmergency()
  return (
    <FormModal<SignValues>
      title={t('emergency:plan.signOf', { name: reader.name })}
      description={t('emergency:plan.signNote')}
      initialValues={{ way: 'pin' }}
      submitLabel={t('emergency:plan.sign')}
      onSubmit={async ({ way, userId, pin = '', witness = '' }) => {
        const proof = way === 'pin' && userId !== undefined ? { userId, pin } : { witness: witness.trim() }
        await client.emergency.signPlan({ versionId, staffId: reader.staffId, proof })
        await refresh()
      }}
      onClose={onClose}
    >
      <RadioItem
        name="way"
        label={t('emergency:plan.way')}
        isRequired
        options={(['pin', 'witness'] as const).map((value) => ({ value, label: t(`emergency:plan.ways.${value}`) }))}
      />
      <ProofFields />
    </FormModal>
  )
}

function ProofFields() {
  const { t } = useTranslation()
  const way: unknown = Form.useWatch('way')
  const names = useStaffNames()
  const { session } = useSession()
  const people = session.pinUsers
  if (way === 'witness') return <NameItem name="witness" label={t('emergency:plan.witness')} names={names} />
  return (
    <>
      <SelectItem
        name="userId"
        label={t('emergency:plan.account')}
        isRequired
        options={people.map(({ id, displayName }) => ({ value: id, label: displayName }))}
      />
      <Form.Item name="pin" label={t('emergency:plan.pin')} rules={[{ required: true }]}>
        <Input.Password inputMode="numeric" autoComplete="off" maxLength={6} />
      </Form.Item>
    </>
  )
}
