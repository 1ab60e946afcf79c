// How a frozen report moves on: filed, then accepted or sent back and filed again. The backend enforces it.
import type { ReportRun } from '#shared/features/reports/reports.model.ts'

type NextState = 'filed' | 'accepted' | 'rejected'
const next: Record<ReportRun['state'], readonly NextState[]> = {
  frozen: ['filed'],
  filed: ['accepted', 'rejected'],
  rejected: ['filed'],
  accepted: [],
}

export function nextStates(state: ReportRun['state']): readonly NextState[] {
  return next[state]
}
