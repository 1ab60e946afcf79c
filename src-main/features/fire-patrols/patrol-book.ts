// Patrols as they are read: what was planned, what was walked, how each stands. Reads only; reports and evidence ask the same book.
import { addDays, dayOf, startOfDay } from '#shared/contract/days.ts'
import type { Day, Instant, RecordId } from '#shared/contract/primitives.ts'
import {
  type FireFinding,
  type Patrol,
  PatrolPlan,
  type PatrolPoint,
  type PatrolVisit,
  type PlannedPatrol,
  type PointStand,
} from '#shared/features/fire-patrols/fire-patrols.model.ts'
import {
  type PatrolFacts,
  type PatrolSpan,
  type PointVersion,
  plannedPatrols,
  pointsOn,
  settingOn,
  spanAt,
  spanOfPlanned,
} from '#shared/features/fire-patrols/fire-patrols.rules.ts'
import { pointCodeOf } from '#shared/features/fire-patrols/point-code.rules.ts'
import { pointStands } from '#shared/features/fire-patrols/point-stand.rules.ts'
import defaultPlan from '../../../resources/fire-patrols/plan-2026-12.json' with { type: 'json' }
import type { SqliteDatabase } from '../../database/open-database.ts'
import { createFirePatrolsRepository, type FirePatrolsRepository, type ToldPatrol } from './fire-patrols.repository.ts'

/** A day's patrols run into the morning after it. */
const NEXT_NOON_MS = 12 * 3_600_000

export type PatrolBookOptions = {
  repository: FirePatrolsRepository
  displayNameOf: (userId: string) => string | null
  plan: PatrolPlan
}
export type PatrolBook = ReturnType<typeof createPatrolBook>

/** The plan of this version. Throws when its file is broken. */
export const loadPatrolPlan = (): PatrolPlan => PatrolPlan.parse(defaultPlan)

/** A book over a records file alone, as reports need it. */
export function openPatrolBook(records: SqliteDatabase, displayNameOf: (userId: string) => string | null): PatrolBook {
  return createPatrolBook({ repository: createFirePatrolsRepository(records), displayNameOf, plan: loadPatrolPlan() })
}

