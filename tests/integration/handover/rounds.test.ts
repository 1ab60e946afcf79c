import { beforeEach, describe, expect, test } from 'vitest'
import { addDays, startOfDay } from '#shared/contract/days.ts'
import type { BedId, RecordId } from '#shared/contract/primitives.ts'
import { bedCodeOf } from '#shared/features/rounds/bed-code.rules.ts'
import { createHandoverHome, type HandoverHome, HOUR, rule } from '../../support/handover-home.ts'

let home: HandoverHome
beforeEach(async () => {
  home = await createHandoverHome()
  await home.director.residents.setCareLevel({
    ...{ id: home.lin, careLevel: 'special', fromOn: addDays(home.today, -10), consent: null },
  })
})

const scan = (bed: number) => home.nurse.rounds.scan({ code: bedCodeOf(home.beds[bed]!) })
const tell = (id: RecordId, outcome: 'normal' | 'finding', text: string | null = null) =>
  home.nurse.rounds.tell({ id, outcome, text })
const marksOf = async () =>
  Object.fromEntries(
    (await home.nurse.rounds.ofNight({})).beds.map(({ bedLabel, marks }) => [bedLabel, marks.map(({ mark }) => mark)]),
  )
const leave = (id: typeof home.lin) =>
  home.director.residents.startLeave({
    ...{ id, kind: 'leave', fromOn: home.today, expectedReturnOn: null, destination: null, reason: null },
  })

