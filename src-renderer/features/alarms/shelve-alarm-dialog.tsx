// Silences an alarm for a while, with a reason. It comes back by itself; danger to life is never silenced for long.
import { useQuery } from '@tanstack/react-query'
import { Form, Input, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Alarm } from '#shared/features/alarms/alarms.model.ts'
import { api } from '../../app/rpc-client.ts'
import { AlarmMark } from '../../ui/alarm-mark.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { FormModal } from '../../ui/form-modal.tsx'
import { useAlarmWords } from './alarm-words.ts'

const spans = [5, 15, 30, 60, 120, 240, 480, 720, 1440]

/** The spans a person may choose from when `longest` minutes are allowed, the longest allowed one among them. Pure. */
export function shelvingSpans(longest: number): number[] {
  const allowed = spans.filter((minutes) => minutes <= longest)
  return longest > 0 && !allowed.includes(longest) ? [...allowed, longest] : allowed
}

type Values = { minutes: number; reason: string }
type ShelveAlarmDialogProps = {
  alarm: Alarm
  onShelve: (minutes: number, reason: string) => Promise<unknown>
  onClose: () => void
}

/** Mount it to open it. */
export function ShelveAlarmDialog({ alarm, onShelve, onClose }: ShelveAlarmDialogProps) {
  const { t } = useTranslation()
  const { what } = useAlarmWords()
  const longest = useQuery(api.alarms.longestShelving.queryOptions({ input: { id: alarm.id } }))
  const choices = shelvingSpans(longest.data?.minutes ?? 0)
  return (
    <FormModal<Values>
      title={t('alarms:shelve.title', { place: alarm.placeLabel })}
      description={<AlarmMark priority={alarm.priority} word={what(alarm)} isAcknowledged={alarm.state !== 'raised'} />}
      initialValues={{}}
      submitLabel={t('alarms:shelve.act')}
      onSubmit={({ minutes, reason }) => onShelve(minutes, reason)}
      onClose={onClose}
    >
      {(form) => (
        <>
          {longest.error && <ErrorState error={longest.error} />}
          {longest.data && choices.length === 0 && <p role="alert">{t('alarms:shelve.never')}</p>}
          <Form.Item
            name="minutes"
            label={t('alarms:shelve.minutes')}
            rules={[{ required: true, message: t('alarms:shelve.minutesMissing') }]}
          >
            <Radio.Group
              options={choices.map((minutes) => ({
                value: minutes,
                label:
                  minutes % 60 === 0
                    ? t('alarms:shelve.hours', { count: minutes / 60 })
                    : t('alarms:shelve.span', { count: minutes }),
              }))}
            />
          </Form.Item>
          <Form.Item
            name="reason"
            label={t('alarms:shelve.reason')}
            rules={[{ required: true, min: 2, whitespace: true, message: t('alarms:shelve.reasonMissing') }]}
          >
            <Input maxLength={500} />
          </Form.Item>
          <div className="shelve-reasons">
            {(['moving', 'caring', 'repair', 'drying'] as const).map((each) => (
              <button
                key={each}
                type="button"
                className="filter-chip"
                onClick={() => form.setFieldsValue({ reason: t(`alarms:shelve.reasons.${each}`) })}
              >
                {t(`alarms:shelve.reasons.${each}`)}
              </button>
            ))}
          </div>
        </>
      )}
    </FormModal>
  )
}
