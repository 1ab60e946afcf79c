// Publish rules: a light at night, a relay on a call. What is sent, what is held back, and that all of it is written down.
import { expect, it, onTestFinished } from 'vitest'
import { createAutomationFeature } from '#main/features/automation/index.ts'
import { createManualClock } from '#main/platform/clock.ts'
import { createIdSource } from '#main/platform/ids.ts'
import { createLogger } from '#main/platform/logger.ts'
import type { PublishRuleDraft } from '#shared/features/automation/automation.model.ts'
import { createLiveHome, nurse, sleepace } from '../../support/live-home.ts'
import { makeTemporaryFolder } from '../../support/temporary-folder.ts'

/** 23:00 in the home. */
const NIGHT = Date.UTC(2026, 10, 20, 15)

const light: PublishRuleDraft = {
  ...{ name: '夜间起床灯', isEnabled: true, scope: { level: 'house' }, minSeconds: 30 },
  trigger: { on: 'bed-out', isNightOnly: true },
  start: { topic: 'zigbee2mqtt/lamp-{room}/set', payload: '{"state":"ON"}', isRetained: false },
  end: { topic: 'zigbee2mqtt/lamp-{room}/set', payload: '{"state":"OFF"}', isRetained: false },
}

function openHome(at = NIGHT) {
  const clock = createManualClock(at)
  const home = createLiveHome({ folder: makeTemporaryFolder(), clock })
  const sent: string[] = []
  const wire = { isConnected: true }
  const places = home.wall.service.snapshot().tiles.map((tile) => ({ ...tile }))
  const build = () =>
    createAutomationFeature({
      ...{ records: home.records, clock, newId: createIdSource(clock), events: home.events },
      logger: createLogger({ isSilent: true }),
      places: {
        beds: () => places,
        bed: (bedId) => places.find((bed) => bed.bedId === bedId) ?? null,
        room: (roomId) => (roomId === 'room-201' ? { roomId, label: '201', floorId: places[0]!.floorId } : null),
      },
      displayNameOf: () => '护士甲',
      listOpenAlarms: () => home.alarms.listOpen(),
      devices: {
        ...home.devices,
        ingest: {
          ...home.devices.ingest,
          status: () => ({ ...home.devices.ingest.status(), state: wire.isConnected ? 'connected' : 'lost' }),
        },
        async publishCommand(topic, payload) {
          sent.push(`${topic} ${payload}`)
        },
      },
    })
  let automation = build()
  home.startWithoutWire()
  automation.start()
  onTestFinished(async () => {
    automation.stop()
    await home.stop()
    home.close()
  })
  const mattress = (bedStatus: 0 | 1, retain = false) =>
    home.hear('sleepace-1', sleepace('m1', { heart: 70, breath: 16, bedStatus, initStatus: 0 }), retain)
  mattress(0)
  home.bind('sleepace:m1', 'mattress', 'bed-1')
  const log = () => automation.service.commands(50).map(({ phase, result }) => `${phase} ${result}`)
  const settle = async () => {
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve()
  }
  return {
    ...{ clock, home, sent, wire, mattress, log, settle },
    service: () => automation.service,
    restart() {
      automation.stop()
      automation = build()
      automation.start()
    },
  }
}

it('leaving the bed at night puts the light of the room on, coming back puts it off, and both are in the log', async () => {
  const { service, sent, mattress, log, settle } = openHome()
  service().add(light, nurse)
  mattress(1)
  await settle()
  mattress(1)
  mattress(0)
  await settle()
  expect(sent).toEqual(['zigbee2mqtt/lamp-201/set {"state":"ON"}', 'zigbee2mqtt/lamp-201/set {"state":"OFF"}'])
  expect(log()).toEqual(['end sent', 'start sent'])
})

it.each([
  ['by day', NIGHT - 10 * 3_600_000, true, false],
  ['while the rule is off', NIGHT, false, false],
  ['for a state the broker replays', NIGHT, true, true],
])('nothing is sent %s', async (_when, at, isEnabled, isRetained) => {
  const { service, sent, mattress, settle } = openHome(at)
  service().add({ ...light, isEnabled }, nurse)
  mattress(1, isRetained)
  await settle()
  expect(sent).toEqual([])
})

