import { createServer } from 'node:net'
import { call } from '@orpc/server'
import { connectAsync } from 'mqtt'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createEmbeddedBroker } from '#main/mqtt/embedded-broker.ts'
import { createManualClock, systemClock } from '#main/platform/clock.ts'
import type { Alarm } from '#shared/features/alarms/alarms.model.ts'
import { connectGateway, until } from '../../support/gateway-client.ts'
import { createLiveHome, type LiveHomeOptions, nurse, openHomeFiles, sleepace } from '../../support/live-home.ts'
import { makeTemporaryFolder } from '../../support/temporary-folder.ts'

const connection = { seatId: 'seat-1', resolveSeat: () => ({ state: 'signed-in' as const, actor: nurse }) }

async function startHome(part: Partial<LiveHomeOptions> = {}) {
  const home = createLiveHome({ folder: makeTemporaryFolder(), clock: systemClock, ...part })
  onTestFinished(async () => {
    await home.stop()
    home.close()
  })
  await home.start()
  return home
}

/** Another broker in the house, as Mosquitto would be. */
async function startOtherBroker() {
  const broker = createEmbeddedBroker({ port: 0, authenticate: async () => 'console' })
  const { port } = await broker.start()
  onTestFinished(() => broker.stop())
  const url = `mqtt://127.0.0.1:${port}`
  const client = await connectAsync(url, { username: 'bridge', password: 'x', protocolVersion: 4 })
  onTestFinished(() => client.endAsync(true))
  const settings = {
    broker: {
      mode: 'external' as const,
      isOpenToLan: false,
      externalUrl: url,
      externalUsername: 'yian',
      externalCa: null,
    },
  }
  return { client, settings, broker }
}

