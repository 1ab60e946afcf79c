import { expect, test } from 'vitest'
import { addDays, addMonths, dayOf } from '#shared/contract/days.ts'
import { createComplianceHome, ruleBroken } from '../../support/compliance-home.ts'

test('what is past its last day is neither sent out nor serviced, and nobody looks at what is away', async () => {
  const home = await createComplianceHome()
  const today = dayOf(home.clock.now())
  const add = async (number: string, madeOn: string) => {
    const { equipment } = await home.safety.fireEquipment.add({
      ...{ number, type: 'water-extinguisher', spec: null, floorName: '1层', place: '走廊', quantity: 1, madeOn },
      ...{ boughtOn: null, owner: null, deviceId: null, note: null },
    })
    return equipment.id
  }
  const when = { on: today, reason: null }
  const company = '维保公司'
  const lastDay = await add('MF-01', addMonths(today, -72))
  const past = await add('MF-02', addDays(addMonths(today, -72), -1))
  const { sendOut, service, look } = home.safety.fireEquipment
  await expect(sendOut({ ids: [past], company, ...when })).rejects.toMatchObject(
    ruleBroken('EQUIPMENT_PAST_SCRAP_DAY', 'ids'),
  )
  await expect(service({ ids: [past], company, note: null, ...when })).rejects.toMatchObject(
    ruleBroken('EQUIPMENT_PAST_SCRAP_DAY', 'ids'),
  )
  await sendOut({ ids: [lastDay], company, ...when })
  const lookOn = (on: string, reason: string | null = null) =>
    look({ entries: [{ id: lastDay, faults: ['label'], note: null }], source: 'hand', on, reason })
  home.at(addDays(today, 1))
  await expect(lookOn(addDays(today, 1))).rejects.toMatchObject(ruleBroken('EQUIPMENT_IS_AWAY', 'id'))
  // On the day it was sent it was still there in the morning.
  await lookOn(today, '当日漏登')
})
