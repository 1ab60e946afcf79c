// Reads of charts: entries of a person, a floor for one kind, the lines of a timeline.
import { addDays, dayOf, startOfDay } from '#shared/contract/days.ts'
import type { Instant, ResidentId } from '#shared/contract/primitives.ts'
import { taskKindsOf } from '#shared/features/charts/chart-entry.rules.ts'
import { fluidDays } from '#shared/features/charts/chart-sums.rules.ts'
import { type ChartEntry, type ChartGridRow, ChartKind } from '#shared/features/charts/charts.model.ts'
import type { ResidentRow, TimelineEntry } from '#shared/features/residents/residents.model.ts'
import type { ChartContext } from './chart-context.ts'

const MOST_RESIDENTS = 20_000

export function createChartsReader(context: ChartContext) {
  const { repository, residents, clock, careTasks } = context
  const inHouse = (): ResidentRow[] => residents.list({ scope: 'in', limit: MOST_RESIDENTS, offset: 0 }).rows

  function latestOf(residentId: ResidentId): ChartEntry[] {
    context.mustFind(residentId)
    return repository.listLatest([residentId], ChartKind.options, clock.now()).map(context.shown)
  }

  function floor(kind: ChartKind, floorName: string): { floors: string[]; rows: ChartGridRow[] } {
    const everybody = inHouse()
    const floors = [...new Set(everybody.flatMap((row) => row.floorName ?? []))].sort()
    const asked = everybody.filter((row) => floorName === '' || row.floorName === floorName)
    const ids = asked.map(({ id }) => id)
    const latest = new Map(repository.listLatest(ids, [kind], clock.now()).map((row) => [row.residentId, row]))
    const today = dayOf(clock.now())
    const span = { from: startOfDay(today), to: startOfDay(addDays(today, 1)) }
    const isFluid = kind === 'fluid-in' || kind === 'fluid-out'
    const fluid = Map.groupBy(isFluid ? repository.listCounting(ids, [kind], span) : [], (row) => row.residentId)
    const kinds = taskKindsOf(kind)
    const waiting = Map.groupBy(kinds.length > 0 ? careTasks.openTasks(kinds) : [], (task) => task.residentId)
    const rows = asked.map((row): ChartGridRow => {
      const newest = latest.get(row.id)
      const [sum] = fluidDays(fluid.get(row.id) ?? [], today, today)
      return {
        ...{ residentId: row.id, name: row.name, bedId: row.bedId, bedLabel: row.bedLabel, floorName: row.floorName },
        state: row.state === 'on-leave' || row.state === 'in-hospital' ? row.state : 'in',
        latest: newest ? context.shown(newest) : null,
        todayMl: (kind === 'fluid-in' ? sum?.inMl : sum?.outMl) ?? null,
        tasks: (waiting.get(row.id) ?? []).map(({ key, time }) => ({ key, time })),
      }
    })
    return { floors, rows }
  }

  /** A line a day with findings of the skin, a line a month of weights: that and when, the values are read on the chart. */
  function timelineOf(residentId: ResidentId): TimelineEntry[] {
    const span = { from: 0, to: clock.now() + 1 }
    const lineOf = (
      kind: 'skin' | 'weight',
      key: string,
      rows: { at: Instant; recordedAt: Instant }[],
    ): TimelineEntry => {
      const newestAt = Math.max(...rows.map(({ at }) => at))
      return {
        ...{ id: `charts:${kind}:${key}`, kind, record: null, on: dayOf(newestAt), toOn: null },
        ...{ values: { count: rows.length }, recordedAt: newestAt, recordedBy: null, voided: null },
      }
    }
    const skin = repository
      .listCounting([residentId], ['skin'], span)
      .filter(({ value }) => value.kind === 'skin' && value.stage !== 'none')
    const weights = repository.listCounting([residentId], ['weight'], span)
    return [
      ...[...Map.groupBy(skin, ({ at }) => dayOf(at))].map(([day, rows]) => lineOf('skin', day, rows)),
      ...[...Map.groupBy(weights, ({ at }) => dayOf(at).slice(0, 7))].map(([month, rows]) =>
        lineOf('weight', month, rows),
      ),
    ]
  }

  return {
    latestOf,
    floor,
    timelineOf,
    inHouse,
    listOf(residentId: ResidentId, from: Instant, to: Instant): ChartEntry[] {
      context.mustFind(residentId)
      return repository.listBetween(residentId, from, to).map(context.shown)
    },
  }
}
