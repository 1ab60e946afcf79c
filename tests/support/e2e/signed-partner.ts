// A floor of three people and an institution with a doctor who may visit them, as the screens of visits need it.
import { addDays, addMonths } from '#shared/contract/days.ts'
import type { TestClient } from '../test-backend.ts'
import { admission } from '../test-records.ts'

export async function signPartner(client: TestClient, today: string): Promise<void> {
  const beds = await client.beds.addRooms({
    ...{ building: '1号楼', floor: '2层', rooms: [{ name: '201', beds: ['1', '2', '3'] }] },
    ...{ careType: 'nursing', stayMode: 'full-time', openedOn: addDays(today, -9) },
  })
  for (const [index, bed] of beds.entries()) {
    await client.residents.admit(admission(bed.id, addDays(today, -5), { name: `老人${index + 1}` }))
  }
  const partner = await client.partnerships.savePartner({
    facts: {
      ...{ name: '青阳卫生院', creditCode: '91350100M000100Y43', licenceNumber: 'PDY1', kind: 'township-hospital' },
      ...{ licenceUntil: addDays(today, 900), distanceKm: null, arrivalMinutes: null, contactName: null },
      ...{ contactPhone: null, emergencyPhone: null, note: null },
    },
    replaces: null,
  })
  await client.partnerships.saveDoctor({
    facts: {
      ...{ partnerId: partner.id, name: '许医生', licenceNumber: '1', scope: '全科', phone: null, isActive: true },
      licenceUntil: addDays(today, 700),
    },
    replaces: null,
  })
  await client.partnerships.saveAgreement({
    facts: {
      ...{ number: '医养-01', partnerId: partner.id, signedOn: today, fromOn: today, modes: ['regular-visit'] },
      ...{ untilOn: addDays(addMonths(today, 12), -1), feeYuan: null, payment: null, renewsId: null, note: null },
      services: [{ service: 'visit', frequency: { per: 'month', times: 2 } }],
      ...{ civilAffairs: { state: 'unknown' }, health: { state: 'unknown' }, attachmentIds: [] },
    },
    replaces: null,
  })
}
