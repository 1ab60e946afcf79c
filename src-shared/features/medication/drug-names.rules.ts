// What a drug's name says: whether the list proposes it as high-risk, and whether an allergy names it. Pure; proposals, never decisions.
import type { HighRiskList } from './medication-data.model.ts'

/** Full-width letters, case and spaces make no difference between names. */
export function plainDrugName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
}

/** The class of the list a name belongs to; null = it names none. */
export function highRiskClass(drugName: string, list: Pick<HighRiskList, 'classes'>): string | null {
  const name = plainDrugName(drugName)
  const found = list.classes.find(({ words }) => words.some((word) => name.includes(plainDrugName(word))))
  return found?.name ?? null
}

/** The words people add to a substance: 阿莫西林胶囊 is named by an allergy to 阿莫西林. */
const FORMS =
  /(缓释|控释|肠溶|分散|泡腾|口服|注射用|复方)|(片|胶囊|颗粒|注射液|口服液|混悬液|软膏|乳膏|滴眼液|气雾剂|丸|散|贴)$/g

/** What an allergy text names: its words without what only says that it is one. */
function substancesOf(text: string): string[] {
  return plainDrugName(text)
    .replace(/过敏史?|药物|食物|^对|类/g, ' ')
    .split(/[\s，,、：:（）()和及或对]+/)
    .filter((word) => word.length >= 2)
}

/** The allergy texts that name a drug: its name within the text, or a substance of the text within its name. */
export function allergiesNaming(drugName: string, allergies: readonly string[]): string[] {
  const name = plainDrugName(drugName)
  if (name === '') return []
  const bare = name.replace(FORMS, '').replace(FORMS, '')
  const wanted = bare.length >= 2 ? bare : name
  return allergies.filter(
    (text) => plainDrugName(text).includes(wanted) || substancesOf(text).some((word) => name.includes(word)),
  )
}

/** The sentences of free texts that speak of an allergy; 无过敏 and 否认过敏 speak of none. */
export function allergySentences(texts: readonly (string | null)[]): string[] {
  return texts
    .flatMap((text) => (text ?? '').split(/[。；;\n]/))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.includes('过敏') && !/(无|否认|未见|没有)[^，,]*过敏/.test(sentence))
}
