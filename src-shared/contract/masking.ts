// How names, ID numbers and phones are shown to someone who has not asked, with a reason, to see them whole.
// Must never return more of a value than the mask allows, whatever odd text comes in.

/** Two-character surnames; anything else is taken as a one-character surname. */
const COMPOUND_SURNAMES = new Set(
  (
    '欧阳 上官 司马 诸葛 司徒 司空 夏侯 皇甫 尉迟 公孙 公羊 令狐 东方 西门 南宫 慕容 长孙 宇文 轩辕 端木 独孤 ' +
    '百里 东郭 南门 呼延 闻人 澹台 濮阳 淳于 单于 太叔 申屠 钟离 鲜于 闾丘 宗政 赫连 万俟 第五 拓跋'
  ).split(' '),
)

/** Masks an ID number: first 6 and last 4 stay (`350582********1234`). Text shorter than 15 is hidden whole. */
export function maskIdNumber(idNumber: string): string {
  if (idNumber.length < 15) return '*'.repeat(idNumber.length)
  return idNumber.slice(0, 6) + '*'.repeat(idNumber.length - 10) + idNumber.slice(-4)
}

/** Masks a name: the surname stays, one star a character for the rest (`王*`, `欧阳**`). A lone character is hidden. */
export function maskName(name: string): string {
  const characters = [...name.trim()]
  if (characters.length < 2) return '*'.repeat(characters.length)
  const isCompound = characters.length > 2 && COMPOUND_SURNAMES.has(characters.slice(0, 2).join(''))
  const kept = isCompound ? 2 : 1
  return characters.slice(0, kept).join('') + '*'.repeat(characters.length - kept)
}

/** Masks a phone: a mobile keeps 3 + 4 digits (`138****1234`), any other number its last 4; under 7 digits nothing stays. */
export function maskPhone(phone: string): string {
  if (/^1\d{10}$/.test(phone)) return `${phone.slice(0, 3)}****${phone.slice(-4)}`
  const digits = phone.replace(/\D/g, '').length
  if (digits < 7) return phone.replace(/\d/g, '*')
  let hidden = digits - 4
  return phone.replace(/\d/g, (digit) => (hidden-- > 0 ? '*' : digit))
}
