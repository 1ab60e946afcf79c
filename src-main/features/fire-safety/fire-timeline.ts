// Lines of the timeline from what each feature has on record. Reads only; newest first.
import { addDays, dayOf, startOfDay } from '#shared/contract/days.ts'
import type { Day } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { FireEvent, FireSpan } from '#shared/features/fire-safety/fire-safety.model.ts'
import type { DrillsFeature } from '../drills/index.ts'
import type { FireEquipmentFeature } from '../fire-equipment/index.ts'
import type { FireStationFeature } from '../fire-station/index.ts'
import type { HazardsFeature } from '../hazards/index.ts'
import type { createFireSafetyRepository } from './fire-safety.repository.ts'

const LIMIT = 1000
/** Detectors named in the line of a day; the others are counted. */
const NAMED_TESTS = 3

/** Another feature's lines of a span, such as what a patrol found. */
export type FireTimelineContributor = (span: FireSpan) => readonly FireEvent[]

export type FireTimelineDependencies = {
  repository: ReturnType<typeof createFireSafetyRepository>
  equipment: Pick<FireEquipmentFeature, 'rows' | 'events' | 'cycles'>
  hazards: Pick<HazardsFeature, 'all'>
  drills: Pick<DrillsFeature, 'all'>
  station: Pick<FireStationFeature, 'records'>
  /** Devices that are no detector answer null. */
  detectorName: (deviceId: string) => string | null
  contributors: () => readonly FireTimelineContributor[]
}

type Line = Omit<FireEvent, 'outcome'> & { outcome?: FireEvent['outcome'] }
const onDay = (on: Day) => ({ at: startOfDay(on), hasTime: false })

export function createFireTimeline(deps: FireTimelineDependencies) {
  function alarmLines(from: number, to: number): Line[] {
    return deps.repository.alarmsBetween(from, to).map((alarm) => ({
      ...{
        key: `alarm:${alarm.id}`,
        kind: 'alarm',
        at: alarm.raisedAt,
        hasTime: true,
        link: screenLinks.alarm(alarm.id),
      },
      values: { alarmId: alarm.id, alarmKind: alarm.kind, place: alarm.placeLabel, closeReason: alarm.closeReason },
      outcome: {
        ...{ isClosed: alarm.closedAt !== null, isDrillMode: alarm.isDrill === 1, drillId: alarm.drillId },
        ...{ incidentId: alarm.incidentId, hazardId: alarm.hazardId, rollCallAt: alarm.rollCallAt },
      },
    }))
  }

  /** One line a day: a round of tests would else push everything else out of sight. */
  function testLines(from: number, to: number): Line[] {
    const heard = deps.repository.testsBetween(from, to).flatMap(({ deviceId, at }) => {
      const name = deps.detectorName(deviceId)
      return name === null ? [] : [{ name, at }]
    })
    return [...Map.groupBy(heard, ({ at }) => dayOf(at))].map(([day, tests]) => {
      const names = [...new Set(tests.map(({ name }) => name))]
      return {
        ...{ key: `detector-test:${day}`, kind: 'detector-test', hasTime: true, link: screenLinks.detectors() },
        ...{ at: Math.max(...tests.map(({ at }) => at)) },
        values: { names: names.slice(0, NAMED_TESTS).join('、'), detectors: names.length },
      }
    })
  }

  function hazardLines({ from, until }: FireSpan): Line[] {
    const isIn = (day: Day) => day >= from && day <= until
    const hazards = deps.hazards.all().filter(({ foundOn, closedOn }) => isIn(foundOn) || isIn(closedOn ?? ''))
    return hazards.flatMap(({ id, number, place, text, grade, foundOn, closedOn }): Line[] => {
      const about = { link: screenLinks.hazard(id), values: { number, place, text, grade } }
      const found: Line = { key: `hazard-found:${id}`, kind: 'hazard-found', ...onDay(foundOn), ...about }
      const closed: Line[] =
        closedOn === null ? [] : [{ key: `hazard-closed:${id}`, kind: 'hazard-closed', ...onDay(closedOn), ...about }]
      return [found, ...closed]
    })
  }

  function drillLines(): Line[] {
    return deps.drills.all().flatMap(({ id, kind, place, marks, evacuationSeconds, arrivalSeconds }): Line[] => {
      if (marks.started === null) return []
      const values = { drillKind: kind, place, evacuationSeconds, arrivalSeconds }
      return [
        { key: `drill:${id}`, kind: 'drill', at: marks.started, hasTime: true, link: screenLinks.drill(id), values },
      ]
    })
  }

  function equipmentLines({ from, until }: FireSpan): Line[] {
    const events = deps.equipment
      .events()
      .filter(({ kind, on }) => on >= from && on <= until && (kind === 'serviced' || kind === 'scrapped'))
    if (events.length === 0) return []
    const rows = new Map(deps.equipment.rows().map((row) => [row.id, row]))
    const words = new Map(deps.equipment.cycles.types.map(({ key, words: worded }) => [key, worded]))
    return events.flatMap(({ id, kind, equipmentId, on, company }): Line[] => {
      const row = rows.get(equipmentId)
      if (!row) return []
      const worded = words.get(row.type)
      const values = { number: row.number, what: worded?.['zh-CN'] ?? '', company }
      const about = { ...onDay(on), link: screenLinks.fireEquipmentPiece(row.id), values }
      return [
        { key: `equipment:${id}`, kind: kind === 'serviced' ? 'equipment-serviced' : 'equipment-scrapped', ...about },
      ]
    })
  }

  function trainingLines(): Line[] {
    return deps.station.records().flatMap(({ id, on, content }): Line[] => {
      if (content.kind !== 'training') return []
      const values = { topic: content.topic, people: content.people.length }
      return [
        { key: `training:${id}`, kind: 'station-training', ...onDay(on), link: screenLinks.fireStation(), values },
      ]
    })
  }

  return {
    list(span: FireSpan): FireEvent[] {
      const [from, to] = [startOfDay(span.from), startOfDay(addDays(span.until, 1))]
      const dated = [...hazardLines(span), ...drillLines(), ...equipmentLines(span), ...trainingLines()].filter(
        ({ at }) => dayOf(at) >= span.from && dayOf(at) <= span.until,
      )
      const others = deps.contributors().flatMap((contribute) => [...contribute(span)])
      return [...alarmLines(from, to), ...testLines(from, to), ...dated, ...others]
        .map((line): FireEvent => ({ outcome: null, ...line }))
        .sort((left, right) => right.at - left.at || (left.key < right.key ? 1 : -1))
        .slice(0, LIMIT)
    },
  }
}
