// 长护险服务结算单 of a month on A4. What the fund pays is unknown while nobody entered the ratio.
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type {
  CareService,
  LongTermCareData,
  SettlementSheet,
} from '#shared/features/long-term-care/long-term-care.model.ts'
import { api } from '../../app/rpc-client.ts'
import { Unknown } from '../../ui/unknown.tsx'
import { termOf } from '../partnerships/index.ts'
import '../partnerships/partnerships.css'

type SettlementPaperProps = {
  sheet: SettlementSheet
  data: LongTermCareData
  /** null = this person may not. */
  onVoid: ((service: CareService) => void) | null
}

export function SettlementPaper({ sheet, data, onVoid }: SettlementPaperProps) {
  const { t } = useTranslation()
  const facility = useQuery(api.facility.get.queryOptions()).data
  const { monthlyLimitYuan, fundRatio, isVerified, source } = sheet.terms
  const yuan = (amount: number | null) =>
    amount === null ? <Unknown reason={t('partnerships:ltc.ratioUnknown')} /> : amount.toFixed(2)
  return (
    <article className="paper" aria-label={t('partnerships:ltc.sheet')}>
      <h2>
        {facility?.name ?? ''} {sheet.month} {t('partnerships:ltc.sheet')}
      </h2>
      <p className="paper__facts">
        <span>{t('partnerships:ltc.limitOf', { yuan: monthlyLimitYuan })}</span>
        <span>
          {t('partnerships:ltc.ratio')} {fundRatio === null ? <Unknown /> : `${Math.round(fundRatio * 1000) / 10} %`}
        </span>
        <span>{t(isVerified ? 'partnerships:ltc.verified' : 'partnerships:ltc.unverified', { source })}</span>
      </p>
      <p className="muted">{t('partnerships:ltc.formula')}</p>
      {sheet.lines.length === 0 ? (
        <p>{t('partnerships:ltc.noServices')}</p>
      ) : (
        <table>
          <thead>
            <tr>
              {(['person', 'insuredNumber', 'level', 'services', 'hours', 'fee', 'limit', 'fund', 'self'] as const).map(
                (name) => (
                  <th key={name} scope="col">
                    {t(`partnerships:ltcColumn.${name}`)}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {sheet.lines.map((line) => (
              <tr key={line.residentId}>
                <th scope="row">{line.name}</th>
                <td className="numerals">{line.insuredNumber ?? <Unknown />}</td>
                <td>{line.level ?? <Unknown />}</td>
                <td>
                  {line.services.map((service) => (
                    <div key={service.id}>
                      {termOf(data.items, service.item)} {t('partnerships:sheet.times', { count: service.times })}
                      {onVoid && (
                        <Button className="no-print" type="link" size="small" onClick={() => onVoid(service)}>
                          {t('partnerships:act.void')}
                        </Button>
                      )}
                    </div>
                  ))}
                </td>
                <td className="numerals">{line.hours}</td>
                <td className="numerals">{yuan(line.feeYuan)}</td>
                <td className="numerals">{yuan(line.limitYuan)}</td>
                <td className="numerals">{yuan(line.fundYuan)}</td>
                <td className="numerals">{yuan(line.selfYuan)}</td>
              </tr>
            ))}
            <tr>
              <th scope="row" colSpan={4}>
                {t('partnerships:total')}
              </th>
              <td className="numerals">{sheet.hours}</td>
              <td className="numerals">{yuan(sheet.feeYuan)}</td>
              <td />
              <td className="numerals">{yuan(sheet.fundYuan)}</td>
              <td className="numerals">{yuan(sheet.selfYuan)}</td>
            </tr>
          </tbody>
        </table>
      )}
      <p className="paper__sign print-only">{t('partnerships:sheet.signatures')}</p>
    </article>
  )
}