describe('from a device to the wall', () => {
  it('a mattress that speaks over MQTT shows its vital signs on the tile of its bed', async () => {
    const home = await startHome()
    const gateway = await connectGateway(home)
    const say = (heart: number) =>
      gateway.publishAsync(
        'sleepace-57136',
        JSON.stringify(sleepace('m1', { heart, breath: 16, bedStatus: 0, initStatus: 0 })),
        { qos: 1 },
      )
    await say(70)
    home.bind('sleepace:m1', 'mattress', 'bed-1')
    await say(72)
    const tile = home.wall.service.snapshot().tiles.find((one) => one.label === '201-1')
    expect(tile).toMatchObject({
      presence: 'in-bed',
      heartRate: { value: 72 },
      respiration: { value: 16 },
      unknownBecause: null,
      surname: '陈',
    })
    const other = home.wall.service.snapshot().tiles.find((one) => one.label === '201-2')
    expect(other).toMatchObject({ presence: 'unknown', unknownBecause: 'no-device', heartRate: { value: null } })
  })

  it('an alarm is in the file before anybody is told of it, and before its sender is told that it arrived', async () => {
    const home = await startHome()
    const gateway = await connectGateway(home)
    const rows: unknown[] = []
    home.events.on('alarm-raised', ({ alarm }) => {
      rows.push(home.records.prepare('SELECT kind, state FROM alarms WHERE id = ?').get(alarm.id))
      rows.push(home.records.prepare('SELECT kind FROM alarm_events WHERE alarm_id = ?').get(alarm.id))
    })
    await gateway.publishAsync('zigbee2mqtt/bell', '{"action":"emergency"}', { qos: 1 })
    expect(rows).toEqual([{ kind: 'call-bell', state: 'raised' }, { kind: 'raised' }])
  })

  it('a watching screen gets the open alarms, then the new one, within a second of the press', async () => {
    const home = await startHome()
    const gateway = await connectGateway(home)
    const stop = new AbortController()
    onTestFinished(() => stop.abort())
    const seen: Alarm[] = []
    const watching = (async () => {
      const context = { ...connection, actor: nurse, requestId: 'request', isCovered: false }
      const feed = await call(home.alarms.router.watchOpen, undefined, { context, signal: stop.signal })
      for await (const message of feed) {
        if (message.kind === 'change') seen.push(message.change.alarm)
      }
    })()
    const pressedAt = performance.now()
    await gateway.publishAsync('zigbee2mqtt/bell', '{"action":"emergency"}', { qos: 0 })
    await until(() => seen.length > 0)
    expect(performance.now() - pressedAt).toBeLessThan(1000)
    expect(seen[0]).toMatchObject({ kind: 'call-bell', state: 'raised' })
    stop.abort()
    await watching
  })

  it('what the procedures answer fits the contract', async () => {
    const home = await startHome()
    home.hear('sleepace-1', sleepace('m1', { heart: 70, breath: 16, bedStatus: 0, initStatus: 0 }))
    home.bind('sleepace:m1', 'mattress', 'bed-1')
    home.hear('zigbee2mqtt/kitchen', { smoke: true, battery: 80 })
    home.hear('else/where', '?')
    const context = { ...connection, actor: nurse, requestId: 'request', isCovered: false }
    const { devices, alarms, wall } = home
    expect(await call(devices.router.list, undefined, { context })).toHaveLength(2)
    expect(await call(devices.router.inboxTopics, undefined, { context })).toHaveLength(1)
    expect(await call(devices.router.brokerStatus, undefined, { context })).toMatchObject({ state: 'connected' })
    const span = { from: Date.now() - 60_000, to: Date.now() + 60_000 }
    const [alarm] = await call(alarms.router.list, span, { context })
    expect(await call(alarms.router.get, { id: alarm!.id }, { context })).toMatchObject({
      events: [{ kind: 'raised' }],
    })
    const history = await call(devices.router.bedHistory, { bedId: 'bed-1' as never, ...span }, { context })
    expect(history.minutes.length).toBeGreaterThanOrEqual(2)
    const feed = await call(wall.router.watch, undefined, { context })
    expect((await feed.next()).value).toMatchObject({ kind: 'snapshot', snapshot: { broker: { state: 'connected' } } })
    await feed.return(undefined)
  })

  it('acknowledging, being there and closing leave an audit row each, in this order only', async () => {
    const home = await startHome()
    home.hear('zigbee2mqtt/bell', { action: 'emergency' })
    const { id } = home.alarms.listOpen()[0]!
    const close = () => home.alarms.service.close({ id, reason: 'real', note: '协助起身' }, nurse)
    expect(close).toThrow(expect.objectContaining({ code: 'ALARM_NOT_ACKNOWLEDGED' }))
    home.alarms.service.acknowledge(id, nurse)
    home.alarms.service.acknowledge(id, { ...nurse, displayName: '护士乙' })
    expect(close).toThrow(expect.objectContaining({ code: 'ALARM_NOT_ATTENDED' }))
    home.alarms.service.attend({ id, how: 'button' }, nurse)
    expect(close()).toMatchObject({
      state: 'closed',
      acknowledgedBy: '护士甲',
      closedBy: '护士甲',
      closeReason: 'real',
    })
    expect(close).toThrow(expect.objectContaining({ code: 'ALARM_CLOSED' }))
    expect(home.alarms.listOpen()).toEqual([])
    expect(home.records.prepare('SELECT action FROM audit_log ORDER BY seq').pluck().all()).toEqual([
      'alarms.acknowledge',
      'alarms.attend',
      'alarms.close',
    ])
    const steps = home.alarms.service.get(id).events.map((event) => [event.kind, event.userName, event.seat])
    expect(steps).toEqual([
      ['raised', null, null],
      ['acknowledged', '护士甲', '二楼护士站'],
      ['attended', '护士甲', '二楼护士站'],
      ['closed', '护士甲', '二楼护士站'],
    ])
  })
})

describe('an external broker', () => {
  it('a kept press does not ring, kept smoke rings once to be verified, and live messages follow', async () => {
    const { client, settings } = await startOtherBroker()
    await client.publishAsync('zigbee2mqtt/bell', '{"action":"emergency"}', { qos: 1, retain: true })
    await client.publishAsync('zigbee2mqtt/kitchen', '{"smoke":true}', { qos: 1, retain: true })
    const home = await startHome({ settings })
    await until(() => home.alarms.listOpen().length > 0)
    await client.publishAsync('zigbee2mqtt/end', '{"occupancy":true}', { qos: 1 })
    await until(() => home.devices.service.list().some((device) => device.externalKey === 'zigbee2mqtt:end'))
    expect(home.alarms.listOpen()).toEqual([
      expect.objectContaining({ kind: 'smoke', isFromStartUp: true, repeats: 0, placeLabel: 'kitchen' }),
    ])
  })

  it('a broker that vanished is told after ten seconds as a high alarm, and the beds become unknown', async () => {
    const { client, settings, broker } = await startOtherBroker()
    const clock = createManualClock(Date.now())
    const home = await startHome({ settings, clock })
    await until(() => home.devices.ingest.status().state === 'connected')
    const message = JSON.stringify(sleepace('m1', { heart: 70, breath: 16, bedStatus: 0, initStatus: 0 }))
    await client.publishAsync('sleepace-1', message, { qos: 1 })
    await until(() => home.devices.service.list().length > 0)
    home.bind('sleepace:m1', 'mattress', 'bed-1')
    await client.endAsync(true)
    await broker.stop()
    await until(() => home.devices.ingest.status().state === 'lost')
    clock.advance(9_000)
    expect(home.alarms.listOpen()).toEqual([])
    clock.advance(2_000)
    expect(home.alarms.listOpen()).toEqual([expect.objectContaining({ kind: 'broker-lost', priority: 'high' })])
    expect(home.wall.service.snapshot().tiles[0]).toMatchObject({ presence: 'unknown', unknownBecause: 'broker-lost' })
  })
})

