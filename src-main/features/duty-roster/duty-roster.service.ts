// Planning who is on duty. Nothing planned is ever overwritten: a change is a further row, and one of a day that is over names its reason.
import { addDays, dayOf } from '#shared/contract/days.ts'
import { type Day, RecordId, type StaffId } from '#shared/contract/primitives.ts'
import type { RuleCode } from '#shared/contract/rule-codes.ts'
import type { DutyChange, DutyPerson, DutySlot } from '#shared/features/duty-roster/duty-roster.model.ts'
import { daysOfWeek, dutyRows, isSlot, mondayOf, slotKey } from '#shared/features/duty-roster/duty-roster.rules.ts'
import type { StaffMember } from '#shared/features/staff/staff.contract.ts'
import { appendAudit } from '../../database/audit-log.ts'
import { type SqliteDatabase, withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import { auditAs } from '../../rpc/audit-as.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { DutyCellRow, DutyCellsRepository } from './duty-cells.repository.ts'

const DAYS_OF_WEEK = 7

export type DutyRosterServiceDependencies = {
  records: SqliteDatabase
  clock: Clock
  newId: () => string
  repository: DutyCellsRepository
  /** Everybody there ever was. */
  staff: () => readonly StaffMember[]
  /** Told by the files of the staff: answers why somebody may not work on a day, null = nothing against it. */
  unfitness?: () => (id: StaffId, day: Day) => { rule: RuleCode; on: Day | null } | null
}
export type DutyRosterService = ReturnType<typeof createDutyRosterService>

const worksOn = (member: StaffMember, day: Day): boolean =>
  member.hiredOn <= day && (member.leftOn === null || member.leftOn > day)

export function createDutyRosterService(deps: DutyRosterServiceDependencies) {
  const { records, clock, newId, repository } = deps
  const unfitness = deps.unfitness ?? (() => () => null)

  function audit(actor: Actor, action: string, objectId: string, trace: object): void {
    const about = { action: `duty-roster.${action}`, objectType: 'duty-cell', objectId, ...trace }
    appendAudit(records, { at: clock.now(), ...auditAs(actor), ...about })
  }

  function write(
    slot: DutySlot,
    people: DutyPerson[],
    before: DutyCellRow | undefined,
    about: { actor: Actor; reason: string | null },
  ) {
    const row: DutyCellRow = {
      ...{ id: RecordId.parse(newId()), ...slot, people, reason: about.reason, replacesId: before?.id ?? null },
      ...{ recordedAt: clock.now(), recordedBy: about.actor.userId, seat: about.actor.seatName },
    }
    repository.insert(row)
    return row
  }

  /** People of the register go by the name it has. */
  function namedPeople(people: readonly DutyPerson[], day: Day): DutyPerson[] {
    const staff = new Map(deps.staff().map((member) => [member.id, member]))
    // What is over was worked as it was: the record must be able to say so.
    const isOver = day < dayOf(clock.now())
    const unfit = unfitness()
    const named = people.map(({ staffId, name }): DutyPerson => {
      if (staffId === null) return { staffId, name }
      const member = staff.get(staffId)
      if (!member) throw new DomainError('NOT_FOUND', { where: 'staff', values: { id: staffId } })
      if (!worksOn(member, day)) refuseRule('DUTY_PERSON_NOT_EMPLOYED', 'people', { staffId, day })
      const why = isOver ? null : unfit(staffId, day)
      if (why) refuseRule(why.rule, 'people', { staffId, day, on: why.on ?? '' })
      return { staffId, name: member.name }
    })
    const keys = named.map(({ staffId, name }) => staffId ?? `name:${name}`)
    if (new Set(keys).size < keys.length) refuseRule('DUTY_PERSON_TWICE', 'people')
    return named
  }

  return {
    set({ slot, people, basedOn, reason }: DutyChange, actor: Actor): DutyCellRow {
      const { day, post, shift } = slot
      if (!isSlot(slot)) refuseRule('DUTY_SHIFT_MISPLACED', 'shift')
      const isOver = day < dayOf(clock.now())
      if (isOver && reason === null) refuseRule('DUTY_DAY_OVER', 'reason', { day })
      const named = namedPeople(people, day)
      return withTransaction(records, () => {
        const before = repository.findOf(slot)
        if ((before?.id ?? null) !== basedOn)
          throw new DomainError('EDIT_CONFLICT', { where: 'duty-cell', theirs: before })
        const why = isOver ? reason : null
        const after = write({ day, post, shift }, named, before, { actor, reason: why })
        audit(actor, 'set', after.id, { before: before ?? null, after, ...(why === null ? {} : { reason: why }) })
        return after
      })
    },

    copyLastWeek(of: Day, actor: Actor): { count: number } {
      const monday = mondayOf(of)
      const staff = new Map(deps.staff().map((member) => [member.id, member]))
      const today = dayOf(clock.now())
      const unfit = unfitness()
      return withTransaction(records, () => {
        const cells = repository.listBetween(addDays(monday, -DAYS_OF_WEEK), addDays(monday, DAYS_OF_WEEK - 1))
        const known = new Map(cells.map((cell) => [slotKey(cell), cell]))
        const slots = daysOfWeek(monday)
          .filter((day) => day >= today)
          .flatMap((day) => dutyRows.map((row): DutySlot => ({ day, ...row })))
        const filled = slots.flatMap((slot) => {
          const before = known.get(slotKey(slot))
          const source = known.get(slotKey({ ...slot, day: addDays(slot.day, -DAYS_OF_WEEK) }))
          const people = (source?.people ?? []).filter(({ staffId }) => {
            const member = staffId === null ? undefined : staff.get(staffId)
            if (staffId === null) return true
            return member !== undefined && worksOn(member, slot.day) && unfit(staffId, slot.day) === null
          })
          if (people.length === 0 || (before?.people.length ?? 0) > 0) return []
          return [write(slot, people, before, { actor, reason: null })]
        })
        if (filled.length > 0) audit(actor, 'copy-last-week', monday, { after: filled.map(({ id }) => id) })
        return { count: filled.length }
      })
    },
  }
}
