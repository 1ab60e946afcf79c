// Takes a contact cell apart: name, phone, relation in any order and with any mark between them.
// Must never pass on a number of the wrong length as a phone: in an emergency it would not ring.
import { cellText, isNothing, plainDigits } from './cell-text.rules.ts'
import { knownRelation } from './code-cell.rules.ts'
import type { RosterCellValue } from './roster.model.ts'

/** `hasBadNumber`: digits are there, but they make no Chinese mobile or landline number. */
export type ContactReading = {
  name: string | null
  phone: string | null
  relation: string | null
  hasBadNumber: boolean
}

const PHONE_CANDIDATE = /\+?\(?\d[\d\s()+‐-―\-—_.·]{4,}\d(?:转\d{1,6})?/gu

/** A Chinese mobile as 11 digits, a landline as `0595-85681234` (extension `转12` kept), a local number as 7–8 digits; null otherwise. */
export function readPhone(text: string): string | null {
  const [main = '', extension] = text.split('转')
  const digits = main.replace(/\D/gu, '').replace(/^(?:00)?86(?=1\d{10}$|0?[1-9]\d{8,10}$)/u, '')
  if (/^1[3-9]\d{9}$/.test(digits)) return digits
  const area = /^0(10|2\d|[3-9]\d{2})(\d{7,8})$/.exec(digits)
  const tail = extension ? `转${extension}` : ''
  if (area) return `0${area[1]}-${area[2]}${tail}`
  if (/^[2-8]\d{6,7}$/.test(digits)) return digits + tail
  return null
}

function cleanName(text: string): { name: string | null; relation: string | null } {
  let relation: string | null = null
  const words = text
    .replace(/(?:联系)?(?:电话|手机|姓名|联系人|号码|tel|phone)[:：]?/giu, ' ')
    .split(/[\s:：,，;；、/\\()（）\-—‐-―|+]+/u)
    .filter((word) => {
      const known = knownRelation(word)
      relation = relation ?? known
      return word !== '' && known === null
    })
  // Two Chinese words that together make one short name were one name written with a space (王 芳).
  const isSplitName = words.length === 2 && words.join('').length <= 4 && /^\p{Script=Han}+$/u.test(words.join(''))
  const name = isSplitName && words.some((word) => word.length === 1) ? words.join('') : (words[0] ?? null)
  return { name: name !== null && isNothing(name) ? null : name, relation }
}

/** Reads a contact cell; a number cell is a phone. Of several phones the first whole one is taken. */
export function readContact(value: RosterCellValue | undefined): ContactReading {
  const text = cellText(value)
  if (isNothing(text)) return { name: null, phone: null, relation: null, hasBadNumber: false }
  const candidates = plainDigitsInNumbers(text).match(PHONE_CANDIDATE) ?? []
  const numbers = candidates.flatMap((candidate) => {
    const whole = readPhone(candidate)
    return whole !== null ? [whole] : candidate.split(/[\s.]+/u).map(readPhone)
  })
  const phone = numbers.find((number) => number !== null) ?? null
  const rest = plainDigitsInNumbers(text).replace(PHONE_CANDIDATE, ' ').replace(/\d+/gu, ' ')
  const hasBadNumber = phone === null && (text.match(/\d/gu)?.length ?? 0) >= 4
  return { ...cleanName(rest), phone, hasBadNumber }
}

function plainDigitsInNumbers(text: string): string {
  return text.replace(/[〇零○一二三四五六七八九]{7,}/gu, plainDigits)
}