describe('the built-in broker', () => {
  it('a port that is taken is a state with advice, not a crash', async () => {
    const squatter = createServer()
    await new Promise<void>((resolve) => squatter.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void squatter.close())
    const address = squatter.address()
    const home = await startHome({ port: typeof address === 'object' && address !== null ? address.port : 0 })
    expect(home.devices.ingest.status()).toMatchObject({ state: 'failed', lastError: 'BROKER_PORT_TAKEN' })
  })

  it('follows a change of the settings to an external broker', async () => {
    const { settings } = await startOtherBroker()
    const home = await startHome()
    expect(home.devices.ingest.status()).toMatchObject({ mode: 'embedded', state: 'connected' })
    home.changeSettings(settings)
    await until(
      () => home.devices.ingest.status().mode === 'external' && home.devices.ingest.status().state === 'connected',
    )
  })

  it('lets nobody in without the password of an enabled gateway', async () => {
    const home = await startHome()
    const { id, password } = await home.devices.gateways.add({ name: '二楼', username: 'floor2' }, nurse)
    const enter = (secret: string) =>
      connectAsync(home.devices.brokerUrl()!, {
        username: 'floor2',
        password: secret,
        reconnectPeriod: 0,
        protocolVersion: 4,
      })
    await expect(enter('guess')).rejects.toThrow()
    const client = await enter(password)
    onTestFinished(() => client.endAsync(true))
    home.devices.gateways.setEnabled({ id, isEnabled: false }, nurse)
    await until(() => !client.connected)
    await expect(enter(password)).rejects.toThrow()
    const stored = home.records.prepare('SELECT password_hash FROM gateways').pluck().get()
    expect(stored).toMatch(/^scrypt\$/)
  })
})

describe('bad input', () => {
  it('text that is not JSON, 5 MB and a device clock of 1970 stop nothing and are counted', async () => {
    const home = await startHome()
    const gateway = await connectGateway(home)
    await gateway.publishAsync('zigbee2mqtt/lamp', 'not { json', { qos: 1 })
    await gateway.publishAsync('zigbee2mqtt/big', Buffer.alloc(5 * 1024 * 1024, 'a'), { qos: 1 })
    await gateway.publishAsync('somebody/else', '{"idcard":"350582193501011234"}', { qos: 1 })
    const old = { ...(sleepace('m1', { heart: 70, breath: 16, bedStatus: 0, initStatus: 0 }) as object), timeStamp: 12 }
    const before = Date.now()
    await gateway.publishAsync('sleepace-1', JSON.stringify(old), { qos: 1 })
    const status = home.devices.ingest.status()
    expect(status).toMatchObject({ state: 'connected', receivedCount: 4, rejectedCount: 2 })
    const topics = home.devices.ingest.inboxTopics()
    expect(topics.map((topic) => [topic.topic, topic.problem])).toEqual([
      ['somebody/else', 'UNKNOWN_TOPIC'],
      ['zigbee2mqtt/big', 'TOO_LARGE'],
      ['zigbee2mqtt/lamp', 'NOT_JSON'],
    ])
    expect(topics[0]!.sample).not.toContain('350582193501011234')
    expect(Math.max(...topics.map((topic) => topic.sample.length))).toBeLessThanOrEqual(500)
    const device = home.devices.service.list().find((one) => one.externalKey === 'sleepace:m1')
    expect(device?.latest.every((reading) => reading.at >= before)).toBe(true)
  })
})

