// What is not in order on the demo's last day, so that the work list has something of each kind to show.
import { addDays } from '#shared/contract/days.ts'
import { inventPerson } from './invented-people.ts'
import { type DemoLife, freeBeds, type Living } from './live-two-years.ts'

/** One person away too long, one in hospital, one not assessed and without an emergency contact, one bed under repair, one kept free. */
export async function leaveLooseEnds(life: DemoLife, today: string): Promise<void> {
  const { client, living, random } = life
  const leftOn = addDays(today, -4)
  const wasHere = ({ awayUntil, backOn }: Living) => awayUntil === null && (backOn === null || backOn < leftOn)
  const [away, ill] = living.filter((resident) => wasHere(resident) && resident.admittedOn < addDays(today, -30))
  if (away) {
    const leave = {
      kind: 'leave' as const,
      fromOn: leftOn,
      expectedReturnOn: addDays(today, -1),
      destination: '女儿家',
      reason: null,
    }
    await client.residents.startLeave({ id: away.id, ...leave })
  }
  if (ill) {
    const hospital = {
      kind: 'hospital' as const,
      fromOn: addDays(today, -2),
      expectedReturnOn: addDays(today, 5),
      destination: '晋江市医院',
      reason: '肺部感染',
    }
    await client.residents.startLeave({ id: ill.id, ...hospital })
  }
  const [newcomersBed, brokenBed, keptBed] = freeBeds(life)
  if (newcomersBed) {
    const person = { ...inventPerson(random, today), contacts: [] }
    const open = { category: 'self-paying' as const, abilityLevel: null, careLevel: null, agreement: null }
    await client.residents.admit({ residentId: null, person, bedId: newcomersBed, admittedOn: today, ...open })
  }
  if (brokenBed) {
    await client.beds.block({
      bedId: brokenBed,
      kind: 'repair',
      // Somebody may have lain in it until yesterday.
      fromOn: today,
      untilOn: addDays(today, 2),
      reason: '床挡损坏，已报修',
    })
  }
  if (keptBed) {
    await client.beds.block({
      bedId: keptBed,
      kind: 'reserved',
      fromOn: today,
      untilOn: addDays(today, 3),
      reason: '预约入住，已付订金',
    })
  }
}
