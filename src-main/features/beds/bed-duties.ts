// What beds ask somebody to do by a day: a block whose planned end comes or has passed is lifted or prolonged.

import type { Day } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Duty } from '#shared/features/duties/duties.contract.ts'
import type { BedsRepository } from './beds.repository.ts'
import type { Places } from './places.ts'

export function listBedDuties(repository: BedsRepository, places: Places, untilOn: Day): Omit<Duty, 'snoozed'>[] {
  const labels = places.all()
  return repository.listOpenBlocks().flatMap((block) => {
    if (block.plannedUntilOn === null || block.plannedUntilOn > untilOn) return []
    return [
      {
        key: `bed-block-ends:${block.id}`,
        kind: 'bed-block-ends' as const,
        dueOn: block.plannedUntilOn,
        owner: 'care-lead' as const,
        link: screenLinks.bed(block.bedId),
        values: { bedLabel: labels.get(block.bedId)?.label ?? null, blockKind: block.kind, day: block.plannedUntilOn },
        basis: null,
      },
    ]
  })
}
