// The look of a civil-affairs form: 小标宋 title, 黑体 header, 仿宋 body, thin borders. Fonts a machine lacks fall back; the file still names the right ones.
import type { CellStyle } from 'hucre/xlsx'

const BODY_FONT = '仿宋_GB2312'
const HEAD_FONT = '黑体'
const TITLE_FONT = '方正小标宋简体'

const line = { style: 'thin' } as const
const border = { top: line, right: line, bottom: line, left: line }
const middle = { vertical: 'center' } as const

export const styles = {
  title: { font: { name: TITLE_FONT, size: 22 }, alignment: { ...middle, horizontal: 'center' } },
  head: { font: { name: BODY_FONT, size: 11 }, alignment: { ...middle, horizontal: 'left' } },
  headRight: { font: { name: BODY_FONT, size: 11 }, alignment: { ...middle, horizontal: 'right' } },
  column: {
    font: { name: HEAD_FONT, size: 11 },
    border,
    alignment: { ...middle, horizontal: 'center', wrapText: true },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'EDEAE3' } },
  },
  group: { font: { name: HEAD_FONT, size: 11, bold: true }, border, alignment: { ...middle, horizontal: 'left' } },
  note: { font: { name: BODY_FONT, size: 10 }, alignment: { ...middle, horizontal: 'left', wrapText: true } },
} satisfies Record<string, CellStyle>

export type BodyStyle = {
  kind: 'text' | 'number' | 'decimal' | 'day'
  isBold?: boolean
  indent?: number
  isCentred?: boolean
  isWrapped?: boolean
}

const FORMATS: Readonly<Record<BodyStyle['kind'], string>> = {
  // '@' keeps an 18-digit number as it was typed; Excel would round it to 15 digits.
  text: '@',
  number: '#,##0',
  decimal: '#,##0.0#',
  day: 'yyyy-mm-dd',
}

/** A bordered cell of the body. */
export function bodyStyle({ kind, isBold, indent, isCentred, isWrapped }: BodyStyle): CellStyle {
  const isNumber = kind === 'number' || kind === 'decimal'
  const horizontal = isCentred || kind === 'day' ? 'center' : isNumber ? 'right' : 'left'
  return {
    font: { name: BODY_FONT, size: 11, bold: isBold ?? false },
    border,
    numFmt: FORMATS[kind],
    alignment: { ...middle, horizontal, ...(indent ? { indent } : {}), ...(isWrapped ? { wrapText: true } : {}) },
  }
}
