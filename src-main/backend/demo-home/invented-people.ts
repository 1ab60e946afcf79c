// Invented people for the demo home: common names of southern Fujian, valid check digits, phones of no real person's record.
import { addDays, ageOn } from '#shared/contract/days.ts'
import { idCheckDigit } from '#shared/features/residents/id-number.rules.ts'
import type { Contact, Person, Sex } from '#shared/features/residents/residents.model.ts'
import type { SeededRandom } from '../../platform/seeded-random.ts'

const SURNAMES = [...'陈林黄张吴李王蔡刘许郑谢庄苏洪柯施杨曾丁郭叶颜傅']
const GIVEN = {
  male: [
    '建发',
    '国荣',
    '清源',
    '水木',
    '天赐',
    '文贵',
    '德水',
    '永福',
    '启明',
    '炳南',
    '金生',
    '志坚',
    '耀宗',
    '明山',
    '长庚',
    '火炎',
  ],
  female: [
    '秀英',
    '玉治',
    '美珠',
    '阿环',
    '淑贞',
    '彩云',
    '瑞莲',
    '素月',
    '宝珠',
    '丽卿',
    '幼治',
    '金枣',
    '碧霞',
    '雪娥',
    '春花',
    '月娥',
  ],
}
const AREAS = ['350582', '350583', '350581', '350502', '350503', '350521']
const TOWNS = [
  '晋江市青阳街道',
  '晋江市梅岭街道',
  '晋江市陈埭镇',
  '晋江市安海镇',
  '晋江市池店镇',
  '南安市水头镇',
  '石狮市',
  '泉州市丰泽区',
]
const RELATIONS = ['儿子', '女儿', '配偶', '孙子', '儿媳', '侄子'] as const
const DISEASES = [
  '高血压病',
  '冠心病',
  '2型糖尿病',
  '脑梗死后遗症',
  '帕金森病',
  '慢性阻塞性肺疾病',
  '骨质疏松症',
  '白内障',
]
const INSURANCES = ['urban-employee', 'urban-rural-resident'] as const

export type InventedPerson = Person & { sex: Sex; birthOn: string; idNumber: string }

export function inventName(random: SeededRandom, sex: Sex): string {
  return random.pick(SURNAMES) + random.pick(GIVEN[sex])
}

export function inventPhone(random: SeededRandom): string {
  return random.pick(['130', '131', '135', '138', '159', '186']) + String(random.whole(10_000_000, 99_999_999))
}

function inventId(random: SeededRandom, sex: Sex, birthOn: string): string {
  const order = random.whole(1, 499) * 2 + (sex === 'male' ? 1 : 0)
  const body = random.pick(AREAS) + birthOn.replaceAll('-', '') + String(order).padStart(3, '0')
  return body + idCheckDigit(body)
}

function inventContacts(random: SeededRandom): Contact[] {
  const count = random.chance(0.3) ? 2 : 1
  return Array.from({ length: count }, (_, index) => ({
    name: inventName(random, random.chance(0.5) ? 'male' : 'female'),
    relation: random.pick(RELATIONS),
    phone: inventPhone(random),
    isEmergency: index === 0,
  }))
}

/** A person of 62 to 97 years on `on`. */
export function inventPerson(random: SeededRandom, on: string): InventedPerson {
  const sex: Sex = random.chance(0.58) ? 'female' : 'male'
  const age = random.weighted([
    [random.whole(62, 69), 1],
    [random.whole(70, 79), 3],
    [random.whole(80, 89), 5],
    [random.whole(90, 97), 2],
  ])
  const birthOn = addDays(on, -Math.floor(age * 365.25) - random.whole(0, 364))
  return {
    name: inventName(random, sex),
    sex,
    idNumber: inventId(random, sex, birthOn),
    birthOn,
    ethnicity: random.chance(0.97) ? '汉族' : '畲族',
    householdAddress: `${random.pick(TOWNS)}${random.pick(['永福里', '曾井社区', '西园路', '南街', '前厝村'])}${random.whole(1, 320)}号`,
    idExpiresOn: random.chance(0.5) ? null : addDays(on, random.whole(780, 4_000)),
    hasDementia: random.chance(0.1) ? null : random.chance(0.22),
    isDisabled: random.chance(0.18),
    medicalInsurance: random.pick(INSURANCES),
    longTermCareLevel: random.chance(0.3) ? random.whole(3, 5) : null,
    groupTags: ageOn(birthOn, on) >= 80 ? ['aged-80-and-over'] : [],
    diseases: [...new Set([random.pick(DISEASES), random.pick(DISEASES)])].join('、'),
    note: null,
    contacts: inventContacts(random),
  }
}
