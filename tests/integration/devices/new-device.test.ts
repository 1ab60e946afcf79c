import type { MqttClient } from 'mqtt'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Role } from '#shared/contract/permissions.ts'
import { connectGateway } from '../../support/mqtt-home.ts'
import { createTestBackend, type TestClient } from '../../support/test-backend.ts'

/** A home with one floor of two rooms, its broker open, and a gateway that may publish. */
async function openHome(roles: readonly Role[] = ['director']) {
  const home = await createTestBackend({ roles, mqtt: { isEnabled: true, port: 0 } })
  await home.backend.start()
  const { client } = await home.signIn('director')
  await client.beds.addRooms({
    ...{ building: '主楼', floor: '二楼', stayMode: 'full-time', openedOn: '2026-01-01', careType: 'nursing' },
    rooms: [
      { name: '201', beds: ['1', '2'] },
      { name: '202', beds: ['1'] },
    ],
  })
  const { username, password } = await client.devices.addGateway({ name: '网关', username: 'gateway' })
  const gateway = await connectGateway(home.backend.mqttUrl() ?? '', { username, password })
  onTestFinished(() => void gateway.end(true))
  return { ...home, client, gateway }
}

const publish = (gateway: MqttClient, topic: string, body: unknown) =>
  gateway.publishAsync(topic, typeof body === 'string' ? body : JSON.stringify(body), { qos: 1 })

async function deviceOf(client: TestClient, externalKey: string) {
  const device = (await client.devices.list()).find((one) => one.externalKey === externalKey)
  if (!device) throw new Error(`never heard: ${externalKey}`)
  return device
}

