// An instant to the minute as a form field, as the facility's clock tells it, whatever zone this seat's computer believes in.
import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { startOfDay } from '#shared/contract/days.ts'
import { formatInstant } from './format-time.ts'

const minuteFormat = 'YYYY-MM-DD HH:mm'

/** Epoch milliseconds UTC of 'YYYY-MM-DD HH:mm' in the facility's zone. */
export function instantOfMinute(minute: string): number {
  const [day = '', time = '00:00'] = minute.split(' ')
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return startOfDay(day) + (hours * 60 + minutes) * 60_000
}

type MinuteFieldProps = { value: number | null; onChange: (instant: number | null) => void; 'aria-label': string }

export function MinuteField({ value, onChange, ...rest }: MinuteFieldProps) {
  return (
    <DatePicker
      {...rest}
      showTime={{ format: 'HH:mm' }}
      format={minuteFormat}
      needConfirm={false}
      value={value === null ? null : dayjs(formatInstant(value))}
      onChange={(minute) => onChange(minute ? instantOfMinute(minute.format(minuteFormat)) : null)}
      style={{ width: '100%' }}
    />
  )
}
