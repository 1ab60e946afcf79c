// The draft of a risk assessment on the screen.
import { joinRiskChanges, withRiskChanges } from '#shared/features/risks/draft.rules.ts'
import type { RiskAssessment, RiskChanges } from '#shared/features/risks/risks.model.ts'
import { client } from '../../app/rpc-client.ts'
import { type DraftKeeping, type SavedDraft, useSavedDraft } from '../../ui/use-saved-draft.ts'

const keeping: DraftKeeping<RiskAssessment, RiskChanges> = {
  save: ({ id }, version, changes) => client.risks.answer({ id, version, changes }),
  load: async ({ id }) => (await client.risks.get({ id })).assessment,
  apply: withRiskChanges,
  join: joinRiskChanges,
}

export const useRiskDraft = (loaded: RiskAssessment): SavedDraft<RiskAssessment, RiskChanges> =>
  useSavedDraft(loaded, keeping)
