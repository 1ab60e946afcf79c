// Care tasks: what the plans ask of a shift, and what came of it. Public API of the feature.
import { implement } from '@orpc/server'
import { addDays, daysBetween } from '#shared/contract/days.ts'
import type { BedId, Day, Instant } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import { careTasksContract, type ShiftTasks } from '#shared/features/care-tasks/care-tasks.contract.ts'
import type { CareTask, TaskRow } from '#shared/features/care-tasks/care-tasks.model.ts'
import { countTasks } from '#shared/features/care-tasks/care-tasks.rules.ts'
import type { Duty } from '#shared/features/duties/duties.contract.ts'
import { shiftSpanAt } from '#shared/features/stations/shifts.rules.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import type { RequestContext } from '../../rpc/request-context.ts'
import { type CareTasksServiceDependencies, createCareTasksService } from './care-tasks.service.ts'
import { createTaskBook, type TaskBookDependencies } from './task-book.ts'
import { createTaskLinks } from './task-links.ts'
import { createTaskRecordsRepository } from './task-records.repository.ts'
import { createTaskStory } from './task-story.ts'

const api = implement(careTasksContract).$context<RequestContext>()
const LONGEST_SPAN_DAYS = 92
/** What is overdue stands on the wall after an hour: a nurse in the middle of her round is not late. */
const TOLD_ON_WALL_MS = 60 * 60_000
/** Missed tasks are told for this many days; after that only the figures tell of them. */
const TOLD_DAYS = 2

export type CareTasksDependencies = Pick<CareTasksServiceDependencies, 'records' | 'clock' | 'newId' | 'shifts'> &
  Pick<TaskBookDependencies, 'plans' | 'orders'> & {
    residents: TaskBookDependencies['residents'] & CareTasksServiceDependencies['residents']
    displayNameOf?: (userId: string) => string | null
  }
export type CareTasksFeature = ReturnType<typeof createCareTasksFeature>

/** Builds the feature; does no work until called. */
export function createCareTasksFeature({ displayNameOf = () => null, ...deps }: CareTasksDependencies) {
  const { clock, shifts } = deps
  const repository = createTaskRecordsRepository(deps.records)
  const book = createTaskBook({ ...deps, repository, displayNameOf })
  const service = createCareTasksService({ ...deps, repository, book })
  const storyOf = createTaskStory({ repository, book, displayNameOf })

  function ofShift(at: Instant, asked: string | null | undefined): ShiftTasks {
    const shift = shiftSpanAt(at, shifts())
    const { people, tasks } = book.tasksWithin(shift.startedAt, shift.endsAt)
    const byPerson = Map.groupBy(tasks, ({ residentId }) => residentId)
    const rows = [...people.values()].flatMap((person): TaskRow[] => {
      const own = byPerson.get(person.id) ?? []
      const { id: residentId, name, bedId, bedLabel } = person
      return own.length > 0 ? [{ residentId, name, bedId, bedLabel, floorName: person.floorName, tasks: own }] : []
    })
    const floors = [...new Set(rows.flatMap((row) => row.floorName ?? []))].sort()
    const floorName = asked === undefined ? (floors[0] ?? null) : asked
    const shown = rows.filter((row) => floorName === null || row.floorName === floorName)
    return { shift, floors, floorName, rows: shown, counts: countTasks(shown.flatMap((row) => row.tasks)) }
  }

  function lateByBed(): { bedId: BedId; count: number }[] {
    const now = clock.now()
    const before = shiftSpanAt(shiftSpanAt(now, shifts()).startedAt - 1, shifts())
    const { people, tasks } = book.tasksWithin(before.startedAt, now)
    const isLate = ({ state, dueAt }: CareTask) =>
      state === 'missed' || (state === 'overdue' && now > dueAt + TOLD_ON_WALL_MS)
    const late = tasks.filter(isLate)
    return [...Map.groupBy(late, ({ residentId }) => people.get(residentId)?.bedId ?? null)].flatMap(([bedId, own]) =>
      bedId === null ? [] : [{ bedId, count: own.length }],
    )
  }

  function counts(from: Day, to: Day) {
    const days = daysBetween(from, to)
    if (days < 0) throw new DomainError('DAY_BEFORE_START', { where: 'to' })
    if (days >= LONGEST_SPAN_DAYS) refuseRule('PERIOD_TOO_LONG', 'to', { longestDays: LONGEST_SPAN_DAYS })
    return book.tasksBetween(from, to).map(({ day, tasks }) => ({ day, ...countTasks(tasks) }))
  }

  const router = api.router({
    ofShift: api.ofShift.handler(({ input }) => ofShift(input.at ?? clock.now(), input.floorName)),
    ofResident: api.ofResident.handler(({ input }) => {
      deps.residents.get(input.residentId)
      return book.tasksOf(input.residentId, input.on)
    }),
    story: api.story.handler(({ input }) => storyOf(input.key)),
    lateByBed: api.lateByBed.handler(() => lateByBed()),
    record: api.record.handler(({ input, context }) => service.record(input.entries, context.actor)),
    correct: api.correct.handler(({ input, context }) => service.correct(input, context.actor)),
    counts: api.counts.handler(({ input }) => counts(input.from, input.to)),
  })

  return {
    router,
    service,
    counts,
    /** The tasks of the shift that runs at an instant, of a floor (null: the house). */
    ofShift,
    ...createTaskLinks({ clock, repository, book, service }),
    /** One duty a day and floor while tasks of it were missed without a word. */
    dutyContributor(today: Day): Omit<Duty, 'snoozed'>[] {
      return book.tasksBetween(addDays(today, -TOLD_DAYS), today).flatMap(({ day, people, tasks }) => {
        const missed = tasks.filter(({ state }) => state === 'missed')
        const byFloor = Map.groupBy(missed, ({ residentId }) => people.get(residentId)?.floorName ?? '')
        return [...byFloor].map(([floor, list]) => ({
          ...{ key: `care-tasks-missed:${day}:${floor}`, kind: 'care-tasks-missed' as const, dueOn: day },
          ...{ owner: 'care-lead' as const, link: screenLinks.careTasks(), basis: null },
          values: { floor, count: list.length, day },
        }))
      })
    },
  }
}
