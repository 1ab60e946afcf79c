// Reads sex, ability level, funding category and relation as people write them. A word that is not known for certain
// stays unknown: a wrong level changes the care someone gets, a wrong category the money.
import type { AbilityLevel, FundingCategory, RelationLabel, Sex } from '../residents/resident.codes.ts'
import { cellText, digitsOfChineseNumbers, isNothing, tightText } from './cell-text.rules.ts'
import type { RosterCellValue } from './roster.model.ts'

/** Sex from 男/女, M/F, 1/2 (GB/T 2261.1); null when neither. */
export function readSex(value: RosterCellValue | undefined): Sex | null {
  const text = tightText(value).toUpperCase().replace(/性$/u, '')
  if (['男', 'M', 'MALE', '1'].includes(text)) return 'male'
  if (['女', 'F', 'FEMALE', '2'].includes(text)) return 'female'
  return null
}

/** Patterns are tried on the text without the word 不能自理, which may mean level 3 or 4 and is therefore unknown. */
const LEVEL_WORDS: readonly { level: AbilityLevel; words: RegExp }[] = [
  {
    level: 0,
    words: /完好|^(?:能|可|完全|基本|全|生活(?:能|可|基本|完全)?)*自理(?:老人|型)?$|^正常$|^(?:未|无|非)失能$/u,
  },
  { level: 1, words: /轻度?/u },
  { level: 2, words: /中度|半失能|半自理|部分失能|部分自理/u },
  { level: 3, words: /重度/u },
  { level: 4, words: /完全失能|全失能|完全丧失|^丧失$/u },
]
const ROMAN: Record<string, string> = { Ⅰ: '1', Ⅱ: '2', Ⅲ: '3', Ⅳ: '4', I: '1', II: '2', III: '3', IV: '4' }

/** Ability level 0–4 of GB/T 42195 from its labels, everyday words (半失能, 能自理) or `2级`; null when unclear or contradictory. */
export function readAbilityLevel(value: RosterCellValue | undefined): AbilityLevel | null {
  const text = tightText(value)
  if (isNothing(text) || /待|未(?:评|定|测)|不能自理|[~～、/或至]/u.test(text)) return null
  const levels = new Set<AbilityLevel>()
  for (const { level, words } of LEVEL_WORDS) if (words.test(text)) levels.add(level)
  const number = digitsOfChineseNumbers(text).replace(/IV|I{1,3}|[ⅠⅡⅢⅣ]/gu, (numeral) => ROMAN[numeral] ?? numeral)
  const digit = /(?:^|[^\d])([0-4])(?:级|等|$|\))/u.exec(number) ?? /(?:等?级|能力)[:：]?([0-4])$/u.exec(number)
  if (digit) levels.add(Number(digit[1]) as AbilityLevel)
  else if (/\d/u.test(number)) return null
  return levels.size === 1 ? ([...levels][0] ?? null) : null
}

/** True when a column's cell speaks of ability and not of a care level sold (介助, 一级护理, 特护). */
export function speaksOfAbility(value: RosterCellValue | undefined): boolean {
  return /失能|能力|完好|受损/u.test(tightText(value))
}

const CATEGORY_WORDS: readonly { category: FundingCategory; words: RegExp }[] = [
  { category: 'near-minimum-living', words: /低保边缘|边缘户|边缘家庭|低边|支出型困难|低收入/u },
  { category: 'extreme-hardship', words: /特困|五保|三无/u },
  { category: 'minimum-living', words: /低保(?!边缘)|最低生活保障/u },
  { category: 'special-care', words: /优抚|烈属|烈士|复员|伤残军人|残疾军人|老复退|参战|在乡/u },
  {
    category: 'self-paying',
    words:
      /^(?:社会(?:化|寄养|代养|托养|自费)?|自费|自付|自缴|普通|一般|代养|寄养)(?:老?人|老年人|人员|对象|户|型|类|自费)*$/u,
  },
]

/**
 * Funding category from the words front desks use. An empty cell means 自费: homes fill the column only for residents
 * someone else pays for. null when the word is not known or names two categories.
 */
export function readCategory(value: RosterCellValue | undefined): FundingCategory | null {
  const text = tightText(value).replace(/[()（）]/gu, '')
  if (isNothing(text) && !/不详|未知|#/u.test(text)) return 'self-paying'
  const found = CATEGORY_WORDS.filter(({ words }) => words.test(text)).map(({ category }) => category)
  return found.length === 1 ? (found[0] ?? null) : null
}

const RELATION_WORDS: Readonly<Partial<Record<RelationLabel, string>>> = {
  本人: '本人 自己',
  配偶: '配偶 老伴 妻子 丈夫 妻 夫 爱人 夫妻 老公 老婆',
  儿子: '儿子 子 儿 长子 次子 大儿子 二儿子 三儿子 小儿子 三子 四子 独子 父子 母子 养子 继子',
  女儿: '女儿 女 长女 次女 大女儿 二女儿 三女儿 小女儿 三女 四女 独女 父女 母女 养女 继女',
  女婿: '女婿 婿',
  儿媳: '儿媳 媳妇 儿媳妇 媳',
  孙子: '孙子 孙 长孙',
  孙女: '孙女 孙女儿',
  外孙: '外孙 外孙子',
  外孙女: '外孙女',
  侄子: '侄子 侄 侄儿',
  侄女: '侄女 侄女儿',
  外甥: '外甥 甥',
  外甥女: '外甥女 甥女',
}
const RELATION_BY_WORD = new Map(
  Object.entries(RELATION_WORDS).flatMap(([label, words]) => words.split(' ').map((word) => [word, label] as const)),
)

/** Relation in the word of the code list (老伴 → 配偶, 长子 → 儿子); any other word is kept as written; null when empty. */
export function readRelation(value: RosterCellValue | undefined): string | null {
  const text = cellText(value)
  if (isNothing(text)) return null
  return RELATION_BY_WORD.get(text.replaceAll(' ', '').replace(/关系$/u, '')) ?? text
}

/** The relation a text names exactly by a known word, else null: used to split `陈永福（侄子）138…`. */
export function knownRelation(text: string): string | null {
  return RELATION_BY_WORD.get(text) ?? null
}
