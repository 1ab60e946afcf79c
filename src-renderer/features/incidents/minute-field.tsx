// A moment to the minute as a form field: 'YYYY-MM-DD HH:mm' as the facility's clock tells it.
import { DatePicker, Form } from 'antd'
import dayjs from 'dayjs'
import { useTranslation } from 'react-i18next'
import { startOfDay } from '#shared/contract/days.ts'
import { useNow } from '../../ui/clock.tsx'

const minuteFormat = 'YYYY-MM-DD HH:mm'
const minuteMs = 60_000

/** The instant of a minute as the facility's clock tells it, whatever zone this seat's computer believes in. */
export function instantOf(minute: string): number {
  const [day = '', time = '00:00'] = minute.split(' ')
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return startOfDay(day) + (hours * 60 + minutes) * minuteMs
}

type MinuteFieldProps = { value?: string; onChange?: (minute: string | null) => void; id?: string }

function MinuteField({ value, onChange, id }: MinuteFieldProps) {
  return (
    <DatePicker
      {...(id === undefined ? {} : { id })}
      showTime={{ format: 'HH:mm' }}
      format={minuteFormat}
      value={value ? dayjs(value) : null}
      onChange={(minute) => onChange?.(minute ? minute.format(minuteFormat) : null)}
      style={{ width: '100%' }}
    />
  )
}

/** `notBefore`: epoch milliseconds; an earlier minute, and one after now, is refused beside the field. */
export function MinuteItem({
  name,
  label,
  notBefore,
}: {
  name: string
  label: string
  notBefore?: number | undefined
}) {
  const { t } = useTranslation()
  const now = useNow()
  return (
    <Form.Item
      name={name}
      label={label}
      rules={[
        { required: true },
        {
          validator: (_rule, value: string | null | undefined) => {
            if (!value) return Promise.resolve()
            const at = instantOf(value)
            if (at > now) return Promise.reject(new Error(t('incidents:record.inFuture')))
            const isEarly = notBefore !== undefined && Math.floor(at / minuteMs) < Math.floor(notBefore / minuteMs)
            return isEarly ? Promise.reject(new Error(t('incidents:step.tooEarly'))) : Promise.resolve()
          },
        },
      ]}
    >
      <MinuteField />
    </Form.Item>
  )
}
