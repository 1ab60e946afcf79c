// Sessions, plans and people's training as screens see them. Derived on every call.
import { addDays, dayOf, startOfDay } from '#shared/contract/days.ts'
import type { Day, RecordId, StaffId } from '#shared/contract/primitives.ts'
import type {
  Mentorship,
  Participant,
  PlanItem,
  SessionLine,
  TrainingRecord,
  TrainingSession,
} from '#shared/features/training/training.model.ts'
import { type Attended, countSession, hoursAsked, hoursIn, safetyIn } from '#shared/features/training/training.rules.ts'
import { DomainError } from '../../platform/domain-error.ts'
import type { MentorshipRow, ParticipantRow } from './participants.repository.ts'
import type { PlanRow, SessionRow } from './training.repository.ts'
import type { TrainingContext } from './training-context.ts'

export type TrainingBook = ReturnType<typeof createTrainingBook>

/** The newest version of each person; `rows` oldest first. */
export function newestParts(rows: readonly ParticipantRow[]): Map<StaffId, ParticipantRow> {
  return new Map(rows.map((row) => [row.staffId, row]))
}

const yearSpan = (year: number) => ({ from: startOfDay(`${year}-01-01`), before: startOfDay(`${year + 1}-01-01`) })

export function createTrainingBook(context: TrainingContext) {
  const { repository, participants, rules } = context

  function lineOf(row: SessionRow, parts: readonly ParticipantRow[]): SessionLine {
    const { recordedAt: _at, recordedBy: _by, closedBy, ...facts } = row
    return { ...facts, closedBy: context.nameOf(closedBy), counts: countSession(parts) }
  }

  function mustFind(id: RecordId): SessionRow {
    const row = repository.findSession(id)
    if (!row) throw new DomainError('NOT_FOUND', { where: 'training-session', values: { id } })
    return row
  }

  function sessionOf(id: RecordId): TrainingSession {
    const row = mustFind(id)
    const members = context.members()
    const all = participants.listOf(id)
    const newest = newestParts(all)
    const shown = ({ sessionId: _session, id: _id, recordedBy, ...part }: ParticipantRow): Participant => {
      const member = members.get(part.staffId)
      const by = context.nameOf(recordedBy)
      return { ...part, name: member?.name ?? '', post: member?.post ?? 'other', recordedBy: by }
    }
    const current = [...newest.values()]
    return {
      ...lineOf(row, current),
      participants: current.filter(({ isInvited }) => isInvited).map(shown),
      // Before the closing rows are steps on the way, such as invited and then present; only what was archived was corrected.
      corrected: all
        .filter((part) => newest.get(part.staffId) !== part && row.closedAt !== null && isFollowedByReason(all, part))
        .reverse()
        .map(shown),
      notes: repository.listNotes(id).map(({ id: noteId, text, attachmentIds, recordedAt, recordedBy }) => ({
        ...{ id: noteId, text, attachmentIds, recordedAt, recordedBy: context.nameOf(recordedBy) },
      })),
    }
  }

  function planOf({ recordedAt: _at, recordedBy: _by, voidReason, ...row }: PlanRow): PlanItem {
    return { ...row, isVoid: voidReason !== null, voidReason, sessions: repository.sessionsOfPlan(row.id) }
  }

  /** Everybody's part in closed sessions. */
  function attended(): Map<StaffId, Attended[]> {
    const rows = participants.listParts().map((part) => ({
      staffId: part.staffId,
      ...{ category: part.category, hours: part.hours, isPassed: part.isPassed },
      ...{ on: dayOf(part.fromAt), endedOn: dayOf(part.untilAt) },
    }))
    return Map.groupBy(rows, ({ staffId }) => staffId)
  }

  function mentorshipOf({ mentorshipId, recordedBy, ...row }: MentorshipRow, members = context.members()): Mentorship {
    const nameOf = (id: StaffId) => members.get(id)?.name ?? ''
    return {
      ...{ ...row, id: mentorshipId, recordedBy: context.nameOf(recordedBy) },
      ...{ menteeName: nameOf(row.menteeId), mentorName: nameOf(row.mentorId) },
    }
  }

  return {
    mustFind,
    sessionOf,
    planOf,
    attended,
    mentorshipOf,
    rules: () => rules,
    plan: (year: number): PlanItem[] => repository.listPlan(year).map(planOf),

    sessions(year: number): SessionLine[] {
      const { from, before } = yearSpan(year)
      const parts = Map.groupBy(participants.listBetween(from, before), ({ sessionId }) => sessionId)
      return repository.listSessions(from, before).map((row) => lineOf(row, parts.get(row.id) ?? []))
    },

    /** A line for everybody on the roll on the last day of the year that has come. */
    records(year: number): TrainingRecord[] {
      const today = context.today()
      const lastOn = `${year}-12-31`
      const asOf: Day = lastOn < today ? lastOn : today
      const parts = attended()
      const preJobOn = context.preJobDays()
      return context
        .staff()
        .filter(({ hiredOn, leftOn }) => hiredOn <= asOf && (leftOn === null || leftOn > asOf))
        .map((member) => {
          const own = parts.get(member.id) ?? []
          const ofYear = own.filter(({ on }) => on.slice(0, 4) === String(year))
          const halves = [
            { fromOn: `${year}-01-01`, untilOn: `${year}-06-30` },
            { fromOn: `${year}-07-01`, untilOn: lastOn },
          ] as const
          return {
            ...{ staffId: member.id, name: member.name, post: member.post, hiredOn: member.hiredOn },
            ...{ hours: hoursIn(own, String(year)), sessions: ofYear.length, preJobOn: preJobOn(member.id) },
            ...{ target: hoursAsked(member, lastOn, rules.yearlyHours) },
            targetByNow: asOf.slice(0, 4) === String(year) ? hoursAsked(member, asOf, rules.yearlyHours) : 0,
            safety: [safetyIn(own, rules, halves[0]), safetyIn(own, rules, halves[1])],
          }
        })
    },

    sessionsOf: (staffId: StaffId) =>
      participants.partsOf(staffId).map(({ sessionId, category, topic, fromAt, hours, score, isPassed }) => ({
        ...{ id: sessionId, category, topic, fromAt, hours, score, isPassed },
      })),

    mentorships(): Mentorship[] {
      const members = context.members()
      return participants.listMentorships().map((row) => mentorshipOf(row, members))
    },

    /** Sessions closed that began in a span of days, with who took part and how many papers there are, later ones among them. */
    closedBetween(from: Day, until: Day) {
      const span = { from: startOfDay(from), before: startOfDay(addDays(until, 1)) }
      const parts = Map.groupBy(participants.listBetween(span.from, span.before), ({ sessionId }) => sessionId)
      return repository
        .listSessions(span.from, span.before)
        .filter(({ closedAt }) => closedAt !== null)
        .map((row) => {
          const late = repository.listNotes(row.id).flatMap(({ attachmentIds }) => attachmentIds)
          return { ...lineOf(row, parts.get(row.id) ?? []), files: row.attachmentIds.length + late.length }
        })
    },
  }
}

function isFollowedByReason(all: readonly ParticipantRow[], { staffId, version }: ParticipantRow): boolean {
  return all.some((later) => later.staffId === staffId && later.version === version + 1 && later.reason !== null)
}
