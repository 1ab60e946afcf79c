import { beforeEach, describe, expect, test } from 'vitest'
import { addDays } from '#shared/contract/days.ts'
import type { RecordId } from '#shared/contract/primitives.ts'
import { type PointFault, patrolItems } from '#shared/features/fire-patrols/fire-patrols.model.ts'
import { pointCodeOf } from '#shared/features/fire-patrols/point-code.rules.ts'
import { createFireHome, type FireHome, HOUR, rule } from '../../support/fire-home.ts'
import { testPin } from '../../support/test-backend.ts'
import { photoJpeg, tinyJpeg } from '../../support/tiny-images.ts'

let home: FireHome
beforeEach(async () => {
  home = await createFireHome()
})
const fault: PointFault = { item: 'exits', text: '轮椅占道', handling: 'corrected', done: '已移走' }
const statesOf = async (day = home.today) =>
  (await home.guard.firePatrols.ofDay({ day })).planned.map(({ state }) => state)
const scan = (patrolId: RecordId, code: string, part: object = {}) =>
  home.guard.firePatrols.scan({ patrolId, code, ...part })

describe('a patrol', () => {
  test('is walked point by point, each answered with one word, and signed by a supervisor who did not walk', async () => {
    home.goTo(9)
    const patrol = await home.guard.firePatrols.start()
    expect(patrol).toMatchObject({
      plannedAt: home.at(9),
      shift: 'day',
      walkedBy: 'person caregiver',
      finishedAt: null,
    })
    expect((await home.guard.firePatrols.start()).id).toBe(patrol.id)
    const first = await scan(patrol.id, home.points[0].code)
    expect(first).toMatchObject({ isRepeated: false, visit: { pointName: '大厅', at: home.at(9), answer: null } })
    await expect(home.guard.firePatrols.finish({ id: patrol.id })).rejects.toMatchObject(rule('FIRE_POINT_UNANSWERED'))
    const answered = await home.guard.firePatrols.answer({ visitId: first.visit.id, faults: [fault] })
    expect(answered.answer).toMatchObject({ items: patrolItems, faults: [fault], correction: null })
    await home.guard.firePatrols.answer({ visitId: first.visit.id, faults: [fault] })
    await expect(home.guard.firePatrols.answer({ visitId: first.visit.id, faults: [] })).rejects.toMatchObject(
      rule('FIRE_ANSWERED'),
    )
    home.goTo(9.1)
    for (const { code } of home.points.slice(1)) {
      const { visit } = await scan(patrol.id, code, { source: 'hand' })
      await home.guard.firePatrols.answer({ visitId: visit.id, faults: [] })
      home.clock.setNow(home.clock.now() + 60_000)
    }
    expect((await statesOf())[0]).toBe('walked')
    const sign = (userId = home.idOf('director'), pin = testPin) =>
      home.guard.firePatrols.sign({ ids: [patrol.id], userId, pin })
    await expect(sign()).rejects.toMatchObject(rule('FIRE_PATROL_NOT_FINISHED'))
    await home.guard.firePatrols.finish({ id: patrol.id })
    await expect(scan(patrol.id, home.points[0].code)).rejects.toMatchObject(rule('FIRE_PATROL_FINISHED'))
    await expect(sign(home.idOf('caregiver'))).rejects.toMatchObject(rule('SECOND_PERSON_SAME', 'userId'))
    await expect(sign(home.idOf('director'), '000000')).rejects.toMatchObject({ code: 'WRONG_CREDENTIALS' })
    expect(await sign()).toEqual({ signed: 1 })
    await expect(sign()).rejects.toMatchObject(rule('FIRE_PATROL_SIGNED'))
    expect(await home.guard.firePatrols.get({ id: patrol.id })).toMatchObject({ signedBy: 'person director' })
    const corrected = await home.guard.firePatrols.correct({ visitId: first.visit.id, faults: [], reason: '看错点位' })
    expect(corrected.answer).toMatchObject({ faults: [], correction: '看错点位' })
    expect(home.backend.features.firePatrols.fireFindings(home.today, home.today)).toEqual([])
  })

  test('scanned twice in a second is one scan; two floors in a moment need a reason and are marked', async () => {
    home.goTo(9)
    const patrol = await home.guard.firePatrols.start()
    const first = await scan(patrol.id, home.points[0].code)
    home.clock.setNow(home.at(9) + 900)
    expect(await scan(patrol.id, home.points[0].code)).toEqual({ visit: first.visit, isRepeated: true })
    home.clock.setNow(home.at(9) + 19_999)
    await expect(scan(patrol.id, home.points[1].code)).rejects.toMatchObject(rule('FIRE_SCAN_TOO_FAST', 'hasteReason'))
    const hasty = await scan(patrol.id, home.points[1].code, { hasteReason: '两人分头巡查' })
    expect(hasty.visit.hasteReason).toBe('两人分头巡查')
    home.clock.setNow(home.clock.now() + 20_000)
    expect((await scan(patrol.id, home.points[0].code)).visit.hasteReason).toBeNull()
  })

  test('outside of every time is kept as such; a label of another home, of nothing or of an ended point is refused', async () => {
    home.goTo(12)
    const patrol = await home.guard.firePatrols.start()
    expect(patrol).toMatchObject({ plannedAt: null, shift: 'day' })
    await expect(scan(patrol.id, ' ')).rejects.toMatchObject(rule('CODE_MISSING'))
    await expect(scan(patrol.id, pointCodeOf('elsewhere'))).rejects.toMatchObject(rule('CODE_UNKNOWN'))
    await home.safety.firePatrols.closePoint({ id: home.points[2].id, endsOn: home.today, reason: '门卫室拆除' })
    await expect(scan(patrol.id, home.points[2].code)).rejects.toMatchObject(rule('CODE_UNKNOWN'))
    expect((await scan(patrol.id, '大厅')).visit.pointName).toBe('大厅')
    await expect(scan('x' as RecordId, '大厅')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect((await home.guard.firePatrols.ofDay({})).patrols).toMatchObject([{ plannedAt: null }])
    await expect(home.guard.firePatrols.ofDay({ day: addDays(home.today, 1) })).rejects.toMatchObject({
      code: 'DAY_IN_FUTURE',
    })
  })

  test('a photo of another time is refused at its field; one without a time is marked', async () => {
    home.goTo(9)
    const patrol = await home.guard.firePatrols.start()
    const { visit } = await scan(patrol.id, home.points[0].code)
    const photo = async (hour: string | null) => {
      const time = `${home.today.replaceAll('-', ':')} ${hour}:00`
      const bytes = new Uint8Array(hour === null ? tinyJpeg(320, 200) : photoJpeg({ time }))
      return (await home.guard.attachments.add({ file: new File([bytes], 'a.jpg', { type: 'image/jpeg' }) })).id
    }
    const answer = async (hour: string | null) =>
      home.guard.firePatrols.answer({ visitId: visit.id, faults: [fault], attachmentIds: [await photo(hour)] })
    await expect(answer('08:00')).rejects.toMatchObject(rule('FIRE_PHOTO_TOO_OLD', 'attachmentIds'))
    await expect(answer('11:00')).rejects.toMatchObject(rule('FIRE_PHOTO_TOO_NEW', 'attachmentIds'))
    expect((await answer(null)).answer).toMatchObject({ undatedPhotos: 1 })
  })
})

describe('a patrol that was begun and left', () => {
  test('cannot be walked hours later as if it had been walked in time', async () => {
    home.goTo(9)
    const patrol = await home.guard.firePatrols.start()
    home.goTo(11)
    const { visit } = await scan(patrol.id, home.points[0].code)
    home.clock.setNow(home.at(11) + 1)
    await expect(scan(patrol.id, home.points[1].code)).rejects.toMatchObject(rule('FIRE_PATROL_OVER', 'fire-patrol'))
    // What was found where somebody stood may still be said.
    await home.guard.firePatrols.answer({ visitId: visit.id, faults: [] })
    expect((await statesOf())[0]).toBe('partly')
  })

  test('before it reached a point asks for no signature and proves nothing', async () => {
    home.goTo(9)
    await home.guard.firePatrols.start()
    home.goTo(24 + 8)
    const kinds = (await home.safety.duties.list({})).duties.map(({ kind }) => kind)
    expect(kinds).not.toContain('fire-patrols-unsigned')
    const [day] = home.backend.features.firePatrols.evidenceContributors
    const shown = day?.collect({ from: home.today, until: home.today })
    expect(shown?.records).toEqual([])
    expect(shown?.gaps.map(({ kind }) => kind)).toEqual(['fire-patrol-missed', 'fire-patrol-missed'])
  })

  test('is not signed by whoever walked the rest of it', async () => {
    home.goTo(9)
    const patrol = await home.guard.firePatrols.start()
    for (const [index, { code }] of home.points.entries()) {
      const client = index === 0 ? home.guard : home.safety
      const { visit } = await client.firePatrols.scan({ patrolId: patrol.id, code })
      await client.firePatrols.answer({ visitId: visit.id, faults: [] })
      home.clock.setNow(home.clock.now() + 60_000)
    }
    await home.guard.firePatrols.finish({ id: patrol.id })
    const sign = (userId = home.idOf('safety')) =>
      home.guard.firePatrols.sign({ ids: [patrol.id], userId, pin: testPin })
    await expect(sign()).rejects.toMatchObject(rule('SECOND_PERSON_SAME', 'userId'))
    expect(await sign(home.idOf('director'))).toEqual({ signed: 1 })
  })
})

describe('a patrol nobody walked', () => {
  test('rings low once, is a duty, and both end when it is written down with a reason', async () => {
    home.goTo(10.7)
    const { firePatrols, alarms } = home.backend.features
    const open = () => alarms.listOpen().filter(({ kind, isActive }) => kind === 'patrol-missed' && isActive)
    firePatrols.lookForMissed()
    firePatrols.lookForMissed()
    // Yesterday's night was missed as well: its points were there from its beginning.
    expect(open().map(({ values, priority }) => [values.plannedAt, priority])).toEqual(
      [-8, -2, 0, 2, 4, 9].map((hours) => [home.at(hours), 'low']),
    )
    const duties = async () =>
      (await home.safety.duties.list({})).duties.filter(({ kind }) => kind.startsWith('fire-patrol'))
    expect((await duties()).map(({ key, values }) => [key, values.times])).toEqual([
      [`fire-patrol-missed:${addDays(home.today, -1)}:day`, '16:00'],
      [`fire-patrol-missed:${addDays(home.today, -1)}:night`, '22:00、00:00、02:00、04:00'],
      [`fire-patrol-missed:${home.today}:day`, '09:00'],
    ])
    const late = (part: object = {}) =>
      home.guard.firePatrols.recordLate({
        ...{ plannedAt: home.at(9), startedAt: home.at(9.2), reason: '扫码枪没电' },
        points: home.points.map(({ id }) => ({ pointId: id, faults: [] })),
        ...part,
      })
    await expect(late({ startedAt: home.at(11) })).rejects.toMatchObject({ code: 'DAY_IN_FUTURE' })
    await expect(late({ startedAt: home.at(8) })).rejects.toMatchObject(rule('FIRE_LATE_OUTSIDE', 'startedAt'))
    await expect(late({ plannedAt: home.at(9.5) })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(late({ plannedAt: home.at(9 - 24 * 8), startedAt: home.at(9 - 24 * 8) })).rejects.toMatchObject(
      rule('FIRE_TOO_OLD'),
    )
    expect(await late()).toMatchObject({ isLate: true, lateReason: '扫码枪没电', visits: [{ at: null }, {}, {}] })
    expect((await statesOf())[0]).toBe('walked')
    const explain = (plannedAt: number) => home.guard.firePatrols.explain({ plannedAt, reason: '全楼停电' })
    expect(await explain(home.at(-8))).toMatchObject({ state: 'explained', reason: '全楼停电' })
    await expect(explain(home.at(-8))).rejects.toMatchObject(rule('FIRE_EXPLAINED'))
    await expect(explain(home.at(9))).rejects.toMatchObject(rule('FIRE_NOT_MISSED'))
    await expect(explain(home.at(9) + 1)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(open().map(({ values }) => values.plannedAt)).toEqual([-2, 0, 2, 4].map(home.at))
    expect((await duties()).map(({ key }) => key)).toEqual([`fire-patrol-missed:${addDays(home.today, -1)}:night`])
  })

  test('is told by the binder with its kind, and nothing that was in order is told', async () => {
    home.goTo(-8)
    for (const hours of [-8, -2, 0, 2, 4]) {
      home.goTo(hours)
      await home.walk()
    }
    // One point left out at nine, nothing at four in the afternoon; the evening is not over.
    home.goTo(9)
    const patrol = await home.guard.firePatrols.start()
    const { visit } = await scan(patrol.id, home.points[0].code)
    await home.guard.firePatrols.answer({ visitId: visit.id, faults: [fault] })
    await home.guard.firePatrols.finish({ id: patrol.id })
    home.goTo(20)
    const yesterday = addDays(home.today, -1)
    const all = (await home.guard.firePatrols.list({ from: yesterday, until: home.today })).patrols
    expect(all).toHaveLength(6)
    const ids = all.filter(({ startedAt }) => startedAt !== home.at(2)).map(({ id }) => id)
    await home.guard.firePatrols.sign({ ids, userId: home.idOf('safety'), pin: testPin })
    home.goTo(24 + 6)
    const { evidenceContributors } = home.backend.features.firePatrols
    const gapsOf = (topic: string, from: string, until: string) =>
      evidenceContributors.find((each) => each.topic === topic)?.collect({ from, until })
    const night = gapsOf('fire-patrols-night', yesterday, yesterday)
    const unsigned = all.find(({ startedAt }) => startedAt === home.at(2))
    expect(night?.gaps.map(({ key }) => key)).toEqual([`fire-patrol-unsigned:${unsigned?.id}`])
    expect(night?.records).toHaveLength(4)
    const day = gapsOf('fire-patrols-day', yesterday, home.today)
    expect(day?.gaps.map(({ key, on }) => [key, on])).toEqual([
      [`fire-patrol-incomplete:${home.at(9)}`, home.today],
      [`fire-patrol-missed:${home.at(16)}`, home.today],
    ])
    expect(day?.records.map(({ values }) => [values.points, values.faults])).toEqual([
      [3, 0],
      [1, 1],
    ])
    const before = addDays(home.today, -5)
    expect(gapsOf('fire-patrols-day', before, before)?.gaps.map(({ kind, on }) => [kind, on])).toEqual([
      ['fire-points-missing', before],
    ])
    expect(home.backend.features.firePatrols.fireFindings(yesterday, home.today)).toMatchObject([
      { patrolId: patrol.id, place: '大厅', text: '轮椅占道' },
    ])
  })
})

describe('points and times', () => {
  test('change from a day on and never reach back', async () => {
    const { id: _id, code: _code, endsOn: _endsOn, ...hall } = home.points[0]
    const save = (part: object) =>
      home.safety.firePatrols.savePoint({ ...hall, id: home.points[0].id, fromOn: home.today, reason: '改名', ...part })
    await expect(save({ fromOn: addDays(home.today, -1) })).rejects.toMatchObject(rule('FIRE_FROM_PAST', 'fromOn'))
    await expect(save({ reason: null })).rejects.toMatchObject(rule('REASON_MISSING', 'reason'))
    await expect(save({ name: '配电间' })).rejects.toMatchObject(rule('FIRE_POINT_NAME_TAKEN', 'name'))
    await expect(save({ id: 'x' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await save({ name: '一层大厅' })).toMatchObject({ name: '一层大厅', code: home.points[0].code })
    await home.safety.firePatrols.closePoint({ id: home.points[1].id, endsOn: addDays(home.today, 2), reason: '改造' })
    expect((await home.guard.firePatrols.points()).map(({ name, endsOn }) => [name, endsOn])).toEqual([
      ['一层大厅', null],
      ['配电间', addDays(home.today, 2)],
      ['门卫室', null],
    ])
    const { id: _settingId, fromOn: _fromOn, ...times } = (await home.guard.firePatrols.ofDay({})).setting
    const saveTimes = (part: object) =>
      home.safety.firePatrols.saveTimes({ ...times, fromOn: addDays(home.today, 1), reason: '冬季安排', ...part })
    await expect(saveTimes({ fromOn: home.today })).rejects.toMatchObject(rule('FIRE_FROM_PAST', 'fromOn'))
    await expect(saveTimes({ nightTimes: ['23:00'] })).rejects.toMatchObject(rule('FIRE_TIMES_TOO_FEW', 'nightTimes'))
    expect(await saveTimes({ dayTimes: ['10:00'] })).toMatchObject({ dayTimes: ['10:00'] })
    expect((await home.guard.firePatrols.ofDay({})).setting.dayTimes).toEqual(['09:00', '16:00'])
    home.goTo(24 + 9)
    expect((await home.guard.firePatrols.ofDay({})).planned.map(({ shift }) => shift)).toEqual([
      ...['day', 'night', 'night', 'night', 'night'],
    ])
  })

  test('a name belongs to one point as long as that is in use or will be', async () => {
    const add = (name: string, fromOn = home.today) =>
      home.safety.firePatrols.savePoint({
        ...{ id: null, name, building: '1号楼', floor: '1层', place: null, position: null, routeOrder: 9 },
        ...{ items: patrolItems, fromOn, reason: null },
      })
    const gone = addDays(home.today, 2)
    await home.safety.firePatrols.closePoint({ id: home.points[1].id, endsOn: gone, reason: '改造' })
    await expect(add('配电间')).rejects.toMatchObject(rule('FIRE_POINT_NAME_TAKEN', 'name'))
    expect(await add('配电间', gone)).toMatchObject({ name: '配电间' })
    await expect(add('配电间', home.today)).rejects.toMatchObject(rule('FIRE_POINT_NAME_TAKEN', 'name'))
  })

  test('a home whose points were all taken out of the route is told so from that day on, once', async () => {
    const gone = addDays(home.today, 1)
    for (const { id } of home.points) await home.safety.firePatrols.closePoint({ id, endsOn: gone, reason: '停用' })
    home.goTo(24 * 4)
    const [day] = home.backend.features.firePatrols.evidenceContributors
    const { gaps } = day!.collect({ from: gone, until: addDays(home.today, 3) })
    expect(gaps.map(({ kind, on }) => [kind, on])).toEqual([['fire-points-missing', gone]])
  })

  test('a home without points starts no patrol, has no duty, and only who may manage changes them', async () => {
    for (const { id } of home.points) {
      await home.safety.firePatrols.closePoint({ id, endsOn: home.today, reason: '停用' })
    }
    await expect(home.guard.firePatrols.start()).rejects.toMatchObject(rule('FIRE_NO_POINTS'))
    await expect(
      home.guard.firePatrols.closePoint({ id: home.points[0].id, endsOn: home.today, reason: '停用' }),
    ).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    const auditor = await home.awake('auditor')
    expect(await auditor.firePatrols.points()).toHaveLength(3)
    await expect(auditor.firePatrols.start()).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await expect((await home.awake('administrator')).firePatrols.points()).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    })
    await expect(auditor.firePatrols.list({ from: home.today, until: addDays(home.today, 62) })).rejects.toMatchObject(
      rule('PERIOD_TOO_LONG'),
    )
    expect(HOUR).toBe(3_600_000)
  })
})
