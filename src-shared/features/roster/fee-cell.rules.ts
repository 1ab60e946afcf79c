// Reads a monthly fee in yuan. Must never add up or divide: what is not one plain monthly amount is reported.
import { cellText, isNothing } from './cell-text.rules.ts'
import type { RosterCellValue } from './roster.model.ts'

export type FeeReading = { kind: 'empty' } | { kind: 'yuan'; amount: number } | { kind: 'invalid'; hint: FeeHint }
export type FeeHint = 'feeNotMonthly' | 'feeNotOneAmount' | 'feeNotUnderstood'

const HIGHEST_MONTHLY_YUAN = 1_000_000

/** `3,500元/月`, `￥3500.00`, `0.35万`, `3500` → yuan a month, at most two decimals. */
export function readMonthlyFee(value: RosterCellValue | undefined): FeeReading {
  const text = cellText(value).replaceAll(' ', '')
  if (isNothing(text)) return { kind: 'empty' }
  if (/^(?:免费|全免|免)$/u.test(text)) return { kind: 'yuan', amount: 0 }
  if (/年|季|[/每][日天]|[日天]$/u.test(text)) return { kind: 'invalid', hint: 'feeNotMonthly' }
  const amounts = text.replace(/\([^)]*\)/gu, '').match(/\d[\d,]*(?:\.\d+)?/gu) ?? []
  if (amounts.length > 1) return { kind: 'invalid', hint: 'feeNotOneAmount' }
  const plain =
    /^(?:人民币|rmb|cny|[¥￥])?(\d[\d,]*(?:\.\d+)?)(万|千)?(?:元|圆|块|rmb)?(?:整)?(?:[/每]?个?(?:人)?[/每]?月)?$/iu.exec(
      text.replace(/\([^)]*\)/gu, '').replace(/^每?月(?=[\d¥￥])/u, ''),
    )
  if (!plain) return { kind: 'invalid', hint: 'feeNotUnderstood' }
  const digits = plain[1] ?? ''
  if (digits.includes(',') && !/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(digits)) {
    return { kind: 'invalid', hint: 'feeNotUnderstood' }
  }
  const factor = plain[2] === '万' ? 10_000 : plain[2] === '千' ? 1000 : 1
  const amount = Math.round(Number(digits.replaceAll(',', '')) * factor * 100) / 100
  return amount <= HIGHEST_MONTHLY_YUAN ? { kind: 'yuan', amount } : { kind: 'invalid', hint: 'feeNotUnderstood' }
}