export function createPatrolBook({ repository, displayNameOf, plan }: PatrolBookOptions) {
  const spanOf = (from: Day, until: Day) => ({
    begin: startOfDay(from),
    end: startOfDay(addDays(until, 1)) + NEXT_NOON_MS,
  })

  function factsOf(from: Day, until: Day): PatrolFacts {
    const { begin, end } = spanOf(from, until)
    return {
      settings: repository.listSettings(),
      versions: repository.listVersions(),
      answered: repository.listAnswered(begin, end),
      reasons: new Map(repository.listReasons(begin, end).map(({ plannedAt, reason }) => [plannedAt, reason])),
    }
  }

  /** How a point was on a day; its first row for a day before that. */
  function versionOn(pointId: string, day: Day, versions: readonly PointVersion[]): PointVersion | undefined {
    const own = versions.filter(({ id }) => id === pointId)
    return own.findLast(({ fromOn, isClosed }) => fromOn <= day && !isClosed) ?? own[0]
  }

  function shown(rows: readonly ToldPatrol[]): Patrol[] {
    const versions = repository.listVersions()
    const names = new Map<string, string | null>()
    const nameOf = (id: string | null) => {
      if (id === null) return null
      if (!names.has(id)) names.set(id, displayNameOf(id))
      return names.get(id) ?? null
    }
    const visits = Map.groupBy(repository.listVisits(rows.map(({ id }) => id)), ({ patrolId }) => patrolId)
    return rows.map(({ recordedAt: _at, seat: _seat, planVersion: _version, recordedBy, isLate, ...row }) => ({
      ...row,
      isLate: isLate === 1,
      walkedBy: nameOf(recordedBy),
      signedBy: nameOf(row.signedBy),
      visits: (visits.get(row.id) ?? []).map((visit): PatrolVisit => {
        const point = versionOn(visit.pointId, dayOf(row.startedAt), versions)
        const { answer } = visit
        return {
          ...{ id: visit.id, patrolId: row.id, pointId: visit.pointId, at: visit.at, source: visit.source },
          ...{ pointName: point?.name ?? '', building: point?.building ?? '', floor: point?.floor ?? '' },
          ...{ hasteReason: visit.hasteReason, asks: point?.items ?? [] },
          answer: answer && {
            ...{ id: answer.id, items: answer.items, faults: answer.faults, attachmentIds: answer.attachmentIds },
            ...{ undatedPhotos: answer.undatedPhotos, correction: answer.reason },
          },
        }
      }),
    }))
  }

  /** Both days inside; a night belongs to the day on whose evening it begins. */
  function patrolsIn(from: Day, until: Day): Patrol[] {
    const { begin, end } = spanOf(from, until)
    return shown(repository.listPatrols(begin, end)).filter((patrol) => {
      const day = dayOfPatrol(patrol)
      return day >= from && day <= until
    })
  }

  /** The day a patrol is counted on. */
  function dayOfPatrol({ shift, plannedAt, startedAt }: Pick<Patrol, 'shift' | 'plannedAt' | 'startedAt'>): Day {
    const at = plannedAt ?? startedAt
    return dayOf(shift === 'night' ? at - NEXT_NOON_MS : at)
  }

  return {
    plan,
    dayOfPatrol,
    patrolsIn,
    /** Patrols that reached a point: what was begun by mistake proves nothing and cannot be finished. */
    walkedIn: (from: Day, until: Day): Patrol[] => patrolsIn(from, until).filter(({ visits }) => visits.length > 0),
    versionOn: (pointId: string, day: Day) => versionOn(pointId, day, repository.listVersions()),
    patrol(id: RecordId): Patrol | undefined {
      const row = repository.findPatrol(id)
      return row && shown([row])[0]
    },
    unsigned: (before: Instant): Patrol[] => shown(repository.listUnsigned(before)),
    plannedIn: (from: Day, until: Day, now: Instant): PlannedPatrol[] =>
      plannedPatrols(from, until, factsOf(from, until), { plan, now }),
    standsOn: (day: Day, now: Instant): PointStand[] => pointStands(day, factsOf(day, day), { plan, now }),
    settingOn: (day: Day) => settingOn(day, repository.listSettings(), plan),
    spanAt: (at: Instant): PatrolSpan | null => spanAt(at, { settings: repository.listSettings() }, plan),
    spanOfPlanned: (at: Instant): PatrolSpan | null => spanOfPlanned(at, { settings: repository.listSettings() }, plan),
    pointsOn: (day: Day, knownAt: Instant): PointVersion[] => pointsOn(day, knownAt, repository.listVersions()),
    /** Every point as it is now or will be next, with the day it ends. */
    points(today: Day): PatrolPoint[] {
      const byPoint = Map.groupBy(repository.listVersions(), ({ id }) => id)
      return [...byPoint.values()]
        .flatMap((own) => {
          const open = own.filter(({ isClosed }) => !isClosed)
          const current = open.findLast(({ fromOn }) => fromOn <= today) ?? open[0]
          if (!current) return []
          const end = own.findLast(({ isClosed, fromOn }) => isClosed && fromOn > current.fromOn)
          const { isClosed: _isClosed, recordedAt: _at, ...point } = current
          const endsOn = end?.fromOn ?? null
          return [{ ...point, code: pointCodeOf(point.id), endsOn, reason: end?.reason ?? point.reason }]
        })
        .sort((left, right) => left.routeOrder - right.routeOrder || (left.name < right.name ? -1 : 1))
    },
    /** The first day of a span on which no point is in use; null = there is one every day. */
    firstDayWithoutPoints(from: Day, until: Day): Day | null {
      const versions = repository.listVersions()
      for (let day = from; day <= until; day = addDays(day, 1)) {
        if (pointsOn(day, Number.POSITIVE_INFINITY, versions).length === 0) return day
      }
      return null
    },
    /** The first day a point is on record; null = there is none. */
    firstPointOn(): Day | null {
      const days = repository.listVersions().map(({ fromOn }) => fromOn)
      return days.length === 0 ? null : days.reduce((first, day) => (day < first ? day : first))
    },
    /** Faults of the patrols of a span, oldest first. */
    findings: (from: Day, until: Day): FireFinding[] =>
      patrolsIn(from, until).flatMap((patrol) =>
        patrol.visits.flatMap((visit) =>
          (visit.answer?.faults ?? []).map((fault) => ({
            ...{ patrolId: patrol.id, visitId: visit.id, at: visit.at ?? patrol.startedAt, place: visit.pointName },
            ...fault,
          })),
        ),
      ),
  }
}
