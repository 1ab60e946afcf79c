// The station as it is read, and what it asks and proves. Reads only.
import { addDays, dayOf } from '#shared/contract/days.ts'
import type { Day } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Evidence, EvidenceGap, EvidenceSpan } from '#shared/features/binder/evidence.model.ts'
import type { Duty } from '#shared/features/duties/duties.contract.ts'
import type { DutyCell } from '#shared/features/duty-roster/duty-roster.model.ts'
import { monthEnd, monthlyDueOn, monthsWithout } from '#shared/features/fire-safety/fire-due.rules.ts'
import { standing } from '#shared/features/fire-safety/standing.rules.ts'
import type {
  FireStation,
  StationFinding,
  StationRecord,
  StationRules,
} from '#shared/features/fire-station/fire-station.model.ts'
import { findingsOn, isMemberOn, wantedMembers } from '#shared/features/fire-station/fire-station.rules.ts'
import type { StaffMember } from '#shared/features/staff/staff.contract.ts'
import type { ShiftName } from '#shared/features/stations/stations.contract.ts'
import type { Clock } from '../../platform/clock.ts'
import type { FireStationRepository, MemberRow, StationRecordRow } from './fire-station.repository.ts'

const SHOWN_RECORDS = 60
const shifts: readonly ShiftName[] = ['day', 'swing', 'night']
const gapOf: Partial<Record<StationFinding, EvidenceGap['kind']>> = {
  'too-few': 'station-too-few',
  'no-chief': 'station-no-chief',
}

export type FireStationReaderDependencies = {
  clock: Pick<Clock, 'now'>
  repository: FireStationRepository
  rules: StationRules
  dutyCells: (from: Day, until: Day) => readonly DutyCell[]
  displayNameOf: (userId: string) => string | null
  /** Everybody there ever was. */
  staff: () => readonly Pick<StaffMember, 'id' | 'leftOn'>[]
}

