// A calendar day as a form field: picked or typed as 2026-11-22 or 20261122. Holds 'YYYY-MM-DD' or null.
import { DatePicker } from 'antd'
import dayjs from 'dayjs'

type DayFieldProps = {
  value?: string | null
  onChange?: (day: string | null) => void
  id?: string
  /** Earliest and latest day that may be chosen, 'YYYY-MM-DD', both included. */
  from?: string | undefined
  to?: string | undefined
  placeholder?: string
  disabled?: boolean
  allowClear?: boolean
  'aria-label'?: string
}

export function DayField({ value, onChange, from, to, allowClear = true, ...rest }: DayFieldProps) {
  return (
    <DatePicker
      {...rest}
      value={value ? dayjs(value) : null}
      onChange={(day) => onChange?.(day ? day.format('YYYY-MM-DD') : null)}
      format={['YYYY-MM-DD', 'YYYYMMDD', 'YYYY.MM.DD', 'YYYY/MM/DD']}
      allowClear={allowClear}
      style={{ width: '100%' }}
      disabledDate={(day) => {
        const text = day.format('YYYY-MM-DD')
        return (from !== undefined && text < from) || (to !== undefined && text > to)
      }}
    />
  )
}
