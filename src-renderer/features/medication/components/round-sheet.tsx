// The round on paper: what the list shows, with room for a signature.
import { useTranslation } from 'react-i18next'
import type { MedicationRound } from '#shared/features/medication/medication-views.model.ts'
import { formatInstant } from '../../../ui/format-time.ts'
import { amountWords, stateMarks } from '../dose-view.ts'
import type { RoundLine } from './round-list.tsx'

export function RoundSheet({ round, lines }: { round: MedicationRound; lines: readonly RoundLine[] }) {
  const { t } = useTranslation()
  const { shift } = round
  const columns = ['time', 'bed', 'name', 'drug', 'strength', 'dose', 'route', 'state', 'signature', 'second'] as const
  const label = (name: (typeof columns)[number]) =>
    name === 'route' ? t('medication:seven.route') : t(`medication:column.${name}`)
  return (
    <div className="print-only round-sheet">
      <h1>{t('medication:sheetRound')}</h1>
      <p className="numerals">
        {t('medication:printed', {
          ...{ shift: t(`medication:shift.${shift.name}`), from: formatInstant(shift.startedAt) },
          to: formatInstant(shift.endsAt),
        })}
      </p>
      <table>
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col">
                {label(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ dose, person }) => (
            <tr key={dose.key}>
              <td>{dose.time}</td>
              <td>{person.bedLabel ?? t('medication:noBed')}</td>
              <td>{person.name}</td>
              <td>
                {dose.drugName}
                {dose.isHighRisk && <b> {t('medication:highRisk')}</b>}
                {person.custody === 'missing' && <b> {t('medication:custody.missing')}</b>}
              </td>
              <td>{dose.strength ?? t('medication:strengthUnknown')}</td>
              <td>{amountWords(dose.dose, dose.unit, t)}</td>
              <td>{t(`medication:route.${dose.route}`)}</td>
              <td>
                {dose.record || dose.state === 'away'
                  ? `${stateMarks[dose.state]} ${t(`medication:state.${dose.state}`)}`
                  : ''}
              </td>
              <td>{dose.record?.recordedBy}</td>
              <td>{dose.record?.secondBy ?? (dose.isHighRisk ? '' : '—')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
