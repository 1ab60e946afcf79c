// A home of any number of beds in which every state of the wall stands, told by hand-made messages over the real broker. For pictures
// and measurements of the wall; `publishSeconds` is the living house, one message a second for every mattress.
import { resolve } from 'node:path'
import { connectAsync, type MqttClient } from 'mqtt'
import type { Backend } from '#main/backend/create-backend.ts'
import { startLanHost } from '#main/hosts/lan/start-lan-host.ts'
import {
  bellPress,
  mattressNotice,
  mattressRecords,
  startBurst,
  type WireMessage,
} from '#main/mqtt/simulator/simulated-messages.ts'
import { createLogger } from '#main/platform/logger.ts'
import type { AppClient } from '#shared/contract/app-contract.ts'
import { addDays, dayOf } from '#shared/contract/days.ts'
import type { BedOnDay } from '#shared/features/beds/beds.model.ts'
import { layOutRooms } from '#shared/features/floor-plans/drawing.rules.ts'
import { foundHome, openBackend, signIn, withFiles } from '../../bench/support/bench-home.ts'
import { growHome } from '../../bench/support/grow-home.ts'

export const rendererFolder = resolve(import.meta.dirname, '..', '..', '..', 'out', 'renderer')
const bells = ['203-1', '105-2', '112-1', '118-2', '121-1', '107-1'].map((label) => ({ label, id: `bell/${label}` }))
/** A bell whose battery is nearly empty. */
const weakBell = '108-2'

export type WallHome = {
  url: string
  token: string
  backend: Backend
  client: AppClient
  /** One reading of every mattress that speaks. */
  publishSecond(): Promise<void>
  /** Raises and handles alarms until each stage of an alarm's life is on the wall. */
  raiseEveryStage(): Promise<void>
  close(): Promise<void>
}

const mattress = (index: number) => `mattress-${String(index + 1).padStart(3, '0')}`
/** Of every hundred beds: 3 offline, 1 without its sensor, 2 without a mattress, 7 whose person is up. */
const isOffline = (index: number) => index % 33 === 20
const isDetached = (index: number) => index % 100 === 46
const isBare = (index: number) => index % 50 === 37
const isUp = (index: number) => index % 14 === 5

async function emptySomeBeds(client: AppClient, beds: readonly BedOnDay[], today: string): Promise<void> {
  for (const [index, bed] of beds.entries()) {
    const id = bed.occupant?.residentId
    if (!id) continue
    // Nobody has a bed of these any more; in one somebody lies all the same, one is under repair.
    if (index % 17 === 9) {
      await client.residents.discharge({ id, on: today, reason: 'home', destination: null, deathCause: null })
    } else if (index % 40 === 28 || index % 50 === 43) {
      const kind = index % 40 === 28 ? 'leave' : 'hospital'
      const stay = { expectedReturnOn: addDays(today, 4), destination: null, reason: null }
      await client.residents.startLeave({ id, kind, fromOn: addDays(today, -1), ...stay })
    }
  }
}

async function bindAll(client: AppClient, beds: readonly BedOnDay[]): Promise<void> {
  const byLabel = new Map(beds.map((bed) => [bed.label, bed]))
  for (const device of await client.devices.list()) {
    if (device.state !== 'inbox') continue
    const number = /mattress-(\d+)$/.exec(device.externalKey)?.[1]
    const bed = number ? beds[Number(number) - 1] : byLabel.get(device.name.replace('bell/', ''))
    if (!bed) continue
    const role = number ? 'mattress' : 'bell'
    await client.devices.bindTo({ id: device.id, role, name: device.name, target: { kind: 'bed', bedId: bed.id } })
  }
}

/** Draws every floor from its register. */
async function drawFloors(client: AppClient): Promise<void> {
  const { floors, rooms } = await client.beds.map({})
  for (const floor of floors) {
    const drawing = layOutRooms(rooms.filter((room) => room.floorId === floor.id))
    await client.floorPlans.save({ floorId: floor.id, basedOn: 0, drawing })
  }
}

