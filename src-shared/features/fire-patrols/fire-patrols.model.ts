// Fire patrols 防火巡查: points 点位 on a route, the times of a day and night they are walked at, and what was found at each.
// Everything written is a fact and only added; which patrol was walked, in part or not at all is worked out from it.
import * as z from 'zod'
import { Day, FloorId, Instant, Reason, RecordId, ShortText } from '../../contract/primitives.ts'
import { AttachmentIds } from '../attachments/attachments.model.ts'
import { GridPoint } from '../floor-plans/floor-plans.model.ts'

/** The six items of 61号令 Art. 25, in its order. */
export const PatrolItem = z.enum(['fire-power', 'exits', 'equipment', 'fire-doors', 'key-posts', 'other'])
export type PatrolItem = z.infer<typeof PatrolItem>
export const patrolItems = PatrolItem.options

export const PatrolShift = z.enum(['day', 'night'])
export type PatrolShift = z.infer<typeof PatrolShift>

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** When patrols are walked and what a scan may be. In force from a day on until the next setting. */
export const PatrolTimes = z.object({
  dayTimes: z.array(TimeOfDay).min(1).max(8),
  nightTimes: z.array(TimeOfDay).min(1).max(8),
  /** A patrol belongs to its time from so long before until so long after it. */
  earlyMinutes: z.number().int().min(0).max(60),
  lateMinutes: z.number().int().min(5).max(240),
  /** Two points on different floors or in different buildings within this time cannot both have been walked to. */
  farPointsSeconds: z.number().int().min(0).max(600),
  /** A photo may be so much younger than the end of its patrol. */
  photoGraceMinutes: z.number().int().min(0).max(240),
})
export type PatrolTimes = z.infer<typeof PatrolTimes>
/** The times in force from a day on; `id` null = the defaults. */
export const PatrolSetting = PatrolTimes.extend({ id: RecordId.nullable(), fromOn: Day.nullable() })
export type PatrolSetting = z.infer<typeof PatrolSetting>

const BasisText = z.object({ text: z.string(), isVerified: z.boolean() })
export const PatrolPlan = z.object({
  version: z.string(),
  basis: z.object({ day: BasisText, night: BasisText, items: BasisText, signatures: BasisText }),
  /** Night patrols lie in these hours. */
  night: z.object({ from: TimeOfDay, to: TimeOfDay }),
  /** Patrols a day and a night has at least. */
  least: z.object({ day: z.number().int(), night: z.number().int() }),
  defaults: PatrolTimes,
  /** Two scans of one point this close are one. */
  sameScanMs: z.number().int(),
  /** A patrol is written down afterwards, or explained, so many days long. */
  lateDays: z.number().int(),
  items: z.array(z.object({ key: PatrolItem, text: z.string(), short: z.string() })),
})
export type PatrolPlan = z.infer<typeof PatrolPlan>

export const NewPoint = z.object({
  name: z.string().trim().min(1).max(40),
  building: z.string().trim().max(40),
  /** '2层'; outside of the house: empty. */
  floor: z.string().trim().max(40),
  place: ShortText.nullable(),
  /** Where it stands on the drawn floor; null = not drawn. */
  position: z.object({ floorId: FloorId, at: GridPoint }).nullable(),
  /** Place on the route, from 1. */
  routeOrder: z.number().int().min(1).max(999),
  items: z.array(PatrolItem).min(1),
})
export type NewPoint = z.infer<typeof NewPoint>
/** A point as it is from a day on. */
export const PatrolPoint = NewPoint.extend({
  id: RecordId,
  code: z.string(),
  fromOn: Day,
  /** First day it is not walked to any more; null = in use. */
  endsOn: Day.nullable(),
  reason: z.string().nullable(),
})
export type PatrolPoint = z.infer<typeof PatrolPoint>

