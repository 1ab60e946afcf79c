// The plain register of incidents and complaints the month's report counts; the care chain widens it later.
import * as z from 'zod'
import { Instant, RecordId, ResidentId, ShortText } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'

/** 噎食 食品药品误食 压疮 烫伤 坠床 跌倒 他伤和自伤 走失 文娱活动意外 (GB 38600-2019), 其他, and 投诉. */
export const IncidentKind = z.enum([
  'choking',
  'mis-ingestion',
  'pressure-injury',
  'scald',
  'fall-from-bed',
  'fall',
  'harm',
  'elopement',
  'activity-accident',
  'other',
  'complaint',
])
export type IncidentKind = z.infer<typeof IncidentKind>

export const Incident = z.object({
  id: RecordId,
  kind: IncidentKind,
  occurredAt: Instant,
  residentId: ResidentId.nullable(),
  residentName: z.string().nullable(),
  place: z.string().max(60).nullable(),
  summary: z.string().max(500),
  recordedAt: Instant,
  recordedBy: z.string().nullable(),
})
export type Incident = z.infer<typeof Incident>

export const incidentsContract = {
  list: needs('incidents.read')
    .input(z.object({ from: Instant, to: Instant }))
    .output(z.array(Incident)),
  record: needs('incidents.record')
    .input(
      z.object({
        kind: IncidentKind,
        occurredAt: Instant,
        residentId: ResidentId.nullable(),
        place: ShortText.nullable(),
        summary: ShortText,
      }),
    )
    .output(Incident),
}
