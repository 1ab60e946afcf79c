// What the page of a visit holds, to and from what is kept. Whoever has a finding was seen.
import type { Instant, RecordId, ResidentId } from '#shared/contract/primitives.ts'
import type { AttachmentIds } from '#shared/features/attachments/attachments.model.ts'
import type { MedicalVisit, VisitFacts } from '#shared/features/partnerships/partnerships.model.ts'
import { textOrNull } from '../../ui/text-or-null.ts'

export type VisitValues = {
  agreementId?: RecordId
  at: Instant | null
  doctorId?: RecordId
  services: string[]
  summary?: string
  signedName?: string
  witness?: string
  nextOn?: string | null
  nextNote?: string
  lateReason?: string
  attachmentIds?: AttachmentIds
  reason?: string
}
/** A person's line of the grid: seen or not, and the finding as typed. */
export type SeenLine = { isSeen: boolean; finding: string }
export type SeenLines = Readonly<Record<string, SeenLine>>
export const unseen: SeenLine = { isSeen: false, finding: '' }

/** A finding typed ticks the person; taking the tick away takes the finding away. */
export function withLine(lines: SeenLines, residentId: string, part: Partial<SeenLine>): SeenLines {
  const before = lines[residentId] ?? unseen
  const after = { ...before, ...part }
  if (part.isSeen === false) return { ...lines, [residentId]: unseen }
  return { ...lines, [residentId]: { ...after, isSeen: after.isSeen || after.finding.trim() !== '' } }
}

export function visitFactsOf(values: VisitValues, lines: SeenLines): VisitFacts {
  return {
    ...{ agreementId: values.agreementId as RecordId, doctorId: values.doctorId as RecordId, at: values.at ?? 0 },
    ...{ services: values.services, summary: textOrNull(values.summary), attachmentIds: values.attachmentIds ?? [] },
    ...{
      signedName: values.signedName ?? '',
      witness: values.witness ?? '',
      lateReason: textOrNull(values.lateReason),
    },
    nextPlan: values.nextOn ? { on: values.nextOn, note: textOrNull(values.nextNote) } : null,
    seen: Object.entries(lines).flatMap(([residentId, { isSeen, finding }]) =>
      isSeen ? [{ residentId: residentId as ResidentId, finding: textOrNull(finding) }] : [],
    ),
  }
}

export function visitValuesOf(visit: MedicalVisit): { values: VisitValues; lines: SeenLines } {
  const { agreementId, at, doctorId, services, signedName, witness } = visit
  return {
    values: {
      ...{ agreementId, at, doctorId, services, signedName, witness, summary: visit.summary ?? '' },
      attachmentIds: visit.attachmentIds,
      ...{ nextOn: visit.nextPlan?.on ?? null, nextNote: visit.nextPlan?.note ?? '' },
    },
    lines: Object.fromEntries(
      visit.seen.map(({ residentId, finding }) => [residentId, { isSeen: true, finding: finding ?? '' }]),
    ),
  }
}
