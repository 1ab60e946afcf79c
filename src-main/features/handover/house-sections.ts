// What the house itself says of a shift, section by section: alarms, incidents, who came and went, vital signs, care, devices, what is not signed.
// Reads only, and through the other features; it judges nothing they have not judged.
import { dayOf } from '#shared/contract/days.ts'
import type { Day, ResidentId } from '#shared/contract/primitives.ts'
import type { Alarm, AlarmPriority } from '#shared/features/alarms/alarms.model.ts'
import { isShelved, needsPresence } from '#shared/features/alarms/alarms.rules.ts'
import type { HandoverLine, HandoverSection, HandoverShift } from '#shared/features/handover/handover.model.ts'
import { handoverLine } from '#shared/features/handover/handover.rules.ts'
import type { ResidentRow } from '#shared/features/residents/residents.model.ts'
import type { AlarmsFeature } from '../alarms/index.ts'
import type { DevicesFeature } from '../devices/index.ts'
import type { IncidentsFeature } from '../incidents/index.ts'
import type { ResidentsFeature } from '../residents/index.ts'
import type { LeaveMove } from './handovers.repository.ts'

/** A shift in which more happened is told by its number. */
const MOST_LINES = 60
const MOST_ALARMS = 5000

/** The shift of the sheet and the moment the house is asked. */
export type HandoverMoment = { shift: HandoverShift; now: number; people: ReadonlyMap<ResidentId, ResidentRow> }
/** Adds sections to the sheet; a feature that has nothing to say adds a section without lines. */
export type HandoverContributor = (moment: HandoverMoment) => HandoverSection[]

export type HouseSources = {
  residents: Pick<ResidentsFeature, 'figures' | 'nameOf'>
  alarms: Pick<AlarmsFeature, 'listBetween' | 'listOpen'>
  incidents: Pick<IncidentsFeature, 'list'>
  devices: Pick<DevicesFeature, 'service'>
  leaveMovesBetween: (from: Day, until: Day) => LeaveMove[]
}

/** A section of the sheet; what is too much for it is counted. */
export function toSection(key: string, lines: readonly HandoverLine[]): HandoverSection {
  const inOrder = [...lines.filter(({ isOpen }) => isOpen), ...lines.filter(({ isOpen }) => !isOpen)]
  return { key, lines: inOrder.slice(0, MOST_LINES), leftOut: Math.max(0, lines.length - MOST_LINES) }
}

/** Who and where of a line about a person of the house. */
export function personOf(
  row: Pick<ResidentRow, 'id' | 'name' | 'bedLabel'>,
): Pick<HandoverLine, 'residentId' | 'name' | 'place'> {
  return { residentId: row.id, name: row.name, place: row.bedLabel }
}

export function createHouseSections(sources: HouseSources): HandoverContributor {
  const { residents, alarms, incidents } = sources

  function alarmLine(what: string, alarm: Alarm, part: Partial<HandoverLine> = {}): HandoverLine {
    return handoverLine(what, {
      ...{ at: alarm.raisedAt, place: alarm.placeLabel, residentId: alarm.residentId },
      name: alarm.residentId === null ? null : residents.nameOf(alarm.residentId),
      values: { alarmKind: alarm.kind },
      ...part,
    })
  }

  function alarmSections({ shift, now, people }: HandoverMoment): HandoverSection[] {
    const until = Math.min(shift.endsAt, now + 1)
    const raised = alarms.listBetween(shift.startedAt, until, MOST_ALARMS).filter(({ isDrill }) => !isDrill)
    const open = alarms.listOpen().filter(({ isDrill, raisedAt }) => !isDrill && raisedAt < until)
    const unattended = raised.filter(
      (alarm) => alarm.closedAt !== null && alarm.attendedAt === null && needsPresence(alarm.kind),
    )
    const count = (priority: AlarmPriority) => raised.filter((alarm) => alarm.priority === priority).length
    const total = handoverLine('alarms-total', {
      values: { total: raised.length, high: count('high'), medium: count('medium'), low: count('low') },
    })
    const watched = new Set(
      sources.devices.service.list().flatMap(({ target }) => (target?.kind === 'bed' ? [target.bedId as string] : [])),
    )
    const parked = [...people.values()].filter(
      ({ state, bedId }) => state !== 'in' && bedId !== null && watched.has(bedId),
    )
    return [
      toSection('alarms', [
        ...(raised.length > 0 ? [total] : []),
        ...open.map((alarm) => alarmLine('alarm-open', alarm, { isOpen: true })),
        ...unattended.map((alarm) => alarmLine('alarm-unattended', alarm)),
      ]),
      toSection('alarms-shelved', [
        ...open
          .filter((alarm) => isShelved(alarm, now))
          .map((alarm) =>
            alarmLine('alarm-shelved', alarm, {
              isOpen: true,
              values: { alarmKind: alarm.kind, until: alarm.shelvedUntil, reason: alarm.shelveReason },
            }),
          ),
        ...parked.map((person) =>
          handoverLine('alarm-parked', { ...personOf(person), values: { state: person.state } }),
        ),
      ]),
    ]
  }

  function movements({ shift, now, people }: HandoverMoment): HandoverSection {
    const [from, until] = [dayOf(shift.startedAt), dayOf(Math.min(shift.endsAt - 1, now))]
    const bedOf = (id: ResidentId) => people.get(id)?.bedLabel ?? null
    const moves = residents.figures.movementsBetween(from, until).flatMap((move) => {
      const about = { residentId: move.residentId, name: move.name, place: bedOf(move.residentId) }
      const isIn = move.admittedOn >= from
      const isOut = move.dischargedOn !== null && move.dischargedOn >= from && move.dischargedOn <= until
      return [
        ...(isIn ? [handoverLine('admitted', { ...about, values: { day: move.admittedOn } })] : []),
        ...(isOut
          ? [
              handoverLine(move.dischargeReason === 'death' ? 'died' : 'discharged', {
                ...about,
                values: { day: move.dischargedOn },
              }),
            ]
          : []),
      ]
    })
    const leaves = sources.leaveMovesBetween(from, until).map(({ residentId, name, kind, isReturn, on }) =>
      handoverLine(isReturn ? 'returned' : kind === 'hospital' ? 'to-hospital' : 'on-leave', {
        ...{ residentId, name, place: bedOf(residentId), values: { day: on } },
      }),
    )
    return toSection('movements', [...moves, ...leaves])
  }

  return (moment) => {
    const { shift, now } = moment
    const until = Math.min(shift.endsAt, now + 1)
    const happened = incidents.list(shift.startedAt, until).map((incident) =>
      handoverLine('incident', {
        ...{
          at: incident.occurredAt,
          place: incident.place,
          residentId: incident.residentId,
          name: incident.residentName,
        },
        ...{ values: { incidentKind: incident.kind, summary: incident.summary }, isOpen: incident.state === 'open' },
      }),
    )
    const silent = sources.devices.service
      .list()
      .filter(({ isSilent, state }) => isSilent && state === 'bound')
      .map(({ name, targetLabel, lastHeardAt }) =>
        handoverLine('device-silent', {
          place: targetLabel,
          values: { device: name, since: lastHeardAt },
          isOpen: true,
        }),
      )
    return [...alarmSections(moment), toSection('incidents', happened), movements(moment), toSection('devices', silent)]
  }
}
