// 长护险 settlement of a month: what the fund pays and what is left to the person. Pure; money is counted in fen so that nothing is lost.

const fen = (yuan: number): number => Math.round(yuan * 100)

/** Half a fen goes up, also where the product of floating point falls a hair short of the half. */
const roundHalfUp = (amount: number): number => Math.round(Number(amount.toFixed(4)))

export type Settlement = { feeYuan: number; limitYuan: number; fundYuan: number | null; selfYuan: number | null }

/** `fundRatio` 0–1; null = nobody knows it, and then nobody knows what the fund pays. */
export function settle(feeYuan: number, limitYuan: number, fundRatio: number | null): Settlement {
  if (fundRatio === null) return { feeYuan, limitYuan, fundYuan: null, selfYuan: null }
  const fund = roundHalfUp(Math.min(fen(feeYuan), fen(limitYuan)) * fundRatio)
  return { feeYuan, limitYuan, fundYuan: fund / 100, selfYuan: (fen(feeYuan) - fund) / 100 }
}

/** Adds yuan without the dust of floating point. */
export function sumYuan(amounts: readonly number[]): number {
  return amounts.reduce((sum, each) => sum + fen(each), 0) / 100
}
