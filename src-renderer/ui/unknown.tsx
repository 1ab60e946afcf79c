// Unknown is a state: hatched, with a word and, where there is one, the age. It must never look like 0, blank or normal.
import { useTranslation } from 'react-i18next'
import './unknown.css'
import { largestUnit } from './format-time.ts'

type UnknownProps = {
  /** Why it is not known, such as 未评估, 无数据, 离线. Left out: 未知. */
  reason?: string
  /** How long it has been unknown, in milliseconds. */
  ageMs?: number
}

export function Unknown({ reason, ageMs }: UnknownProps) {
  const { t } = useTranslation()
  const age = ageMs === undefined ? undefined : largestUnit(ageMs)
  return (
    <span className="unknown">
      <b className="unknown__words">
        {reason ?? t('ui:unknown')}
        {age && <span className="numerals"> {t(`ui:duration.${age.unit}`, { count: age.count })}</span>}
      </b>
    </span>
  )
}
