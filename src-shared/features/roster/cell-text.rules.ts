// The first look at a cell: its text in half-width characters, and Chinese numerals as numbers.
// Must never change a Chinese character of a name: only widths, spaces and invisible characters are touched.
import type { RosterCellValue } from './roster.model.ts'

/** No cell an import understands is longer; a pasted text of 32,767 characters must not slow the rules down. */
const LONGEST_CELL = 500
const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/gu
const CHINESE_DIGITS = '〇一二三四五六七八九'
const SAME_AS_ABOVE = new Set(['同上', '〃', '"', '″', '””', '“', '”', "''", '--〃--'])

/** Full-width forms (Ａ１（，　) to half-width, invisible characters away, ends trimmed, cut at 500 characters; '' for an empty cell. */
export function cellText(value: RosterCellValue | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return numberText(value)
  return String(value)
    .slice(0, LONGEST_CELL)
    .replace(INVISIBLE, '')
    .replace(/[\uff01-\uff5e]/gu, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/[\u00a0\u3000\s]+/gu, ' ')
    .trim()
    .replace(/^['`‘’](?=.)/u, '')
    .trim()
}

/** The cell's text without any space. */
export function tightText(value: RosterCellValue | undefined): string {
  return cellText(value).replaceAll(' ', '')
}

function numberText(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? BigInt(value).toString() : String(value)
}

/** True when the cell repeats the one above in words or ditto marks. */
export function isSameAsAbove(value: RosterCellValue | undefined): boolean {
  return SAME_AS_ABOVE.has(tightText(value))
}

/** True for the dashes and words by which people write "nothing". */
export function isNothing(text: string): boolean {
  return text === '' || /^(?:[-—–―/\\_.。·*]+|无|没有|暂无|空|未填|不详|未知|N\/?A|NULL|#.+[!?A])$/iu.test(text)
}

/** Chinese numerals of one place each to digits: 二〇二四 → 2024, also 零, ○, O written for 〇. Other characters stay. */
export function plainDigits(text: string): string {
  return text
    .replace(/[零○◯Ｏ]/gu, '〇')
    .replace(/[壹贰叁肆伍陆柒捌玖]/gu, (digit) => CHINESE_DIGITS.charAt('壹贰叁肆伍陆柒捌玖'.indexOf(digit) + 1))
    .replace(/[〇一二三四五六七八九]/gu, (digit) => String(CHINESE_DIGITS.indexOf(digit)))
}

/** A Chinese number up to 99 (十二, 二十, 三十一) to digits wherever it stands in the text; one-place numerals too. */
export function digitsOfChineseNumbers(text: string): string {
  return text
    .replace(/廿/gu, '二十')
    .replace(/([一二三四五六七八九]?)十([一二三四五六七八九]?)/gu, (_all, tens: string, units: string) =>
      String(
        (tens === '' ? 1 : CHINESE_DIGITS.indexOf(tens)) * 10 + (units === '' ? 0 : CHINESE_DIGITS.indexOf(units)),
      ),
    )
    .replace(/^.*$/su, plainDigits)
}
