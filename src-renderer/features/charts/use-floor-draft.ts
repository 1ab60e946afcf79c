// Lines of a floor on the screen, kept on disk as they are typed: a crash or a locked seat loses none.
import type { ChartDraft, ChartLine } from '#shared/features/charts/charts.model.ts'
import { client } from '../../app/rpc-client.ts'
import { type DraftKeeping, type SavedDraft, useSavedDraft } from '../../ui/use-saved-draft.ts'

/** null takes a line away. */
export type LineChanges = { lines: Readonly<Record<string, ChartLine | null>> }

function apply(draft: ChartDraft, { lines }: LineChanges): ChartDraft {
  const kept = Object.entries({ ...draft.lines, ...lines }).filter(
    (line): line is [string, ChartLine] => line[1] !== null,
  )
  return { ...draft, lines: Object.fromEntries(kept) }
}

const keeping: DraftKeeping<ChartDraft, LineChanges> = {
  save: ({ kind, floorName }, version, { lines }) => client.charts.saveDraft({ kind, floorName, version, lines }),
  load: ({ kind, floorName }) => client.charts.draft({ kind, floorName }),
  apply,
  join: (first, second) => ({ lines: { ...first.lines, ...second.lines } }),
}

export const useFloorDraft = (loaded: ChartDraft): SavedDraft<ChartDraft, LineChanges> => useSavedDraft(loaded, keeping)
