// Papers that let somebody of the register work: without them the duty roster refuses to plan them.
import type { AppClient } from '#shared/contract/app-contract.ts'
import { addDays } from '#shared/contract/days.ts'
import type { Day, StaffId } from '#shared/contract/primitives.ts'

const plain = { number: null, issuer: null, validUntil: null, skillLevel: null }

/** A proven pre-job training and a health certificate of a day. */
export async function enterPapers(
  client: Pick<AppClient, 'staffFiles'>,
  staffId: StaffId,
  on: Day,
  kinds: readonly string[] = ['pre-job', 'health'],
): Promise<void> {
  for (const kind of kinds) await client.staffFiles.addCertificate({ ...plain, staffId, kind, issuedOn: on })
}

/** A year of a health certificate that ends on a day. */
export function issuedToEndOn(day: Day): Day {
  return addDays(day, -364)
}
