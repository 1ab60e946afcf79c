// The check-lists of this version; imported, so that a bundle carries them along. An older version stays as a file: records name theirs.
import { type CheckKind, CheckList } from '#shared/features/self-checks/self-checks.model.ts'
import beforeHoliday from '../../../resources/self-checks/before-holiday-2026-12.json' with { type: 'json' }
import fireMonthly from '../../../resources/self-checks/fire-monthly-2026-12.json' with { type: 'json' }
import majorHazards from '../../../resources/self-checks/major-hazards-2026-12.json' with { type: 'json' }
import weekly from '../../../resources/self-checks/weekly-2026-12.json' with { type: 'json' }

/** In the order they are shown. Throws when a file is broken. */
export function loadCheckLists(): CheckList[] {
  return [fireMonthly, weekly, beforeHoliday, majorHazards].map((list) => CheckList.parse(list))
}

/** The list of a kind in force. */
export function listOfKind(lists: readonly CheckList[], kind: CheckKind): CheckList {
  const found = lists.find((list) => list.kind === kind)
  if (!found) throw new Error(`No check-list of the kind ${kind}. Add one to resources/self-checks.`)
  return found
}
