import { beforeEach, describe, expect, test } from 'vitest'
import { addDays, startOfDay } from '#shared/contract/days.ts'
import { sleepace } from '../../support/live-home.ts'
import { createVitalsHome, type VitalsHome } from '../../support/vitals-home.ts'

const MINUTE = 60_000

let home: VitalsHome
beforeEach(async () => {
  home = await createVitalsHome()
})

/** Written down at once with `isLast`, else when the next such message comes. */
function say(isInBed: boolean, isLast = true): void {
  const realtime = sleepace('m1', {
    heart: 66,
    breath: 15,
    bedStatus: isInBed ? 0 : 1,
    signalQuality: 5,
    initStatus: 0,
  })
  const payload = new TextEncoder().encode(JSON.stringify(realtime))
  home.backend.features.devices.ingest.handle({ topic: 'sleepace-1', payload, retain: false, qos: isLast ? 1 : 0 })
}

/** The mattress of 201-1 speaks every five minutes through so many nights: to bed at 21:30, up at 05:30, once away for 10 minutes. */
async function sleepThrough(nights: number, isDead: (night: number) => boolean = () => false): Promise<void> {
  const start = startOfDay(addDays(home.today, 0)) + 12 * 60 * MINUTE
  say(false)
  const device = (await home.director.devices.list()).find(({ externalKey }) => externalKey === 'sleepace:m1')
  await home.director.devices.bindTo({
    ...{ id: device!.id, target: { kind: 'bed', bedId: home.beds[0] }, role: 'mattress', name: '床垫' },
  })
  for (let minute = 0; minute < nights * 1440; minute += 5) {
    home.clock.setNow(start + minute * MINUTE)
    const ofNight = minute % 1440
    const isAway = ofNight >= 840 && ofNight < 850
    if (!isDead(Math.floor(minute / 1440))) say(ofNight >= 570 && ofNight < 1050 && !isAway, ofNight % 240 === 235)
  }
  home.clock.setNow(start + nights * 1440 * MINUTE + 60 * MINUTE)
}

describe('a night suggested from a person own nights', () => {
  test('says how many nights are missing while there are too few, and which nights they are', async () => {
    await sleepThrough(12, (night) => night % 4 === 1)
    const suggestion = await home.nurse.vitals.nightSuggestion({ residentId: home.lin })
    expect(suggestion).toMatchObject({ usable: 9, asked: 14, least: 10, proposal: null, isOffered: false })
    expect(suggestion.nights.map(({ use }) => use)).toEqual([
      ...['no-data', 'no-data', 'used', 'no-data', 'used', 'used', 'used'],
      ...['no-data', 'used', 'used', 'used', 'no-data', 'used', 'used'],
    ])
  })

  test('an accepted one becomes the own rule of the person, with reason and audit, and is not offered again', async () => {
    await sleepThrough(14)
    const { proposal, nights, isOffered } = await home.nurse.vitals.nightSuggestion({ residentId: home.lin })
    expect(isOffered).toBe(true)
    expect(proposal).toMatchObject({ nightFrom: '21:30', nightTo: '05:30', graceMinutes: 10, absenceCount: 14 })
    const { nightFrom, nightTo, graceMinutes } = proposal!
    const basedOn = nights.filter(({ use }) => use === 'used').map(({ night }) => night)
    const given = { residentId: home.lin, nightFrom, nightTo, graceMinutes, basedOn, reason: '与家属商定' }
    const { client: clinician } = await home.signIn('clinician')
    await expect(clinician.vitals.acceptSuggestion({ ...given, nightTo: '06:00' })).rejects.toMatchObject({
      data: { values: { rule: 'SUGGESTION_CHANGED' } },
    })
    await clinician.vitals.acceptSuggestion(given)
    const rules = await clinician.alarms.rules.ofResident({ residentId: home.lin })
    const fields = rules.find(({ kind }) => kind === 'out-of-bed')?.fields ?? []
    const own = fields.filter(({ source }) => source === 'person').map(({ field, value }) => [field, value])
    expect(Object.fromEntries(own)).toEqual({ nightFrom: '21:30', nightTo: '05:30', graceMinutes: 10 })
    const after = await home.nurse.vitals.nightSuggestion({ residentId: home.lin })
    expect(after).toMatchObject({ isOffered: false, answer: { kind: 'accepted', reason: '与家属商定' } })
    const { client: director } = await home.signIn('director')
    const audit = await director.audit.list({ action: 'vitals.night-suggestion' })
    expect(audit.map(({ action, reason }) => [action, reason])).toEqual([
      ['vitals.night-suggestion-accepted', '与家属商定'],
    ])
    // The neighbour keeps the night of the house.
    const others = await clinician.alarms.rules.ofResident({ residentId: home.chen })
    expect(others.flatMap((rule) => rule.fields).filter(({ source }) => source === 'person')).toEqual([])
  })

  test('a dismissed one is kept and stays quiet for thirty days', async () => {
    await sleepThrough(14)
    const { client } = await home.signIn('clinician')
    await client.vitals.dismissSuggestion({ residentId: home.lin, reason: '近期作息不稳定' })
    const after = await home.nurse.vitals.nightSuggestion({ residentId: home.lin })
    expect(after).toMatchObject({ isOffered: false, answer: { kind: 'dismissed', reason: '近期作息不稳定' } })
    expect(after.answer?.quietUntil).toBe(home.clock.now() + 30 * 1440 * MINUTE)
    expect(after.proposal).not.toBeNull()
  })

  test('nights on leave are not used, and a caregiver may look but not accept', async () => {
    await sleepThrough(14)
    const { client: director } = await home.signIn('director')
    const leave = { kind: 'hospital' as const, expectedReturnOn: null, destination: null, reason: null }
    await director.residents.startLeave({ id: home.lin, fromOn: addDays(home.today, 8), ...leave })
    const { nights, usable } = await home.nurse.vitals.nightSuggestion({ residentId: home.lin })
    expect(nights.filter(({ use }) => use === 'away')).toHaveLength(7)
    expect(usable).toBe(7)
    await expect(home.nurse.vitals.dismissSuggestion({ residentId: home.lin, reason: '不需要' })).rejects.toMatchObject(
      { code: 'NOT_ALLOWED' },
    )
  })
})
