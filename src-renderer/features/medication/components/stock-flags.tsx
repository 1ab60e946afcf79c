// What is wrong with a drug's stock, in words; what is unknown looks unknown.
import { useTranslation } from 'react-i18next'
import type { StockFlag } from '#shared/features/medication/stock.model.ts'

export function StockFlags({ flags }: { flags: readonly StockFlag[] }) {
  const { t } = useTranslation()
  const loud = ['expired', 'negative', 'few-days']
  return flags
    .filter((flag) => flag !== 'unknown')
    .map((flag) => (
      <b key={flag} className={loud.includes(flag) ? 'dose-mark dose-mark--loud' : 'dose-mark'}>
        {t(`medication:flag.${flag}`)}
      </b>
    ))
}
