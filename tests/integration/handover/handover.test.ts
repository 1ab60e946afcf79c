import { beforeEach, describe, expect, test } from 'vitest'
import { dataFolderPaths } from '#main/platform/paths.ts'
import { addDays } from '#shared/contract/days.ts'
import type { RecordId } from '#shared/contract/primitives.ts'
import type { HandoverContent } from '#shared/features/handover/handover.model.ts'
import { openForTest } from '../../support/database-fixture.ts'
import { createHandoverHome, type HandoverHome, HOUR, rule } from '../../support/handover-home.ts'
import { testPin } from '../../support/test-backend.ts'
import { entry } from '../../support/vitals-home.ts'

let home: HandoverHome
beforeEach(async () => {
  home = await createHandoverHome()
})

const sign = (startedAt: number, part: { draftVersion?: number; lateReason?: string } = {}) =>
  home.station.handover.sign({
    ...{ shiftStartedAt: startedAt, draftVersion: part.draftVersion ?? 0, lateReason: part.lateReason ?? null },
  })
const confirm = (id: RecordId, role: 'clinician' | 'caregiver' | 'administrator' = 'clinician', pin = testPin) =>
  home.station.handover.confirm({ id, userId: home.idOf(role), pin })
const linesOf = ({ sections }: HandoverContent, key: string) =>
  sections
    .filter((section) => section.key === key)
    .flatMap(({ lines }) => lines.map(({ what, place, name }) => [what, place, name].filter(Boolean).join(' ')))
const duties = async (kind: string) => (await home.director.duties.list({})).duties.filter((duty) => duty.kind === kind)

describe('the sheet of a shift', () => {
  test('is worked out from the house: people, incidents, moves, vital signs, care, and what is not signed', async () => {
    home.goTo(10)
    await home.director.incidents.record({
      ...{ kind: 'fall', occurredAt: home.at(9), residentId: home.lin, place: '走廊', summary: '滑倒' },
    })
    await home.nurse.vitals.record({ residentId: home.chen, takenAt: null, entry: entry({ spo2: 84 }), note: null })
    await home.director.residents.startLeave({
      ...{
        id: home.huang,
        kind: 'hospital',
        fromOn: home.today,
        expectedReturnOn: null,
        destination: null,
        reason: null,
      },
    })
    const frequency = { days: { kind: 'daily' as const }, times: ['08:00'] }
    const intervention = { id: 'i1' as RecordId, kind: 'turning' as const, text: '翻身', frequency }
    const problem = { id: 'p1' as RecordId, text: '压疮', goal: '完整', source: null, interventions: [intervention] }
    const plan = { problems: [problem], reviewOn: addDays(home.today, 90), consent: null, note: null }
    await home.director.carePlans.write({ residentId: home.lin, basedOn: 0, fromOn: home.today, content: plan })
    await home.station.handover.watch({ residentId: home.chen, reason: '血氧偏低，夜间加看' })

    const { preview, state, shift, isLate } = await home.nurse.handover.ofShift({})
    expect([state, shift.name, isLate]).toEqual(['running', 'day', false])
    expect(preview?.people).toMatchObject({ registered: 3, present: 2, onLeave: 0, inHospital: 1 })
    const told = preview!
    expect(linesOf(told, 'incidents')).toEqual(['incident 走廊 林秀英'])
    expect(linesOf(told, 'movements')).toEqual(['to-hospital 202-1 黄金莲'])
    expect(linesOf(told, 'vitals')).toContain('vital 201-2 陈阿水')
    expect(linesOf(told, 'care-tasks')).toEqual(['tasks-overdue 201-1 林秀英'])
    expect(linesOf(told, 'unsigned')).toEqual(['incident-family-untold 走廊 林秀英', 'plan-unsigned 201-1 林秀英'])
    expect(told.watched).toMatchObject([{ name: '陈阿水', bedLabel: '201-2', by: 'person caregiver' }])
  })

  test('remarks are kept while they are typed, and one’s typing does not overwrite another’s', async () => {
    home.goTo(10)
    const startedAt = home.at(7.5)
    const draft = await home.station.handover.saveDraft({
      shiftStartedAt: startedAt,
      version: 0,
      remarks: '201 床夜间多看',
    })
    expect(draft).toEqual({ remarks: '201 床夜间多看', version: 1 })
    await expect(
      home.director.handover.saveDraft({ shiftStartedAt: startedAt, version: 0, remarks: '别的' }),
    ).rejects.toMatchObject({ code: 'EDIT_CONFLICT', data: { theirs: draft } })
    await expect(
      home.station.handover.saveDraft({ shiftStartedAt: startedAt + 60_000, version: 0, remarks: '' }),
    ).rejects.toMatchObject(rule('HANDOVER_SHIFT_UNKNOWN'))
  })
})

