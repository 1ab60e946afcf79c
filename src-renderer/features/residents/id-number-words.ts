// What the ID number field says about the number typed: the check digit, and the birth and sex in it.
import type { TFunction } from 'i18next'
import { ageOn } from '#shared/contract/days.ts'
import { type IdNumberReading, readIdNumber } from '#shared/features/residents/id-number.rules.ts'

export type IdNumberTelling = {
  /** What is wrong; null = nothing. */
  fault: string | null
  /** What was read from it; null = nothing. */
  told: string | null
  reading: IdNumberReading | null
}

/** `stored`: the masked number already on record; sent back unchanged it keeps what is stored and is not judged. */
export function tellIdNumber(text: string, today: string, stored: string | null, t: TFunction): IdNumberTelling {
  if (text.trim() === '' || text === stored) return { fault: null, told: null, reading: null }
  const reading = readIdNumber(text, today)
  if (reading.status === 'invalid') return { fault: t(`residents:idFault.${reading.fault}`), told: null, reading }
  if (reading.status === 'legacy')
    return { fault: t('residents:idFault.LEGACY', { converted: reading.converted }), told: null, reading }
  const warnings = reading.warnings.map((warning) => t(`residents:idWarning.${warning}`))
  const told = t('residents:idTold', {
    sex: t(`common:${reading.sex}`),
    birth: reading.birth,
    age: ageOn(reading.birth, today),
  })
  return { fault: null, told: [told, ...warnings].join(' '), reading }
}