export async function openWallHome(folder: string, bedCount: number): Promise<WallHome> {
  const today = dayOf(Date.now())
  await foundHome(folder)
  await withFiles(folder, ({ records }) => growHome(records, { beds: bedCount, years: 1, today, seed: 7 }))
  const backend = await openBackend(folder, true)
  await backend.start()
  const { client, token } = await signIn(backend)
  const { beds } = await client.beds.map({})
  await emptySomeBeds(client, beds, today)
  await drawFloors(client)
  const { username, password } = await client.devices.addGateway({ name: '网关', username: 'wall-home' })
  const gateway: MqttClient = await connectAsync(backend.mqttUrl() ?? '', { username, password, protocolVersion: 4 })
  const publish = async (messages: readonly WireMessage[]): Promise<void> => {
    for (const { topic, payload, retain } of messages) await gateway.publishAsync(topic, payload, { qos: 1, retain })
  }
  const now = (await client.beds.map({})).beds
  let second = 0
  const free = now.flatMap((bed, index) => (bed.state === 'free' && !isBare(index) ? [index] : []))
  const [, strangerIn, blocked] = free
  const blockedId = blocked === undefined ? undefined : now[blocked]?.id
  if (blockedId)
    await client.beds.block({ bedId: blockedId, kind: 'repair', fromOn: today, untilOn: null, reason: '床架待修' })
  const speaking = now.map((_bed, index) => index).filter((index) => !isBare(index))
  const publishSecond = async (): Promise<void> => {
    second += 1
    const samples = speaking
      .filter((index) => second < 3 || (!isOffline(index) && !isDetached(index)))
      .map((index) => {
        const isHere = now[index]?.state === 'occupied'
        const sample = {
          at: Date.now(),
          inBed: index === strangerIn || (isHere && !isUp(index)),
          heartRate: isHere && !isUp(index) ? 56 + ((index * 7 + second) % 26) : 0,
          breathRate: isHere && !isUp(index) ? 12 + ((index * 3 + second) % 7) : 0,
        }
        return { id: mattress(index), sample, at: Date.now() }
      })
    for (let from = 0; from < samples.length; from += 50)
      await publish([mattressRecords(samples.slice(from, from + 50))])
  }
  await publish(startBurst(bells.map(({ id }) => ({ kind: 'bell', id }))))
  await publish([{ topic: `zigbee2mqtt/bell/${weakBell}`, payload: '{"battery":8,"linkquality":90}', retain: false }])
  await publishSecond()
  await bindAll(client, now)
  await publishSecond()
  for (const index of speaking) {
    if (isOffline(index)) await publish([mattressNotice(mattress(index), 'connectionStatus', 0, Date.now())])
    if (isDetached(index)) await publish([mattressNotice(mattress(index), 'deviceSenSor', 0, Date.now())])
  }
  await publishSecond()
  const host = await startLanHost({ backend, rendererFolder, port: 0, logger: createLogger({ isSilent: true }) })

  /** The open alarm of a bed, as soon as it is there. */
  async function alarmOf(label: string) {
    for (;;) {
      const span = { from: Date.now() - 3_600_000, to: Date.now() + 60_000 }
      const found = (await client.alarms.list(span)).find(
        (each) => each.placeLabel === label && each.state !== 'closed',
      )
      if (found) return found
    }
  }
  return {
    url: host.url,
    token,
    backend,
    client,
    publishSecond,
    async raiseEveryStage() {
      const [calling, acknowledged, attended, again, drill, cared] = bells
      if (!calling || !acknowledged || !attended || !again || !drill || !cared) throw new Error('six bells are needed')
      const room = now.find((bed) => bed.label === drill.label)?.roomId
      if (room) {
        const scope = { kind: 'room', roomId: room } as const
        await client.alarms.drills.start({
          kind: 'drill',
          scope,
          minutes: 60,
          callsSiren: false,
          reason: '月度应急演练',
        })
      }
      for (const { id } of [acknowledged, attended, again, drill]) await publish(bellPress(id, Date.now()))
      await client.alarms.acknowledge({ id: (await alarmOf(acknowledged.label)).id })
      await client.alarms.attend({ id: (await alarmOf(attended.label)).id, how: 'button' })
      await client.alarms.acknowledge({ id: (await alarmOf(again.label)).id })
      await publish(bellPress(again.id, Date.now()))
      await alarmOf(drill.label)
      // Somebody came and closed it: staff is with the person still.
      await publish(bellPress(cared.id, Date.now()))
      const done = (await alarmOf(cared.label)).id
      await client.alarms.attend({ id: done, how: 'button' })
      await client.alarms.close({ id: done, reason: 'real', note: null })
      const silent = (await client.alarms.list({ from: 0, to: Date.now() + 60_000 })).find(
        (each) => each.priority !== 'high' && each.bedId !== null && each.state === 'raised',
      )
      if (silent) await client.alarms.shelve({ id: silent.id, minutes: 30, reason: '设备待修' })
      await publish(bellPress(calling.id, Date.now()))
      await alarmOf(calling.label)
    },
    async close() {
      await gateway.endAsync(true)
      await host.close()
      await backend.dispose()
    },
  }
}
