// The draft of a check on the screen.
import type { CheckChanges, SelfCheck } from '#shared/features/self-checks/self-checks.model.ts'
import { applyChanges } from '#shared/features/self-checks/self-checks.rules.ts'
import { client } from '../../app/rpc-client.ts'
import { type DraftKeeping, type SavedDraft, useSavedDraft } from '../../ui/use-saved-draft.ts'

const keeping: DraftKeeping<SelfCheck, CheckChanges> = {
  save: ({ id }, version, changes) => client.selfChecks.save({ id, version, changes }),
  load: ({ id }) => client.selfChecks.get({ id }),
  apply: (check, changes) => ({ ...check, answers: applyChanges(check.answers, changes) }),
  join: (first, second) => ({ ...first, ...second }),
}

export const useCheckDraft = (loaded: SelfCheck): SavedDraft<SelfCheck, CheckChanges> => useSavedDraft(loaded, keeping)
