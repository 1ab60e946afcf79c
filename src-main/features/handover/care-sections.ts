// What a shift's care says: vital signs out of their limits, tasks that were not done, and what still waits for a signature or a word.
import { dayOf } from '#shared/contract/days.ts'
import { itemsOf } from '#shared/features/assessments/scale.model.ts'
import type { CarePlan } from '#shared/features/care-plans/care-plans.model.ts'
import type { ShiftTasks } from '#shared/features/care-tasks/care-tasks.contract.ts'
import type { CareTask, TaskRow, TaskState } from '#shared/features/care-tasks/care-tasks.model.ts'
import type { HandoverLine, HandoverSection } from '#shared/features/handover/handover.model.ts'
import { handoverLine } from '#shared/features/handover/handover.rules.ts'
import { demandsOf } from '#shared/features/incidents/incident-loop.rules.ts'
import type { AssessmentsFeature } from '../assessments/index.ts'
import { type IncidentsFeature, loadIncidentRules } from '../incidents/index.ts'
import type { RisksFeature } from '../risks/index.ts'
import type { VitalsFeature } from '../vitals/index.ts'
import { type HandoverContributor, type HandoverMoment, personOf, toSection } from './house-sections.ts'

const MOST_TASKS_NAMED = 4
const MOST_PEOPLE_NAMED = 20

export type CareSources = {
  vitals: Pick<VitalsFeature, 'reader'>
  careTasks: { ofShift(at: number, floorName: string | null): ShiftTasks }
  carePlans: { listBetween(from: string, to: string): CarePlan[] }
  assessments: Pick<AssessmentsFeature, 'drafts' | 'scales'>
  risks: Pick<RisksFeature, 'drafts'>
  incidents: Pick<IncidentsFeature, 'reader'>
}

/** What the next shift must know of, in the order it is told; `open` = it can still do something about it. */
const toldStates: readonly [TaskState, string, boolean][] = [
  ['missed', 'tasks-missed', true],
  ['overdue', 'tasks-overdue', true],
  ['refused', 'tasks-refused', false],
  ['held', 'tasks-held', false],
  ['reasoned', 'tasks-reasoned', false],
]

function named(tasks: readonly CareTask[]): string {
  const shown = tasks.slice(0, MOST_TASKS_NAMED).map(({ time, text }) => `${time} ${text}`)
  return `${shown.join('、')}${tasks.length > MOST_TASKS_NAMED ? '…' : ''}`
}

/** Where half the house is meant, a line a floor says more than a page of names. */
function byFloor(people: readonly TaskRow[], what: string, isOpen: boolean): HandoverLine[] {
  return [...Map.groupBy(people, ({ floorName }) => floorName)].map(([place, rows]) =>
    handoverLine(`${what}-floor`, {
      ...{ place, isOpen },
      values: { people: rows.length, count: rows.reduce((sum, { tasks }) => sum + tasks.length, 0) },
    }),
  )
}

export function createCareSections(sources: CareSources): HandoverContributor {
  function vitals({ shift }: HandoverMoment): HandoverSection {
    const lines = sources.vitals.reader.measuredSince(shift.startedAt).flatMap((row): HandoverLine[] => {
      const who = { residentId: row.residentId, name: row.name, place: row.bedLabel }
      const outside = row.latest.filter(
        ({ tier, takenAt }) => (tier === 'high' || tier === 'medium') && takenAt >= shift.startedAt,
      )
      const known = row.news2.partial.known.some(({ at }) => at >= shift.startedAt)
      const { band, score, isAtLeast, singleThree } = row.news2
      const isRaised = known && (band === 'high' || band === 'medium' || singleThree)
      return [
        ...(isRaised
          ? [
              handoverLine(score === null || isAtLeast ? 'news2-at-least' : 'news2', {
                ...{ ...who, values: { score: score ?? row.news2.partial.partialScore }, isOpen: true },
              }),
            ]
          : []),
        ...outside.map(({ kind, value, diastolic, word, takenAt, tier }) =>
          handoverLine('vital', {
            ...{ ...who, at: takenAt, isOpen: tier === 'high' },
            values: { vitalKind: kind, value: word ?? (diastolic === null ? value : `${value}/${diastolic}`) },
          }),
        ),
      ]
    })
    return toSection('vitals', lines)
  }

  function careTasks({ shift }: HandoverMoment): HandoverSection {
    const { rows } = sources.careTasks.ofShift(shift.startedAt, null)
    const lines = toldStates.flatMap(([state, what, isOpen]) => {
      const people = rows
        .map((row) => ({ ...row, tasks: row.tasks.filter((task) => task.state === state) }))
        .filter(({ tasks }) => tasks.length > 0)
      if (people.length > MOST_PEOPLE_NAMED) return byFloor(people, what, isOpen)
      return people.map(({ residentId, name, bedLabel: place, tasks }) => {
        const values = { count: tasks.length, tasks: named(tasks) }
        return handoverLine(what, { residentId, name, place, isOpen, values })
      })
    })
    return toSection('care-tasks', lines)
  }

  function unsigned({ now, people }: HandoverMoment): HandoverSection {
    const today = dayOf(now)
    const rules = loadIncidentRules()
    const untold = sources.incidents.reader
      .listOpen()
      .filter(({ loop, live }) =>
        demandsOf(loop, live, rules).some(({ to, doneAt }) => to === 'family' && doneAt === null),
      )
      .map(({ loop, residentName, place }) =>
        handoverLine('incident-family-untold', {
          ...{ at: loop.foundAt, name: residentName, place, residentId: loop.residentId },
          ...{ values: { incidentKind: loop.kind }, isOpen: true },
        }),
      )
    const scaleOf = new Map(sources.assessments.scales.map((scale) => [scale.code, scale]))
    const assessments = sources.assessments.drafts().flatMap(({ residentId, scale: code, answered }) => {
      const [person, scale] = [people.get(residentId), scaleOf.get(code)]
      const values = { scale: scale?.title ?? code, answered, of: scale ? itemsOf(scale).length : null }
      return person ? [handoverLine('assessment-draft', { ...personOf(person), isOpen: true, values })] : []
    })
    const risks = sources.risks.drafts().flatMap(({ residentId }) => {
      const person = people.get(residentId)
      return person ? [handoverLine('risk-draft', { ...personOf(person), isOpen: true })] : []
    })
    const plans = sources.carePlans
      .listBetween(today, today)
      .filter(({ consent }) => consent === null)
      .flatMap(({ residentId, version }) => {
        const person = people.get(residentId)
        return person ? [handoverLine('plan-unsigned', { ...personOf(person), values: { version }, isOpen: true })] : []
      })
    return toSection('unsigned', [...untold, ...assessments, ...risks, ...plans])
  }

  return (moment) => [vitals(moment), careTasks(moment), unsigned(moment)]
}