/** 当场整改, 已上报. */
export const FaultHandling = z.enum(['corrected', 'reported'])
export const PointFault = z.object({
  item: PatrolItem,
  text: ShortText,
  handling: FaultHandling,
  /** What was done, or to whom it was reported. */
  done: ShortText,
})
export type PointFault = z.infer<typeof PointFault>

/** Somebody at a point in a patrol, and what was said of it. */
export const PatrolVisit = z.object({
  id: RecordId,
  patrolId: RecordId,
  pointId: RecordId,
  pointName: z.string(),
  building: z.string(),
  floor: z.string(),
  /** null = written down afterwards: the minute is not known. */
  at: Instant.nullable(),
  source: z.enum(['scan', 'hand']),
  /** Why two far points lie so close in time; null = they do not. */
  hasteReason: z.string().nullable(),
  /** Items the point is asked; null = nothing was said yet. */
  answer: z
    .object({
      id: RecordId,
      items: z.array(PatrolItem),
      faults: z.array(PointFault),
      attachmentIds: AttachmentIds,
      /** Photos whose time of taking is not known. */
      undatedPhotos: z.number().int(),
      /** Why what was said first was set right. */
      correction: z.string().nullable(),
    })
    .nullable(),
  /** Items the point asked on its day, for whoever answers. */
  asks: z.array(PatrolItem),
})
export type PatrolVisit = z.infer<typeof PatrolVisit>

export const Patrol = z.object({
  id: RecordId,
  /** The time it belongs to; null = walked outside of every patrol time. */
  plannedAt: Instant.nullable(),
  shift: PatrolShift,
  startedAt: Instant,
  walkedBy: z.string().nullable(),
  isLate: z.boolean(),
  lateReason: z.string().nullable(),
  finishedAt: Instant.nullable(),
  signedAt: Instant.nullable(),
  signedBy: z.string().nullable(),
  visits: z.array(PatrolVisit),
})
export type Patrol = z.infer<typeof Patrol>

/** What became of a planned patrol; the last four are the only ones once its window is over. */
export const PatrolState = z.enum(['upcoming', 'open', 'walked', 'partly', 'explained', 'missed'])
export type PatrolState = z.infer<typeof PatrolState>

export const PlannedPatrol = z.object({
  at: Instant,
  opensAt: Instant,
  closesAt: Instant,
  shift: PatrolShift,
  /** The day it is counted on: a night belongs to the day on whose evening it begins. */
  day: Day,
  state: PatrolState,
  asked: z.number().int(),
  answered: z.number().int(),
  /** Points nobody answered for, by name, in route order. */
  missing: z.array(z.string()),
  reason: z.string().nullable(),
})
export type PlannedPatrol = z.infer<typeof PlannedPatrol>

/** How one point stands in one planned patrol. */
export const PointState = PatrolState.exclude(['partly'])
export type PointState = z.infer<typeof PointState>
export const PointStand = z.object({ plannedAt: Instant, pointId: RecordId, state: PointState })
export type PointStand = z.infer<typeof PointStand>

export const PatrolDay = z.object({
  day: Day,
  planned: z.array(PlannedPatrol),
  /** A line for each point a patrol of the day asks for. */
  stands: z.array(PointStand),
  patrols: z.array(Patrol),
  setting: PatrolSetting,
})
export type PatrolDay = z.infer<typeof PatrolDay>

export const LatePatrol = z.object({
  plannedAt: Instant,
  startedAt: Instant,
  reason: Reason,
  /** Points that were walked to, with what was found. */
  points: z.array(z.object({ pointId: RecordId, faults: z.array(PointFault) })).min(1),
})
export type LatePatrol = z.infer<typeof LatePatrol>

/** A fault of a patrol as a hazard is made from it. */
export const FireFinding = z.object({
  patrolId: RecordId,
  visitId: RecordId,
  item: PatrolItem,
  at: Instant,
  place: z.string(),
  text: z.string(),
  handling: FaultHandling,
  done: z.string(),
})
export type FireFinding = z.infer<typeof FireFinding>