describe('load and failure', () => {
  it('a burst of 2,000 messages is taken without losing one', async () => {
    const home = await startHome()
    const gateway = await connectGateway(home)
    const sent = Array.from({ length: 2000 }, (_, index) =>
      gateway.publishAsync(`zigbee2mqtt/sensor-${index % 50}`, JSON.stringify({ temperature: index / 100 }), {
        qos: 1,
      }),
    )
    await Promise.all(sent)
    expect(home.devices.ingest.status()).toMatchObject({
      receivedCount: 2000,
      rejectedCount: 0,
      pendingReadings: 0,
      lostReadings: 0,
    })
    expect(home.devices.service.list()).toHaveLength(50)
    await gateway.endAsync()
    await home.stop()
    expect(home.telemetry.prepare('SELECT count(*) FROM readings').pluck().get()).toBe(2000)
    expect(home.telemetry.prepare('SELECT count(*) FROM reading_journal').pluck().get()).toBe(0)
    expect(home.telemetry.prepare('SELECT sum(readings) FROM readings_hour').pluck().get()).toBe(2000)
  })

  it('readings that cannot be stored wait, an alarm says so, and they are stored when the disk works again', async () => {
    const clock = createManualClock(Date.now())
    const home = await startHome({ clock })
    home.hear('zigbee2mqtt/sensor', { temperature: 20 })
    clock.advance(1000)
    home.telemetry.exec(
      "CREATE TRIGGER broken BEFORE INSERT ON series_readings BEGIN SELECT RAISE(ABORT, 'STORAGE_FAILED'); END",
    )
    home.hear('zigbee2mqtt/sensor', { temperature: 21 })
    home.hear('zigbee2mqtt/sensor', { temperature: 22 })
    clock.advance(1000)
    expect(home.devices.ingest.status()).toMatchObject({ pendingReadings: 2, lostReadings: 0 })
    expect(home.alarms.listOpen()).toEqual([
      expect.objectContaining({ kind: 'storage-failed', priority: 'high', isActive: true }),
    ])
    home.telemetry.exec('DROP TRIGGER broken')
    clock.advance(2000)
    expect(home.devices.ingest.status()).toMatchObject({ pendingReadings: 0, lostReadings: 0 })
    expect(home.telemetry.prepare('SELECT value FROM readings ORDER BY at').pluck().all()).toEqual([20, 21, 22])
    expect(home.alarms.listOpen()).toEqual([expect.objectContaining({ kind: 'storage-failed', isActive: false })])
  })

  it('an alarm that cannot be stored rings all the same, says so, and is stored later', async () => {
    const clock = createManualClock(Date.now())
    const home = await startHome({ clock })
    home.hear('zigbee2mqtt/bell', { action: '', battery: 90 })
    home.records.exec("CREATE TRIGGER broken BEFORE INSERT ON alarms BEGIN SELECT RAISE(ABORT, 'STORAGE_FAILED'); END")
    const told: Alarm[] = []
    home.events.on('alarm-raised', ({ alarm }) => told.push(alarm))
    home.hear('zigbee2mqtt/bell', { action: 'emergency' })
    expect(told).toEqual([
      expect.objectContaining({ kind: 'call-bell', values: { press: 'emergency', isStored: false } }),
    ])
    expect(() => home.alarms.service.acknowledge(told[0]!.id, nurse)).toThrow()
    clock.advance(1000)
    expect(home.alarms.listOpen().map((alarm) => alarm.kind)).toEqual(['call-bell', 'storage-failed'])
    home.records.exec('DROP TRIGGER broken')
    clock.advance(6000)
    expect(home.records.prepare('SELECT kind FROM alarms ORDER BY raised_at').pluck().all()).toEqual([
      'call-bell',
      'storage-failed',
    ])
    expect(home.alarms.listOpen()[0]!.values).toEqual({ press: 'emergency' })
    expect(home.alarms.service.acknowledge(told[0]!.id, nurse).state).toBe('acknowledged')
  })

  it('after a restart the open alarms are back, nothing is doubled, and old values are not shown as live', async () => {
    const folder = makeTemporaryFolder()
    const clock = createManualClock(Date.now())
    const files = openHomeFiles(folder, clock)
    const first = createLiveHome({ folder, clock, files })
    await first.start()
    first.hear('sleepace-1', sleepace('m1', { heart: 70, breath: 16, bedStatus: 0, initStatus: 0 }))
    first.bind('sleepace:m1', 'mattress', 'bed-1')
    first.hear('sleepace-1', sleepace('m1', { heart: 71, breath: 16, bedStatus: 0, initStatus: 0 }))
    first.hear('zigbee2mqtt/kitchen', { smoke: true })
    const before = first.alarms.listOpen()
    await first.stop()
    clock.advance(60_000)

    const second = await startHome({ folder, clock, files })
    expect(second.alarms.listOpen()).toEqual(before)
    second.hear('zigbee2mqtt/kitchen', { smoke: true })
    expect(second.alarms.listOpen()).toEqual(before)
    expect(second.wall.service.snapshot().tiles[0]).toMatchObject({
      presence: 'unknown',
      unknownBecause: 'stale',
      heartRate: { value: null },
    })
    expect(second.devices.service.list()).toHaveLength(2)
    second.hear('sleepace-1', sleepace('m1', { heart: 72, breath: 16, bedStatus: 0, initStatus: 0 }))
    expect(second.wall.service.snapshot().tiles[0]).toMatchObject({ presence: 'in-bed', heartRate: { value: 72 } })
  })
})