describe('a new device over real MQTT', () => {
  test('is suggested for the room its name says, bound with others at once, and walk-tested by its own messages', async () => {
    const { client, gateway } = await openHome()
    await publish(gateway, 'zigbee2mqtt/201/smoke', { smoke: false, battery: 97, linkquality: 12 })
    await publish(gateway, 'zigbee2mqtt/202/smoke', { smoke: false, battery: 80, linkquality: 90 })
    const suggestions = await client.devices.suggestions()
    expect(suggestions.map(({ suggestions: [first] }) => [first?.label, first?.role, first?.isSure])).toEqual([
      ['201', 'smoke', true],
      ['202', 'smoke', true],
    ])
    expect((await client.devices.coverage()).isAllMonitored).toBe(false)

    const bound = await client.devices.bindMany({
      bindings: suggestions.flatMap(({ deviceId, suggestions: [first] }) =>
        first ? [{ id: deviceId, target: first.target, role: first.role, name: `烟感 ${first.label}` }] : [],
      ),
    })
    const [smoke] = bound
    if (!smoke) throw new Error('nothing was bound')
    expect(bound.map(({ targetLabel, walkTest, signal }) => [targetLabel, walkTest.passedAt, signal?.isWeak])).toEqual([
      ['201', null, true],
      ['202', null, false],
    ])

    const begun = await client.devices.startWalkTest({ id: smoke.id })
    expect(begun.steps.map((step) => step.state)).toEqual(['open', 'waiting'])
    await publish(gateway, 'zigbee2mqtt/201/smoke', { smoke: true })
    expect(await client.alarms.list({ from: 0, to: Number.MAX_SAFE_INTEGER })).toEqual([
      expect.objectContaining({ kind: 'smoke', isDrill: true }),
    ])
    await publish(gateway, 'zigbee2mqtt/201/smoke', { smoke: false })
    const running = await client.devices.runningWalkTest({ id: smoke.id })
    expect(running?.steps.map((step) => [step.state, step.heard])).toEqual([
      ['passed', 'smoke=true'],
      ['passed', 'smoke=false'],
    ])
    const written = await client.devices.finishWalkTest({ id: smoke.id, note: null })
    expect(written).toMatchObject({ result: 'passed', placeLabel: '201', testerName: 'person director' })
    expect(await client.devices.getWalkTest({ testId: written.id })).toEqual(written)
    expect((await client.devices.get({ id: smoke.id })).walkTest.passedAt).toBe(written.finishedAt)

    await client.devices.bindTo({ id: smoke.id, target: { kind: 'place', place: '厨房' }, role: 'smoke', name: '烟感' })
    expect((await client.devices.get({ id: smoke.id })).walkTest).toEqual({
      isNeeded: true,
      passedAt: expect.any(Number),
    })
  })

  test('that speaks the wrong way round fails its walk-test and gets no proof', async () => {
    const { client, gateway } = await openHome()
    await publish(gateway, 'zigbee2mqtt/door', { contact: false })
    const door = await deviceOf(client, 'zigbee2mqtt:door')
    await client.devices.bindTo({ id: door.id, target: { kind: 'place', place: '东门' }, role: 'door', name: '门磁' })
    expect((await client.devices.startWalkTest({ id: door.id })).steps[0]).toMatchObject({ isAlreadySo: true })
    await publish(gateway, 'zigbee2mqtt/door', { contact: true })
    expect((await client.devices.runningWalkTest({ id: door.id }))?.steps[0]).toMatchObject({ failure: 'reversed' })
    expect(await client.devices.finishWalkTest({ id: door.id, note: null })).toMatchObject({ result: 'failed' })
    expect((await client.devices.get({ id: door.id })).walkTest.passedAt).toBeNull()
  })

  test('in a round of test presses ticks itself off; what is not heard stays due', async () => {
    const { client, gateway, clock } = await openHome()
    for (const name of ['201-1', '202-1']) {
      await publish(gateway, `zigbee2mqtt/${name}/bell`, { action: 'single' })
      const bell = await deviceOf(client, `zigbee2mqtt:${name}/bell`)
      const [suggested] = (await client.devices.suggestions())[0]?.suggestions ?? []
      if (!suggested) throw new Error(`no place for ${name}`)
      await client.devices.bindTo({ id: bell.id, target: suggested.target, role: 'bell', name })
    }
    const map = await client.beds.map({})
    clock.setNow(clock.now() + 31 * 86_400_000)
    await client.accounts.signIn({ loginName: 'director', password: 'Hibiscus-2026' })
    const round = await client.devices.startTestRound({ floorId: map.floors[0]?.id ?? null })
    expect(round.devices.map((device) => device.placeLabel)).toEqual(['201-1', '202-1'])
    await publish(gateway, 'zigbee2mqtt/201-1/bell', { action: 'single' })
    const finished = await client.devices.finishTestRound({ roundId: round.id, note: null })
    expect(finished.devices.map((device) => device.heard)).toEqual(['single', null])
    const due = (await client.duties.list({})).duties.filter((duty) => duty.kind === 'device-untested')
    expect(due.map((duty) => duty.values.name)).toEqual(['202-1'])
    const [alarm] = await client.alarms.list({ from: 0, to: Number.MAX_SAFE_INTEGER })
    expect(alarm).toMatchObject({ kind: 'call-bell', isDrill: true })
  })
})

test('a console that closes in the middle of a walk-test and a round leaves nothing running', async () => {
  const { client, gateway, clock, dispose } = await openHome()
  const idle = clock.pendingTimers()
  await publish(gateway, 'zigbee2mqtt/201/smoke', { smoke: false, battery: 97 })
  const smoke = await deviceOf(client, 'zigbee2mqtt:201/smoke')
  await client.devices.bindTo({ id: smoke.id, target: { kind: 'place', place: '厨房' }, role: 'smoke', name: '烟感' })
  await client.devices.startWalkTest({ id: smoke.id })
  expect(clock.pendingTimers()).toBeGreaterThan(idle)
  await dispose()
  // One timer left over keeps the program from ending when its window is closed.
  expect(clock.pendingTimers()).toBe(0)
})