describe('a scan', () => {
  test('writes who is at which bed when, in the round that runs; then one word says what was found', async () => {
    home.goTo(22.1)
    const visit = await scan(0)
    expect(visit).toMatchObject({
      ...{ bedLabel: '201-1', name: '林秀英', presence: 'in', at: home.at(22.1), roundAt: home.at(22) },
      ...{ source: 'scan', isLate: false, outcome: null, recordedBy: 'person caregiver' },
    })
    expect((await marksOf())['201-1']?.[0]).toBe('seen')
    expect(await tell(visit.id, 'normal')).toMatchObject({ outcome: 'normal' })
    expect(await tell(visit.id, 'normal')).toMatchObject({ outcome: 'normal' })
    await expect(tell(visit.id, 'finding', '呻吟')).rejects.toMatchObject(rule('ROUND_TOLD'))
    const corrected = await home.nurse.rounds.correct({
      id: visit.id,
      outcome: 'finding',
      text: '呻吟',
      reason: '看错床',
    })
    expect(corrected).toMatchObject({ outcome: 'finding', text: '呻吟', correction: '看错床' })
    expect(await home.nurse.rounds.get({ id: visit.id })).toEqual(corrected)
    // The hourly round of 特护 is hers; everybody else is asked every two hours.
    home.goTo(23.2)
    expect([(await scan(0)).roundAt, (await scan(1)).roundAt]).toEqual([home.at(23), home.at(22)])
  })

  test('of an empty bed or of somebody on leave is written as such, and never as normal', async () => {
    home.goTo(22.1)
    await leave(home.chen)
    const away = await scan(1)
    expect(away).toMatchObject({ presence: 'on-leave', name: '陈阿水' })
    await expect(tell(away.id, 'normal')).rejects.toMatchObject(rule('ROUND_NOBODY_THERE'))
    expect(await tell(away.id, 'finding', '窗未关')).toMatchObject({ outcome: 'finding' })
    await home.director.residents.discharge({
      ...{ id: home.huang, on: home.today, reason: 'home', destination: null, deathCause: null },
    })
    expect(await scan(2)).toMatchObject({ presence: 'empty', residentId: null, name: null })
    expect((await home.nurse.rounds.ofNight({})).others).toMatchObject([{ bedLabel: '202-1' }])
  })

  test('of a foreign label, of nothing, or of a closed bed is refused; the bed’s own name typed by hand is as good', async () => {
    home.goTo(22.1)
    const scanText = (code: string) => home.nurse.rounds.scan({ code })
    await expect(scanText(' ')).rejects.toMatchObject(rule('CODE_MISSING'))
    await expect(scanText(bedCodeOf('another home'))).rejects.toMatchObject(rule('CODE_UNKNOWN'))
    await expect(scanText('6901234567892')).rejects.toMatchObject(rule('CODE_UNKNOWN'))
    expect(await scanText('201-1')).toMatchObject({ bedLabel: '201-1' })
    const small = bedCodeOf(home.beds[0]).slice('YIAN-BED-'.length).toLowerCase()
    expect(await scanText(small)).toMatchObject({ bedLabel: '201-1' })
    await expect(tell('x' as RecordId, 'normal')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const visit = await scan(0)
    await expect(tell(visit.id, 'finding')).rejects.toMatchObject(rule('ROUND_TEXT_MISSING'))
    await expect(
      home.nurse.rounds.correct({ id: visit.id, outcome: 'normal', text: null, reason: '没有结果' }),
    ).rejects.toMatchObject(rule('ROUND_NOT_TOLD'))
  })
})

describe('a night', () => {
  test('shows how each bed stands in each round, and the beds nobody went to', async () => {
    home.goTo(22.1)
    await leave(home.chen)
    await tell((await scan(0)).id, 'normal')
    home.goTo(24.5)
    const night = await home.nurse.rounds.ofNight({})
    expect(night).toMatchObject({ night: home.today, plan: { isVerified: false } })
    expect(night.rounds.slice(0, 3)).toMatchObject([
      { at: home.at(22), state: 'partly', asked: 2, visited: 1, isForEverybody: true },
      { at: home.at(23), state: 'missed', asked: 1, visited: 0, isForEverybody: false },
      { at: home.at(24), state: 'open', asked: 2, visited: 0 },
    ])
    const marks = await marksOf()
    expect(marks['201-1']?.slice(0, 3)).toEqual(['normal', 'missed', 'open'])
    expect(marks['201-2']?.slice(0, 3)).toEqual(['away', 'not-asked', 'away'])
    expect(marks['202-1']?.slice(0, 3)).toEqual(['missed', 'not-asked', 'open'])
    await expect(home.nurse.rounds.ofNight({ night: addDays(home.today, 3) })).rejects.toMatchObject({
      code: 'DAY_IN_FUTURE',
    })
  })

  test('a round nobody walked is a duty until its reason is told', async () => {
    home.goTo(24.5)
    const missed = async () =>
      (await home.director.duties.list({})).duties.filter(({ key }) => key === `round-missed:${home.at(22)}`)
    expect(await missed()).toMatchObject([
      { kind: 'round-missed', link: `/rounds?night=${home.today}`, values: { beds: 3 } },
    ])
    const explain = (roundAt: number) => home.nurse.rounds.explain({ roundAt, reason: '全楼停电，人工值守' })
    await expect(explain(home.at(22.5))).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(explain(home.at(24))).rejects.toMatchObject(rule('ROUND_NOT_MISSED'))
    await expect(explain(home.at(-24 * 5 + 22))).rejects.toMatchObject(rule('ROUND_TOO_OLD'))
    expect((await explain(home.at(22))).rounds[0]).toMatchObject({ reason: '全楼停电，人工值守' })
    expect(await missed()).toEqual([])
    await expect(explain(home.at(22))).rejects.toMatchObject(rule('ROUND_EXPLAINED'))
  })

  test('what was seen at its time is written afterwards with a reason, and marked; not of who was away or of nobody', async () => {
    home.goTo(26)
    const late = (bedId: BedId, at: number, part: object = {}) =>
      home.nurse.rounds.recordLate({ bedId, at, outcome: 'normal', text: null, reason: '扫码枪没电', ...part })
    expect(await late(home.beds[0], home.at(22.5))).toMatchObject({
      ...{ isLate: true, source: 'hand', reason: '扫码枪没电', roundAt: home.at(22), outcome: 'normal' },
    })
    await expect(late(home.beds[0], home.at(27))).rejects.toMatchObject({ code: 'DAY_IN_FUTURE' })
    await expect(late(home.beds[0], home.at(22) - 5 * 24 * HOUR)).rejects.toMatchObject(rule('ROUND_TOO_OLD'))
    await expect(late('x' as BedId, home.at(22))).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(late(home.beds[0], home.at(22), { outcome: 'finding' })).rejects.toMatchObject(
      rule('ROUND_TEXT_MISSING'),
    )
    await leave(home.chen)
    await expect(late(home.beds[1], home.at(22))).rejects.toMatchObject({ code: 'RESIDENT_ON_LEAVE' })
    await home.director.residents.discharge({
      ...{ id: home.huang, on: home.today, reason: 'death', destination: null, deathCause: null },
    })
    await expect(late(home.beds[2], home.at(22))).rejects.toMatchObject(rule('ROUND_BED_EMPTY'))
  })
})

test('every open bed has a label of its own, and only who walks rounds writes', async () => {
  const labels = await home.nurse.rounds.labels()
  expect(labels.map(({ bedLabel, code }) => [bedLabel, code])).toEqual(
    ['201-1', '201-2', '202-1'].map((label, index) => [label, bedCodeOf(home.beds[index]!)]),
  )
  const auditor = await home.signIn('auditor')
  await expect(auditor.client.rounds.ofNight({})).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  expect(startOfDay(home.today)).toBe(home.at(0))
})
