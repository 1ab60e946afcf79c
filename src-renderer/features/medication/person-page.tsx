// A person's drugs: who keeps them, what is ordered, what was given in the last fourteen days, what is left.
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { addDays } from '#shared/contract/days.ts'
import type { ResidentId } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Prescription } from '#shared/features/medication/prescriptions.model.ts'
import { useCan } from '../../app/use-can.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { useShortcut } from '../../ui/use-shortcut.ts'
import { useToday } from '../../ui/use-today.ts'
import { AgreementSection } from './components/agreement-section.tsx'
import { AsNeededSection } from './components/as-needed-section.tsx'
import { DoseGrid } from './components/dose-grid.tsx'
import { HandOverSection } from './components/hand-over-section.tsx'
import { PrescriptionSection } from './components/prescription-section.tsx'
import { StockSection } from './components/stock-section.tsx'
import { personWords } from './dose-view.ts'
import { PrescriptionForm } from './prescription-form.tsx'
import { useDosesOf, useMedicationOf } from './queries.ts'
import './medication.css'

const gridDays = 14

export function PersonPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const residentId = (useParams().id ?? '') as ResidentId
  const today = useToday()
  const canPrescribe = useCan('medication.prescribe')
  const file = useMedicationOf(residentId)
  const from = addDays(today, 1 - gridDays)
  const doses = useDosesOf(residentId, from, today)
  const [writing, setWriting] = useState<{ replaces: Prescription | null } | null>(null)
  const { data } = file
  const write = (replaces: Prescription | null) => setWriting({ replaces })
  useShortcut('n', () => write(null), { isEnabled: canPrescribe && data !== undefined })
  return (
    <PageFrame
      title={`${t('medication:title')} · ${data ? personWords(data.person, t) : '…'}`}
      layout="scroll"
      actions={
        <>
          <Button onClick={() => navigate(`${screenLinks.medicationOf(residentId)}/sheet`)}>
            {t('medication:sheet')}
          </Button>
          {canPrescribe && (
            <Button type="primary" disabled={!data} onClick={() => write(null)}>
              {t('medication:prescribe')}
            </Button>
          )}
        </>
      }
    >
      {file.error && <ErrorState error={file.error} onRetry={() => void file.refetch()} />}
      {data && (
        <div className="medication-file">
          <AgreementSection file={data} />
          <PrescriptionSection file={data} onReplace={write} />
          <AsNeededSection orders={data.asNeeded} people={[data.person]} isOfPerson />
          {doses.error && <ErrorState error={doses.error} onRetry={() => void doses.refetch()} />}
          {doses.data && <DoseGrid span={doses.data} from={from} to={today} who={personWords(data.person, t)} />}
          <StockSection file={data} />
          <HandOverSection file={data} />
        </div>
      )}
      {writing && data && <PrescriptionForm file={data} replaces={writing.replaces} onClose={() => setWriting(null)} />}
    </PageFrame>
  )
}
