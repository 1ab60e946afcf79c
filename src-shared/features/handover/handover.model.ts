// A handover of a shift: what the house says of it, what the outgoing nurse adds, two signatures. Frozen by the first of them.
import * as z from 'zod'
import { Instant, Reason, RecordId, ResidentId, UserId } from '../../contract/primitives.ts'
import { ShiftName } from '../stations/stations.contract.ts'

/** A shift as it ran or runs; instants in epoch ms. */
export const HandoverShift = z.object({ name: ShiftName, startedAt: Instant, endsAt: Instant })
export type HandoverShift = z.infer<typeof HandoverShift>

/**
 * One line of a section. `what` names the sentence (i18n `handover:line.<what>`) and `values` are put into it; names and places have fields
 * of their own, so that a line stays readable when it is years old.
 */
export const HandoverLine = z.object({
  what: z.string().max(60),
  at: Instant.nullable(),
  place: z.string().nullable(),
  residentId: ResidentId.nullable(),
  name: z.string().nullable(),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  /** True = the next shift has something to do about it. */
  isOpen: z.boolean(),
})
export type HandoverLine = z.infer<typeof HandoverLine>

/** A part of the sheet (i18n `handover:section.<key>`). Features contribute them; one without lines says that there was nothing. */
export const HandoverSection = z.object({
  key: z.string().max(40),
  lines: z.array(HandoverLine),
  /** More lines than are kept on the sheet. */
  leftOut: z.number().int(),
})
export type HandoverSection = z.infer<typeof HandoverSection>

export const WatchedResident = z.object({
  id: RecordId,
  residentId: ResidentId,
  name: z.string(),
  bedLabel: z.string().nullable(),
  reason: z.string(),
  since: Instant,
  by: z.string().nullable(),
})
export type WatchedResident = z.infer<typeof WatchedResident>

/** Where everybody is when the sheet is made. */
export const HandoverPeople = z.object({
  registered: z.number().int(),
  present: z.number().int(),
  onLeave: z.number().int(),
  inHospital: z.number().int(),
  admitted: z.number().int(),
  discharged: z.number().int(),
})
export type HandoverPeople = z.infer<typeof HandoverPeople>

/** Everything that is hashed and signed. */
export const HandoverContent = z.object({
  shift: HandoverShift,
  /** When the house was asked; what only holds at a moment (open alarms, silent devices) holds at this one. */
  computedAt: Instant,
  people: HandoverPeople,
  watched: z.array(WatchedResident),
  sections: z.array(HandoverSection),
  remarks: z.string().nullable(),
  /** The words of the roster of the shift; empty = 未排. */
  onDuty: z.array(z.string()),
})
export type HandoverContent = z.infer<typeof HandoverContent>

export const HandoverNote = z.object({
  id: RecordId,
  text: z.string(),
  at: Instant,
  by: z.string().nullable(),
})

export const Handover = z.object({
  id: RecordId,
  content: HandoverContent,
  /** sha256 of the content as it is kept. */
  contentHash: z.string(),
  /** False = the file holds another content than was signed. */
  isIntact: z.boolean(),
  signedAt: Instant,
  signedBy: UserId,
  signedName: z.string().nullable(),
  lateReason: z.string().nullable(),
  receivedAt: Instant.nullable(),
  receivedName: z.string().nullable(),
  notes: z.array(HandoverNote),
})
export type Handover = z.infer<typeof Handover>

/** `running`: the shift is not over; `due`: over for less than the time a handover takes; `missing`: longer. */
export const HandoverState = z.enum(['running', 'due', 'missing', 'signed', 'received'])
export type HandoverState = z.infer<typeof HandoverState>

/** A shift in the list, handed over or not. */
export const HandoverRow = z.object({
  shift: HandoverShift,
  state: HandoverState,
  id: RecordId.nullable(),
  signedAt: Instant.nullable(),
  signedName: z.string().nullable(),
  receivedAt: Instant.nullable(),
  receivedName: z.string().nullable(),
  isLate: z.boolean(),
  noteCount: z.number().int(),
})
export type HandoverRow = z.infer<typeof HandoverRow>

/** What the outgoing nurse has typed so far; `version` 0 = nothing yet. */
export const HandoverDraft = z.object({ remarks: z.string(), version: z.number().int() })
export type HandoverDraft = z.infer<typeof HandoverDraft>

/** A shift with its handover, or with what would be signed now. */
export const HandoverView = z.object({
  shift: HandoverShift,
  state: HandoverState,
  handover: Handover.nullable(),
  /** null once it is signed. */
  preview: HandoverContent.nullable(),
  draft: HandoverDraft,
  /** From when on it can be signed. */
  opensAt: Instant,
  /** True when a signature now is late and needs a reason. */
  isLate: z.boolean(),
})
export type HandoverView = z.infer<typeof HandoverView>

export const SignHandover = z.object({
  shiftStartedAt: Instant,
  /** The draft that was seen. */
  draftVersion: z.number().int(),
  lateReason: Reason.nullable(),
})
export type SignHandover = z.infer<typeof SignHandover>
