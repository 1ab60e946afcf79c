// A patrol written down afterwards: which one, when, to which points, and why only now. What was found is corrected in at its point.
import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Instant, RecordId } from '#shared/contract/primitives.ts'
import type { PatrolPoint, PlannedPatrol } from '#shared/features/fire-patrols/fire-patrols.model.ts'
import { clockTimeOf } from '#shared/features/fire-patrols/fire-patrols.rules.ts'
import { client } from '../../../app/rpc-client.ts'
import { ReasonItem, SelectItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { MinuteField } from '../../../ui/minute-field.tsx'

type LateValues = { plannedAt: Instant; startedAt: Instant; points: RecordId[]; reason: string }
type LatePatrolFormProps = {
  planned: readonly PlannedPatrol[]
  points: readonly PatrolPoint[]
  onChanged: () => Promise<unknown>
  onClose: () => void
}

export function LatePatrolForm({ planned, points, onChanged, onClose }: LatePatrolFormProps) {
  const { t } = useTranslation()
  const [first] = planned
  return (
    <FormModal<LateValues>
      title={t('fire-patrols:late.title')}
      description={t('fire-patrols:late.description')}
      initialValues={{
        ...(first ? { plannedAt: first.at, startedAt: first.at } : {}),
        points: points.filter(({ endsOn }) => endsOn === null).map(({ id }) => id),
      }}
      submitLabel={t('common:save')}
      onSubmit={async ({ points: chosen, reason, ...times }) => {
        const told = chosen.map((pointId) => ({ pointId, faults: [] }))
        await client.firePatrols.recordLate({ ...times, points: told, reason: reason.trim() })
        await onChanged()
      }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Form.Item name="plannedAt" label={t('fire-patrols:late.which')} rules={[{ required: true }]}>
            <PlannedSelect planned={planned} onPick={(at) => form.setFieldValue('startedAt', at)} />
          </Form.Item>
          <Form.Item name="startedAt" label={t('fire-patrols:late.at')} rules={[{ required: true }]}>
            <MinuteItemField label={t('fire-patrols:late.at')} />
          </Form.Item>
          <SelectItem
            name="points"
            label={t('fire-patrols:late.points')}
            isRequired
            isMultiple
            options={points.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <ReasonItem label={t('fire-patrols:late.reason')} />
        </>
      )}
    </FormModal>
  )
}

type PlannedSelectProps = {
  planned: readonly PlannedPatrol[]
  onPick: (at: Instant) => void
  value?: Instant
  onChange?: (at: Instant) => void
}

/** The form hands value and onChange in; the beginning follows the patrol that is chosen. */
function PlannedSelect({ planned, onPick, value, onChange }: PlannedSelectProps) {
  const { t } = useTranslation()
  return (
    <div role="radiogroup" aria-label={t('fire-patrols:late.which')} className="fire-choices">
      {planned.map(({ at }) => (
        <label key={at}>
          <input
            type="radio"
            name="late-patrol"
            checked={value === at}
            onChange={() => {
              onChange?.(at)
              onPick(at)
            }}
          />{' '}
          <span className="numerals">{clockTimeOf(at)}</span>
        </label>
      ))}
    </div>
  )
}

/** The form hands value and onChange in. */
function MinuteItemField(props: { label: string; value?: number | null; onChange?: (at: number | null) => void }) {
  return <MinuteField aria-label={props.label} value={props.value ?? null} onChange={(at) => props.onChange?.(at)} />
}
