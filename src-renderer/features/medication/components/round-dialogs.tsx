// What the round asks: a reason, the second person, the doses of a room, a correction.
import { useTranslation } from 'react-i18next'
import type { Dose, DoseEntry, DoseOutcome, MedicationPerson } from '#shared/features/medication/medication.model.ts'
import { ConfirmReason } from '../../../ui/confirm-reason.tsx'
import { drugWords, personWords, usualReasons } from '../dose-view.ts'
import { CorrectDoseModal } from './correct-dose-modal.tsx'
import { GiveRoomModal } from './give-room-modal.tsx'
import { HighRiskModal } from './high-risk-modal.tsx'
import type { RoundLine } from './round-list.tsx'

export type Asking =
  | { kind: 'reason'; dose: Dose; outcome: DoseOutcome }
  | { kind: 'high-risk'; dose: Dose; person: MedicationPerson; entry: DoseEntry }
  | { kind: 'room'; room: string; time: string; doses: readonly RoundLine[] }
  | { kind: 'correct'; dose: Dose }

type RoundDialogsProps = {
  asking: Asking | null
  people: readonly MedicationPerson[]
  onReason: (dose: Dose, outcome: DoseOutcome, reason: string) => void
  onGiveRoom: (doses: readonly Dose[]) => void
  onSaved: () => void
  /** True = a high-risk dose was given. */
  onClose: (isGiven?: boolean) => void
}

export function RoundDialogs({ asking, people, onReason, onGiveRoom, onSaved, onClose }: RoundDialogsProps) {
  const { t } = useTranslation()
  const whoOf = ({ residentId }: Dose) => {
    const person = people.find((each) => each.residentId === residentId)
    return person ? personWords(person, t) : ''
  }
  const reason = asking?.kind === 'reason' ? asking : null
  return (
    <>
      <ConfirmReason
        isOpen={reason !== null}
        title={
          reason
            ? `${t(`medication:outcome.${reason.outcome}`)} · ${whoOf(reason.dose)} ${reason.dose.time} ${drugWords(reason.dose)}`
            : ''
        }
        confirmLabel={t('medication:record')}
        suggestions={usualReasons.map((name) => t(`medication:reason.${name}`))}
        onConfirm={(text) => {
          if (reason) onReason(reason.dose, reason.outcome, text)
          onClose()
        }}
        onCancel={() => onClose()}
      />
      {asking?.kind === 'high-risk' && <HighRiskModal {...asking} onDone={onSaved} onClose={onClose} />}
      {asking?.kind === 'room' && <GiveRoomModal {...asking} onGive={onGiveRoom} onClose={() => onClose()} />}
      {asking?.kind === 'correct' && (
        <CorrectDoseModal dose={asking.dose} who={whoOf(asking.dose)} onDone={onSaved} onClose={() => onClose()} />
      )}
    </>
  )
}
