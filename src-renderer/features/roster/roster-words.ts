// Values and problems of a roster row in words. A problem always names its cell.
import type { TFunction } from 'i18next'
import type { RosterField, RosterProblem, RosterRow } from '#shared/features/roster/roster.model.ts'

/** The understood value as shown; null = not understood or empty. */
export function fieldWords(row: RosterRow, field: RosterField, t: TFunction): string | null {
  const value = row[field]
  if (value === null) return null
  if (field === 'sex') return t(`common:${value}`)
  if (field === 'abilityLevel') return t(`residents:ability.${value}`)
  if (field === 'category') return t(`residents:category.${value}`)
  return String(value)
}

/** What is wrong, where, with what stood there, and what to do. */
export function problemWords(problem: RosterProblem, t: TFunction): string {
  const raw = problem.raw === null || problem.raw === '' ? t('roster:emptyCell') : String(problem.raw)
  const parts = [
    t('roster:problemAt', { cell: problem.cell, problem: t(`roster:problem.${problem.code}`), raw }),
    t(`roster:hint.${problem.hint}`),
  ]
  if (problem.against !== null) {
    parts.push(
      'row' in problem.against ? t('roster:againstRow', { row: problem.against.row }) : t('roster:againstHome'),
    )
  }
  return parts.join(' ')
}
