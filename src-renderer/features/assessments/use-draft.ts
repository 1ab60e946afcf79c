// The draft of an assessment on the screen.
import type { Assessment, DraftChanges } from '#shared/features/assessments/assessments.model.ts'
import { joinChanges, withChanges } from '#shared/features/assessments/draft.rules.ts'
import { client } from '../../app/rpc-client.ts'
import { type DraftKeeping, type SavedDraft, useSavedDraft } from '../../ui/use-saved-draft.ts'

const keeping: DraftKeeping<Assessment, DraftChanges> = {
  save: ({ id }, version, changes) => client.assessments.answer({ id, version, changes }),
  load: async ({ id }) => (await client.assessments.get({ id })).assessment,
  apply: withChanges,
  join: joinChanges,
}

export const useDraft = (loaded: Assessment): SavedDraft<Assessment, DraftChanges> => useSavedDraft(loaded, keeping)
