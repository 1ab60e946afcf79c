// Figures about the alarms of a period, and the alarms behind each figure.
import * as z from 'zod'
import { Day } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'
import { QualityAlarm, QualityReport, QualitySelection } from './alarm-quality.model.ts'

const Period = z.object({ fromOn: Day, toOn: Day })

export const alarmQualityContract = {
  /** Both days count; at most 366 days. Errors: DAY_BEFORE_START, RULE_BROKEN PERIOD_TOO_LONG. */
  report: needs('alarms.review').input(Period).output(QualityReport),
  /** Oldest first, at most 500; `total` tells how many there are. */
  alarms: needs('alarms.review')
    .input(Period.extend({ selection: QualitySelection }))
    .output(z.object({ total: z.number().int(), rows: z.array(QualityAlarm) })),
}
