// The lists of nine risks the console knows, the one in force first. Imported, so that a bundle carries them along; a newer list is one file in
// resources/risks and one line here, and what was assessed by an older one keeps its words.

import { ConsequenceList } from '#shared/features/risks/risk-consequences.rules.ts'
import { RiskList } from '#shared/features/risks/risks.model.ts'
import consequences from '../../../resources/risks/consequences-2026-12.json' with { type: 'json' }
import nineRisks2019 from '../../../resources/risks/nine-risks-2019.json' with { type: 'json' }

/** Throws when a file is broken. */
export function loadRiskLists(): [RiskList, ...RiskList[]] {
  return [RiskList.parse(nineRisks2019)]
}

/** What found risks usually lead to. Throws when the file is broken. */
export function loadRiskConsequences(): ConsequenceList {
  return ConsequenceList.parse(consequences)
}