export function createFireStationReader(deps: FireStationReaderDependencies) {
  const { clock, repository, rules } = deps
  const nameOf = (userId: string | null) => (userId === null ? null : deps.displayNameOf(userId))
  const live = (): StationRecordRow[] => standing(repository.listRecords())
  const daysOf = (rows: readonly StationRecordRow[], kind: StationRecordRow['content']['kind']): Day[] =>
    rows.filter(({ content }) => content.kind === kind).map(({ on }) => on)

  /** Whoever left the house has left its station, though nobody said so here. */
  function listMembers(): MemberRow[] {
    const left = new Map<string, Day | null>(deps.staff().map(({ id, leftOn }) => [id, leftOn]))
    return repository.listMembers().map((member) => {
      const goneOn = member.staffId === null ? null : (left.get(member.staffId) ?? null)
      const isGone = goneOn !== null && (member.leftOn === null || goneOn < member.leftOn)
      return isGone ? { ...member, leftOn: goneOn } : member
    })
  }

  function shown({ voidsId: _voidsId, ...row }: StationRecordRow): StationRecord {
    return { ...row, recordedBy: nameOf(row.recordedBy) }
  }

  function settingsOn(rows: readonly StationRecordRow[], day: Day): StationRecordRow | null {
    return rows.findLast(({ content, on }) => content.kind === 'settings' && on <= day) ?? null
  }

  function controlRoomOn(rows: readonly StationRecordRow[], day: Day): boolean | null {
    const content = settingsOn(rows, day)?.content
    return content?.kind === 'settings' ? content.hasControlRoom : null
  }

  /** Members planned for a shift; posts without shifts are there all day. */
  function onDuty(members: readonly MemberRow[], day: Day): FireStation['onDuty'] {
    const own = members.filter((member) => isMemberOn(member, day))
    const cells = deps.dutyCells(day, day)
    return shifts.map((shift) => {
      const people = cells.filter((cell) => cell.shift === null || cell.shift === shift).flatMap((cell) => cell.people)
      const isThere = ({ staffId, name }: MemberRow) =>
        people.some((person) => (staffId === null ? person.name === name : person.staffId === staffId))
      return { shift, names: own.filter(isThere).map(({ name }) => name) }
    })
  }

  /** null = there is no station yet. */
  function dueOn(
    rows: readonly StationRecordRow[],
    members: readonly MemberRow[],
    kind: 'training' | 'kit-check',
  ): Day | null {
    const first = members.map(({ joinedOn }) => joinedOn).sort()[0]
    if (first === undefined) return null
    // A station older than its records here is asked from the day it was written down.
    const writtenOn = dayOf(repository.firstMemberAt() ?? clock.now())
    return monthlyDueOn(daysOf(rows, kind).at(-1) ?? null, first < writtenOn ? writtenOn : first)
  }

  return {
    /** Records that count, oldest first. */
    records: live,
    get(): FireStation {
      const today = dayOf(clock.now())
      const rows = live()
      const members = listMembers()
      const settings = settingsOn(rows, today)
      const hasControlRoom = controlRoomOn(rows, today)
      const isNow = (member: MemberRow) => isMemberOn(member, today)
      return {
        ...{ today, rules, wanted: wantedMembers(rules, hasControlRoom), settings: settings && shown(settings) },
        members: [...members.filter(isNow), ...members.filter((member) => !isNow(member))].map(
          ({ rowId: _rowId, reason: _reason, recordedAt: _at, recordedBy: _by, ...member }) => member,
        ),
        findings: findingsOn(members, rules, hasControlRoom, today),
        onDuty: onDuty(members, today),
        records: rows
          .filter(({ content }) => content.kind !== 'settings')
          .slice(-SHOWN_RECORDS)
          .reverse()
          .map(shown),
        trainingDueOn: dueOn(rows, members, 'training'),
        kitDueOn: dueOn(rows, members, 'kit-check'),
      }
    },
    duties(untilOn: Day): Omit<Duty, 'snoozed'>[] {
      const rows = live()
      const members = listMembers()
      const asked = [
        ['station-training-due', 'training'],
        ['station-kit-due', 'kit-check'],
      ] as const
      return asked.flatMap(([kind, record]) => {
        const on = dueOn(rows, members, record)
        if (on === null || on > untilOn) return []
        return [
          {
            key: `${kind}:station`,
            kind,
            dueOn: on,
            owner: 'safety' as const,
            link: screenLinks.fireStation(),
            values: { day: on },
            basis: null,
          },
        ]
      })
    },
    evidence(span: EvidenceSpan): Evidence {
      const rows = live()
      const members = listMembers()
      const link = screenLinks.fireStation()
      const inSpan = rows.filter(
        ({ on, content }) => on >= span.from && on <= span.until && content.kind !== 'settings',
      )
      const months = (kind: 'training' | 'kit-check', gap: EvidenceGap['kind']): EvidenceGap[] =>
        monthsWithout(daysOf(rows, kind), span, span.from).map((month) => ({
          ...{ key: `${gap}:${month}`, kind: gap, on: monthEnd(`${month}-01`), values: { month }, link },
        }))
      return {
        records: inSpan.map(({ id, on, content }) => ({ id, on, values: valuesOf(content), link })),
        gaps: [
          ...staffing(members, rows, span).map((gap) => ({ ...gap, link })),
          ...months('training', 'station-training-missing'),
          ...months('kit-check', 'station-kit-unchecked'),
        ],
      }
    },
  }

  /** Each stretch of days on which people were wanting, once. */
  function staffing(members: readonly MemberRow[], rows: readonly StationRecordRow[], span: EvidenceSpan) {
    const gaps: Omit<EvidenceGap, 'link'>[] = []
    let before: StationFinding[] = []
    for (let day = span.from; day <= span.until; day = addDays(day, 1)) {
      const hasControlRoom = controlRoomOn(rows, day)
      const now = findingsOn(members, rules, hasControlRoom, day)
      for (const finding of now) {
        const kind = gapOf[finding]
        if (kind === undefined || before.includes(finding)) continue
        const count = members.filter((member) => isMemberOn(member, day)).length
        const values = { day, count, wanted: wantedMembers(rules, hasControlRoom) }
        gaps.push({ key: `${kind}:${day}`, kind, on: day, values })
      }
      before = now
    }
    return gaps
  }
}

function valuesOf(content: StationRecordRow['content']): Record<string, string | number | null> {
  if (content.kind === 'training') return { act: content.kind, what: content.topic, count: content.people.length }
  if (content.kind === 'kit-check') {
    return { act: content.kind, what: '', count: content.items.filter(({ isGood }) => !isGood).length }
  }
  if (content.kind === 'arrival') {
    return {
      act: content.kind,
      what: content.place,
      count: Math.round((content.arrivedAt - content.confirmedAt) / 1000),
    }
  }
  return { act: content.kind, what: '', count: null }
}