describe('two signatures', () => {
  test('the first freezes the sheet with its hash, the second closes it; later only notes are added', async () => {
    home.goTo(15)
    const startedAt = home.at(7.5)
    await home.station.handover.saveDraft({ shiftStartedAt: startedAt, version: 0, remarks: '一切平稳' })
    await expect(sign(startedAt)).rejects.toMatchObject({ code: 'EDIT_CONFLICT' })
    const signed = await sign(startedAt, { draftVersion: 1 })
    expect(signed).toMatchObject({ isIntact: true, signedName: 'person caregiver', receivedAt: null, lateReason: null })
    expect(signed.contentHash).toMatch(/^[0-9a-f]{64}$/)
    expect(signed.content.remarks).toBe('一切平稳')
    await home.director.residents.startLeave({
      ...{ id: home.lin, kind: 'leave', fromOn: home.today, expectedReturnOn: null, destination: null, reason: null },
    })
    home.goTo(15.6)
    const received = await confirm(signed.id)
    expect(received).toMatchObject({ receivedName: 'person clinician', content: signed.content })
    // The seat still belongs to who sat there.
    expect((await home.station.accounts.status()).session.user?.id).toBe(home.idOf('caregiver'))
    await expect(sign(startedAt, { draftVersion: 1 })).rejects.toMatchObject(rule('HANDOVER_IS_SIGNED'))
    await expect(
      home.station.handover.saveDraft({ shiftStartedAt: startedAt, version: 1, remarks: '再写' }),
    ).rejects.toMatchObject(rule('HANDOVER_IS_SIGNED'))
    await expect(confirm(signed.id)).rejects.toMatchObject(rule('HANDOVER_IS_RECEIVED'))
    const noted = await home.director.handover.addNote({ id: signed.id, text: '家属来电已回' })
    expect(noted.notes).toMatchObject([{ text: '家属来电已回', by: 'person director' }])
    expect([noted.contentHash, noted.isIntact]).toEqual([signed.contentHash, true])
    expect(await home.nurse.handover.get({ id: signed.id })).toEqual(noted)
  })

  test('are refused to the same person, a wrong PIN, who may not sign, and lock out like a sign-in', async () => {
    home.goTo(15)
    const { id } = await sign(home.at(7.5))
    await expect(confirm(id, 'caregiver')).rejects.toMatchObject(rule('HANDOVER_SAME_PERSON'))
    await expect(confirm(id, 'administrator')).rejects.toMatchObject(rule('HANDOVER_PERSON_MAY_NOT'))
    await expect(confirm('x' as RecordId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await expect(confirm(id, 'clinician', '111222')).rejects.toMatchObject({ code: 'WRONG_CREDENTIALS' })
    }
    await expect(confirm(id)).rejects.toMatchObject({ code: 'ACCOUNT_LOCKED' })
    // Somebody who never signed in at this seat has no PIN there.
    await expect(
      home.nurse.handover.confirm({ id, userId: home.idOf('clinician'), pin: testPin }),
    ).rejects.toMatchObject({ code: expect.stringMatching(/WRONG_CREDENTIALS|ACCOUNT_LOCKED/) })
  })

  test('come neither long before the shift’s end nor days after it; a late one names its reason', async () => {
    home.goTo(13)
    await expect(sign(home.at(7.5))).rejects.toMatchObject(rule('HANDOVER_TOO_EARLY'))
    await expect(sign(home.at(15.5))).rejects.toMatchObject(rule('HANDOVER_SHIFT_UNKNOWN'))
    const night = home.at(-0.5)
    await expect(sign(night)).rejects.toMatchObject(rule('HANDOVER_LATE_REASON'))
    expect(await sign(night, { lateReason: '夜间停电' })).toMatchObject({ lateReason: '夜间停电' })
    await expect(sign(home.at(7.5) - 9 * 24 * HOUR, { lateReason: '补交' })).rejects.toMatchObject(
      rule('HANDOVER_CLOSED'),
    )
    await expect(home.nurse.handover.ofShift({ at: home.at(30) })).rejects.toMatchObject({ code: 'DAY_IN_FUTURE' })
  })

  test('a changed file is told: the hash no longer fits', async () => {
    home.goTo(15)
    const { id } = await sign(home.at(7.5))
    const records = openForTest(dataFolderPaths(home.dataFolder).recordsFile)
    records.exec('DROP TRIGGER handovers_no_update')
    records.exec(`UPDATE handovers SET content_json = replace(content_json, '"registered":3', '"registered":4')`)
    expect(await home.nurse.handover.get({ id })).toMatchObject({ isIntact: false })
  })
})

test('a shift over for an hour without a handover is a duty, then one nobody took over; the list tells both', async () => {
  home.goTo(16)
  const startedAt = home.at(7.5)
  const own = async (kind: string) => (await duties(kind)).filter(({ key }) => key.endsWith(`:${startedAt}`))
  expect(await own('handover-missing')).toEqual([])
  expect((await home.nurse.handover.list({ from: home.today, until: home.today })).map(({ state }) => state)).toEqual([
    ...['running', 'due'],
  ])
  home.goTo(16.6)
  expect(await own('handover-missing')).toMatchObject([{ link: `/handover?at=${startedAt}`, owner: 'care-lead' }])
  const { id } = await sign(startedAt, { lateReason: '忙于抢救' })
  expect(await own('handover-missing')).toEqual([])
  expect(await own('handover-unconfirmed')).toHaveLength(1)
  await confirm(id)
  expect(await own('handover-unconfirmed')).toEqual([])
  const [, row] = await home.nurse.handover.list({ from: home.today, until: home.today })
  expect(row).toMatchObject({
    state: 'received',
    isLate: true,
    signedName: 'person caregiver',
    receivedName: 'person clinician',
  })
  await expect(home.nurse.handover.list({ from: addDays(home.today, -100), until: home.today })).rejects.toMatchObject(
    rule('PERIOD_TOO_LONG'),
  )
})

test('people to watch are carried on until taken off; who does not live here is refused', async () => {
  const [watched] = await home.station.handover.watch({ residentId: home.lin, reason: '发热' })
  await expect(home.station.handover.watch({ residentId: home.lin, reason: '又' })).rejects.toMatchObject(
    rule('WATCHED_ALREADY'),
  )
  await home.director.residents.discharge({
    ...{ id: home.chen, on: home.today, reason: 'home', destination: null, deathCause: null },
  })
  await home.director.residents.discharge({
    ...{ id: home.huang, on: home.today, reason: 'death', destination: null, deathCause: null },
  })
  await expect(home.station.handover.watch({ residentId: home.chen, reason: 'x' })).rejects.toMatchObject({
    code: 'RESIDENT_NOT_IN',
  })
  await expect(home.station.handover.watch({ residentId: home.huang, reason: 'x' })).rejects.toMatchObject({
    code: 'RESIDENT_DEAD',
  })
  home.clock.setNow(home.clock.now() + 3 * 24 * HOUR)
  expect((await home.nurse.handover.ofShift({})).preview?.watched).toMatchObject([{ name: '林秀英', reason: '发热' }])
  expect(await home.station.handover.unwatch({ id: watched!.id, reason: '体温正常' })).toEqual([])
  await expect(home.station.handover.unwatch({ id: watched!.id, reason: '再次撤下' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
})
