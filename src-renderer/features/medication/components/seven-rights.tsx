// 七对: what is compared with the person, the box and the sheet before a dose is given.
import { useTranslation } from 'react-i18next'
import type { Dose, MedicationPerson } from '#shared/features/medication/medication.model.ts'
import { Unknown } from '../../../ui/unknown.tsx'
import { amountWords } from '../dose-view.ts'

type SevenRightsProps = {
  dose: Pick<Dose, 'drugName' | 'strength' | 'dose' | 'unit' | 'route' | 'time' | 'doseMin' | 'doseMax'>
  person: Pick<MedicationPerson, 'bedLabel' | 'name'>
}

export function SevenRights({ dose, person }: SevenRightsProps) {
  const { t } = useTranslation()
  const range =
    dose.doseMin === null && dose.doseMax === null
      ? ''
      : t('medication:doseRange', {
          ...{ min: dose.doseMin ?? dose.dose, max: dose.doseMax ?? dose.dose },
          unit: t(`medication:unit.${dose.unit}`),
        })
  const rows = [
    ['bed', person.bedLabel ?? <Unknown key="bed" reason={t('medication:noBed')} />],
    ['name', person.name],
    ['drug', dose.drugName],
    ['strength', dose.strength ?? <Unknown key="strength" reason={t('medication:strengthUnknown')} />],
    [
      'dose',
      range === '' ? amountWords(dose.dose, dose.unit, t) : `${amountWords(dose.dose, dose.unit, t)}（${range}）`,
    ],
    ['route', t(`medication:route.${dose.route}`)],
    ['time', dose.time],
  ] as const
  return (
    <dl className="seven-rights">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{t(`medication:seven.${name}`)}</dt>
          <dd className="numerals">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