describe('a topic nobody understands', () => {
  test('is mapped on its last messages, and the next message is a reading without a restart', async () => {
    const { client, gateway } = await openHome()
    const say = (hr: string, pos: string) => publish(gateway, 'ward/r07/up', { up: { hr, pos } })
    await say('0', 'none')
    await say('68', 'lie')
    expect((await client.devices.inboxTopics()).map(({ topic, recent }) => [topic, recent.length])).toEqual([
      ['ward/r07/up', 2],
    ])
    const profile = {
      ...{ format: 1 as const, id: 'own-ward', name: '病房雷达', version: 1, author: '', basis: 'ward/r07/up' },
      ...{ role: 'mattress' as const, watchdogSeconds: 120, rest: 'none' as const },
      properties: [
        { path: 'up.hr', capability: 'heart_rate_bpm' as const },
        { path: 'up.pos', capability: 'in_bed' as const, words: { lie: true, none: false } },
      ],
      messages: [{ topics: ['ward/{device}/up'], device: { from: 'topic' as const, segments: ['device'] } }],
    }
    const replayed = await client.deviceProfiles.replay({ topic: 'ward/r07/up', profile })
    expect(
      replayed.map(({ problem, devices }) => [problem, devices[0]?.values.map(({ word, value }) => [word, value])]),
    ).toEqual([
      [
        null,
        [
          ['heart_rate_bpm', null],
          ['in_bed', 'false'],
        ],
      ],
      [
        null,
        [
          ['heart_rate_bpm', '68'],
          ['in_bed', 'true'],
        ],
      ],
    ])
    expect((await client.devices.list()).filter((one) => one.externalKey.startsWith('own-ward'))).toEqual([])

    const saved = await client.deviceProfiles.save({ profile, baseVersion: 0 })
    expect(saved.profile.version).toBe(1)
    expect(await client.devices.inboxTopics()).toEqual([])
    await say('71', 'lie')
    const radar = await deviceOf(client, 'own-ward:r07')
    expect(radar).toMatchObject({ state: 'inbox', role: 'mattress' })
    const heart = radar.latest.find((reading) => reading.capability === 'heart_rate_bpm')
    expect(heart).toMatchObject({ value: 71 })

    await expect(client.deviceProfiles.save({ profile, baseVersion: 0 })).rejects.toMatchObject({
      code: 'EDIT_CONFLICT',
    })
    await client.deviceProfiles.retire({ id: 'own-ward', reason: '换用新设备' })
    await say('72', 'lie')
    expect((await client.devices.inboxTopics()).map(({ topic }) => topic)).toEqual(['ward/r07/up'])
  })
})

describe('rooms', () => {
  test('are all monitored only once every one is; a wired panel is written down with its reason', async () => {
    const { client, gateway } = await openHome()
    const gaps = async () => (await client.devices.coverage()).gapCount
    expect(await gaps()).toBe(2)
    const map = await client.beds.map({})
    for (const bed of map.beds) {
      await publish(gateway, 'sleepace-1', {
        ...{ dataKey: 'realtime', deviceId: `m-${bed.label}`, timeStamp: 1 },
        data: { heart: 70, breath: 16, bedStatus: 0, initStatus: 0 },
      })
      const mattress = await deviceOf(client, `sleepace:m-${bed.label}`)
      await client.devices.bindTo({
        id: mattress.id,
        target: { kind: 'bed', bedId: bed.id },
        role: 'mattress',
        name: 'm',
      })
    }
    await client.devices.exemptFromCoverage({ role: 'smoke', roomId: null, reason: '消防主机有线探测器' })
    const covered = await client.devices.exemptFromCoverage({ role: 'bell', roomId: null, reason: '有线呼叫系统' })
    expect(covered).toMatchObject({ gapCount: 0, isAllMonitored: true })
    const [first] = covered.exemptions
    if (!first) throw new Error('no exemption was written')
    expect(await client.devices.endExemption({ id: first.id })).toMatchObject({ gapCount: 2, isAllMonitored: false })
  })
})

describe('what a person writes about a device', () => {
  test('decides replacement and silence, and two who write at once do not overwrite each other', async () => {
    const { client, gateway } = await openHome()
    await publish(gateway, 'zigbee2mqtt/201/smoke', { smoke: false, battery: 97 })
    const smoke = await deviceOf(client, 'zigbee2mqtt:201/smoke')
    expect(smoke).toMatchObject({ power: 'battery', silentAfterSeconds: 90_000, replaceBy: null })
    const details = { ...smoke.details, installedOn: '2026-03-01', silentAfterSeconds: 600 }
    const saved = await client.devices.saveDetails({ id: smoke.id, version: 0, details })
    expect(saved).toMatchObject({ silentAfterSeconds: 600, replaceBy: { on: '2036-03-01', isByRule: true } })
    await expect(client.devices.saveDetails({ id: smoke.id, version: 0, details })).rejects.toMatchObject({
      code: 'EDIT_CONFLICT',
    })
  })
})
