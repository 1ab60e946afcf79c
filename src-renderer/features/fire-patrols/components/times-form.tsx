// When patrols are walked: a setting from tomorrow or a later day on; what was in force before stays as it was.
import { Form, Input, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import { addDays } from '#shared/contract/days.ts'
import type { PatrolSetting } from '#shared/features/fire-patrols/fire-patrols.model.ts'
import { client } from '../../../app/rpc-client.ts'
import { DayItem, ReasonItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'

type TimesValues = Record<NumberName, number> & { day: string; night: string; fromOn: string; reason: string }
const numbers = ['earlyMinutes', 'lateMinutes', 'farPointsSeconds', 'photoGraceMinutes'] as const
type NumberName = (typeof numbers)[number]
const limits: Record<NumberName, [number, number]> = {
  ...{ earlyMinutes: [0, 60], lateMinutes: [5, 240], farPointsSeconds: [0, 600], photoGraceMinutes: [0, 240] },
}
type TimesFormProps = {
  setting: PatrolSetting
  today: string
  onChanged: () => Promise<unknown>
  onClose: () => void
}
const timesOf = (text: string): string[] => text.split(/[\s,，、;；]+/).filter((time) => time !== '')
const timesPattern = /^\s*([01]\d|2[0-3]):[0-5]\d([\s,，、;；]+([01]\d|2[0-3]):[0-5]\d)*\s*$/

export function TimesForm({ setting, today, onChanged, onClose }: TimesFormProps) {
  const { t } = useTranslation()
  const { dayTimes, nightTimes, id: _id, fromOn: _fromOn, ...others } = setting
  return (
    <FormModal<TimesValues>
      title={t('fire-patrols:times.title')}
      description={t('fire-patrols:times.description')}
      initialValues={{ ...others, day: dayTimes.join('、'), night: nightTimes.join('、'), fromOn: addDays(today, 1) }}
      submitLabel={t('common:save')}
      onSubmit={async ({ day, night, ...values }) => {
        await client.firePatrols.saveTimes({ ...values, dayTimes: timesOf(day), nightTimes: timesOf(night) })
        await onChanged()
      }}
      onClose={onClose}
    >
      {(['day', 'night'] as const).map((name) => (
        <Form.Item
          key={name}
          name={name}
          label={t(`fire-patrols:times.${name}`)}
          rules={[{ required: true, pattern: timesPattern, message: t('fire-patrols:times.format') }]}
        >
          <Input autoComplete="off" maxLength={80} />
        </Form.Item>
      ))}
      <div className="form-grid">
        {numbers.map((name) => (
          <Form.Item key={name} name={name} label={t(`fire-patrols:times.${name}`)} rules={[{ required: true }]}>
            <InputNumber min={limits[name][0]} max={limits[name][1]} precision={0} style={{ width: '100%' }} />
          </Form.Item>
        ))}
      </div>
      <DayItem name="fromOn" label={t('fire-patrols:times.fromOn')} isRequired from={addDays(today, 1)} />
      <ReasonItem label={t('fire-patrols:times.reason')} />
    </FormModal>
  )
}
