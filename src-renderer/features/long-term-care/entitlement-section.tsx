// Everybody of the house with the entitlement on record; what the newest assessment says is a suggestion and stands apart.
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { EntitlementLine, LongTermCareData } from '#shared/features/long-term-care/long-term-care.model.ts'
import { Section } from '../../ui/section.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import '../../ui/plain-parts.css'
import { termOf } from '../partnerships/index.ts'

type EntitlementSectionProps = {
  lines: readonly EntitlementLine[] | undefined
  data: LongTermCareData
  /** null = this person may not. */
  onEdit: ((line: EntitlementLine) => void) | null
}

export function EntitlementSection({ lines, data, onEdit }: EntitlementSectionProps) {
  const { t } = useTranslation()
  return (
    <div className="no-print">
      <Section
        title={t('partnerships:ltc.people')}
        note={lines && t('partnerships:ltc.peopleCount', { count: lines.filter(({ isInForce }) => isInForce).length })}
      >
        <table className="plain-table">
          <thead>
            <tr>
              {(['bed', 'person', 'insuredNumber', 'level', 'benefit', 'until', 'suggested'] as const).map((name) => (
                <th key={name} scope="col">
                  {t(`partnerships:ltcColumn.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(lines ?? []).map((line) => (
              <tr key={line.residentId}>
                <td className="numerals">{line.bedLabel}</td>
                <th scope="row">
                  {onEdit ? (
                    <Button type="link" size="small" onClick={() => onEdit(line)}>
                      {line.name}
                    </Button>
                  ) : (
                    line.name
                  )}
                </th>
                <td className="numerals">
                  {line.entitlement?.insuredNumber ?? <Unknown reason={t('partnerships:ltc.none')} />}
                </td>
                <td>{line.entitlement?.level}</td>
                <td>{line.entitlement && termOf(data.benefits, line.entitlement.benefit)}</td>
                <td className="numerals">
                  {line.entitlement?.untilOn}
                  {line.entitlement && !line.isInForce && (
                    <span className="partnership-mark">{t('partnerships:ltc.notInForce')}</span>
                  )}
                </td>
                <td>
                  {line.suggested ? (
                    t('partnerships:ltc.suggested', { name: line.suggested.name, day: line.suggested.on })
                  ) : (
                    <Unknown reason={t('partnerships:ltc.notAssessed')} />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
    </div>
  )
}
