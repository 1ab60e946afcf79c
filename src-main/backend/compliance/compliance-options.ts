// What the features an inspector asks for are built from: what care is built from, care itself, and what they alone need.
import type { RollCallId } from '#shared/contract/primitives.ts'
import type { RollCall } from '#shared/features/roll-call/roll-call.model.ts'
import type { AttachmentsFeature } from '../../features/attachments/index.ts'
import type { SettleDraft } from '../../features/drafts/index.ts'
import type { DutyCalendarDependencies } from '../../features/duty-calendar/index.ts'
import type { FloorPlansFeature } from '../../features/floor-plans/index.ts'
import type { CareFeatures, CareFeaturesOptions } from '../create-care-features.ts'

export type ComplianceFeaturesOptions = Omit<CareFeaturesOptions, 'fitness'> & {
  care: CareFeatures
  attachments: AttachmentsFeature
  /** Takes the draft of a form along with its record. */
  settleDraft: SettleDraft
  floorPlans: FloorPlansFeature
  /** null = there is no such roll-call. */
  findRollCall: (id: RollCallId) => RollCall | null
  frozenReports: DutyCalendarDependencies['frozenReports']
}