it('a restless sleeper does not make the light flicker, and what is held back is told', async () => {
  const { service, sent, mattress, log, clock, settle } = openHome()
  service().add(light, nurse)
  for (const status of [1, 0, 1, 0] as const) {
    mattress(status)
    await settle()
  }
  expect([sent.length, log()]).toEqual([2, ['start rate-limited', 'end sent', 'start sent']])
  clock.advance(31_000)
  mattress(1)
  await settle()
  expect(sent.length).toBe(3)
})

it('without a broker a command is refused at once and not sent later', async () => {
  const { service, sent, mattress, log, wire, settle } = openHome()
  service().add(light, nurse)
  wire.isConnected = false
  mattress(1)
  await settle()
  wire.isConnected = true
  mattress(0)
  await settle()
  expect([sent, log()]).toEqual([[], ['start not-connected']])
})

it('a light left on is put off after a restart, and at once when its rule is switched off', async () => {
  const { service, sent, mattress, restart, clock, settle } = openHome()
  const rule = service().add(light, nurse)
  mattress(1)
  await settle()
  restart()
  mattress(0)
  await settle()
  expect(sent.at(-1)).toBe('zigbee2mqtt/lamp-201/set {"state":"OFF"}')
  clock.advance(31_000)
  mattress(1)
  await settle()
  service().update({ ...light, id: rule.id, version: 1, isEnabled: false }, nurse)
  await settle()
  expect(sent.length).toBe(4)
  expect(sent.at(-1)).toBe('zigbee2mqtt/lamp-201/set {"state":"OFF"}')
})

it('an alarm of the chosen kind sends at its raising and at its closing; a drill and an alarm found at start-up do not', async () => {
  const { service, home, sent, settle } = openHome()
  const trigger = { on: 'alarm' as const, kinds: ['call-bell' as const], moment: 'raised' as const }
  const message = (payload: string) => ({ topic: 'house/relay', payload, isRetained: false })
  service().add({ ...light, trigger, start: message('1'), end: message('0') }, nurse)
  const raise = (part: object) => {
    const about = {
      kind: 'call-bell',
      priority: 'high',
      placeLabel: '201-1',
      bedId: 'bed-1',
      surname: '陈',
      values: {},
    }
    const alarm = { ...about, deviceId: null, residentId: null, isFromStartUp: false, ...part }
    home.alarms.service.raise(alarm as unknown as Parameters<typeof home.alarms.service.raise>[0])
  }
  raise({ conditionKey: 'bell:old', isFromStartUp: true })
  await settle()
  expect(sent).toEqual([])
  raise({ conditionKey: 'bell:new' })
  await settle()
  const { id } = home.alarms.service.find('bell:new')!
  home.alarms.service.attend({ id, how: 'button' }, nurse)
  home.alarms.service.close({ id, reason: 'real', note: null } as never, nurse)
  await settle()
  expect(sent).toEqual(['house/relay 1', 'house/relay 0'])
})

it.each([
  ['zigbee2mqtt/lamp', 'TOPIC_IS_DEVICES'],
  ['house/+/light', 'TOPIC_NOT_PUBLISHABLE'],
  ['$SYS/light', 'TOPIC_NOT_PUBLISHABLE'],
  ['yian/home/heartbeat', 'TOPIC_IS_CONSOLES'],
  ['house/{resident}', 'PLACE_NOT_KNOWN'],
])('the topic %s is refused: %s', (topic, rule) => {
  const { service } = openHome()
  const draft = { ...light, start: { ...light.start, topic } }
  expect(() => service().add(draft, nurse)).toThrow(
    expect.objectContaining({ code: 'RULE_BROKEN', data: expect.objectContaining({ values: { rule } }) }),
  )
})

it('a test sends the message now, also of a rule that is off, and is in the log and the audit', async () => {
  const { service, sent, home } = openHome()
  const { id } = service().add({ ...light, isEnabled: false }, nurse)
  expect(await service().test(id, 'start', nurse)).toMatchObject({
    source: 'test',
    result: 'sent',
    ruleName: light.name,
  })
  expect(sent).toEqual(['zigbee2mqtt/lamp-201/set {"state":"ON"}'])
  service().remove(id, nurse)
  const actions = home.records.prepare("SELECT action FROM audit_log WHERE object_type = 'publish-rule' ORDER BY seq")
  expect(actions.pluck().all()).toEqual(['automation.add-rule', 'automation.test-rule', 'automation.remove-rule'])
  expect(service().commands(1)[0]).toMatchObject({ ruleName: light.name, placeLabel: '201-1' })
})
