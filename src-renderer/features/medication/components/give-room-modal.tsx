// A room at one time: every dose is ticked after its check, then all are given at once. High-risk drugs are never among them.
import { Checkbox, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Dose, MedicationPerson } from '#shared/features/medication/medication.model.ts'
import { FormModal } from '../../../ui/form-modal.tsx'
import { amountWords, drugWords, personWords } from '../dose-view.ts'

type GiveRoomModalProps = {
  room: string
  time: string
  doses: readonly { dose: Dose; person: MedicationPerson }[]
  onGive: (doses: readonly Dose[]) => void
  onClose: () => void
}

export function GiveRoomModal({ room, time, doses, onGive, onClose }: GiveRoomModalProps) {
  const { t } = useTranslation()
  return (
    <FormModal<{ checked: string[] }>
      title={t('medication:room', { room, time })}
      description={t(doses.length === 0 ? 'medication:roomNone' : 'medication:roomNote')}
      initialValues={{ checked: [] }}
      submitLabel={t('medication:confirmGive')}
      widthPx={720}
      onSubmit={async () => onGive(doses.map(({ dose }) => dose))}
      onClose={onClose}
    >
      <Form.Item
        name="checked"
        rules={[
          {
            validator: (_rule, checked: string[] | undefined) =>
              doses.length > 0 && checked?.length === doses.length
                ? Promise.resolve()
                : Promise.reject(new Error(t('medication:roomMissing'))),
          },
        ]}
      >
        <Checkbox.Group
          className="room-checks"
          options={doses.map(({ dose, person }) => ({
            value: dose.key,
            label: [
              personWords(person, t),
              drugWords(dose),
              amountWords(dose.dose, dose.unit, t),
              t(`medication:route.${dose.route}`),
            ].join(' · '),
          }))}
        />
      </Form.Item>
    </FormModal>
  )
}
