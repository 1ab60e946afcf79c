// Writes a known list of residents the way some front desk might: any column order, header words, date style, header
// height and position. Used to show that the reading rests on no single sheet.
import fc from 'fast-check'
import type { WorkSheet } from 'xlsx'
import type { ImportRosterOutput } from '#main/hosts/cli/import-roster-output.ts'
import { daysBetween } from '#shared/contract/days.ts'
import { type Cells, sheetOf } from './roster-files.ts'

type Row = ImportRosterOutput['rows'][number]
type Write = (row: Row, variant: number) => string | number | null
type ColumnStyle = { words: string[]; write: Write; merges?: boolean }

const pick = (variant: number, ...writings: (string | number | null)[]) => writings[variant % writings.length] ?? null

function day(text: string | null, variant: number): string | number | null {
  if (text === null) return null
  const [year = '', month = '', date = ''] = text.split('-')
  const chinese = (digits: string): string =>
    digits.replace(/\d/g, (digit) => '〇一二三四五六七八九'.charAt(Number(digit)))
  return pick(
    variant,
    text,
    daysBetween('1899-12-30', text),
    `${year}.${Number(month)}.${Number(date)}`,
    `${year}年${Number(month)}月${Number(date)}日`,
    year + month + date,
    Number(year + month + date),
    `${year}/${Number(month)}/${Number(date)}`,
    `${chinese(year)}年${Number(month)}月${Number(date)}日`,
    `${year}-${month}-${date} 00:00:00`,
  )
}

const fullWidth = (text: string): string =>
  text.replace(/[0-9X]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))
const LEVELS = [
  ['能力完好', '0级', '能自理', '自理'],
  ['轻度失能', '1级', '轻度', '一级'],
  ['中度失能', '2级', '半失能', '能力中度受损(中度失能)'],
  ['重度失能', '3级', '重度', '三级'],
  ['完全失能', '4级', '全失能', '完全丧失'],
]
const CATEGORIES: Record<string, string[]> = {
  特困: ['特困', '特困人员', '五保户'],
  低保: ['低保', '低保户', '低保对象'],
  低保边缘: ['低保边缘', '低保边缘户'],
  优抚: ['优抚', '重点优抚', '优抚对象'],
  自费: ['自费', '社会老人', '社会', ''],
}

const COLUMNS: Record<string, ColumnStyle> = {
  name: {
    words: ['姓名', '姓 名', '老人姓名', '长者姓名', '入住老人'],
    write: (row, variant) => pick(variant, row.name, `${row.name?.charAt(0)} ${row.name?.slice(1)}`, `${row.name}　`),
  },
  sex: {
    words: ['性别', '性 别', '男/女'],
    write: (row, variant) => pick(variant, row.sex, `${row.sex} `, `${row.sex}性`),
  },
  idNumber: {
    words: ['身份证号码', '身份证号', '公民身份号码', '证件号码', '身份证\n号码'],
    write: (row, variant) =>
      row.idNumber &&
      pick(
        variant,
        row.idNumber,
        ` ${row.idNumber} `,
        `'${row.idNumber}`,
        fullWidth(row.idNumber),
        row.idNumber.toLowerCase(),
      ),
  },
  birth: { words: ['出生日期', '出生年月', '出生年月日', '生日'], write: (row, variant) => day(row.birth, variant) },
  building: { words: ['楼栋', '楼号', '栋'], write: (row) => row.building, merges: true },
  room: {
    words: ['房间', '房号', '房间号', '室号'],
    write: (row, variant) => pick(variant, row.room, Number(row.room), `${row.room}室`, `${row.room}房`),
    merges: true,
  },
  bed: {
    words: ['床号', '床位', '床位号', '床'],
    write: (row, variant) => pick(variant, row.bed, Number(row.bed), `${row.bed}床`, `${row.bed}号床`),
  },
  admittedOn: {
    words: ['入住时间', '入住日期', '入院日期', '入院时间', '入院年月日'],
    write: (row, variant) => day(row.admittedOn, variant),
  },
  abilityLevel: {
    words: ['能力评估等级', '能力等级', '失能等级', '失能程度', '自理能力', '评估等级'],
    write: (row, variant) => pick(variant, ...(LEVELS[row.abilityLevel ?? 0] ?? [])),
  },
  category: {
    words: ['人员类别', '供养类别', '老人类别', '对象类别', '供养性质'],
    write: (row, variant) => pick(variant, ...(CATEGORIES[row.category ?? ''] ?? [])),
  },
  contactName: {
    words: ['紧急联系人及电话', '联系人及联系电话', '家属及电话', '监护人姓名及电话'],
    write: (row, variant) => {
      const phone = row.contactPhone ?? ''
      const dashed = phone.replace(/^(\d{3})(\d{4})(\d{4})$/, '$1-$2-$3')
      return pick(
        variant,
        `${row.contactName} ${phone}`,
        `${row.contactName}${phone}`,
        `${row.contactName} ${fullWidth(phone)}`,
        `${row.contactName}：${dashed}`,
        `${phone}\n${row.contactName}`,
      )
    },
  },
  relation: { words: ['与老人关系', '关系', '与本人关系', '与入住人关系'], write: (row) => row.relation },
  monthlyFee: {
    words: ['月收费(元)', '月收费', '收费标准', '每月费用（元）', '月费用'],
    write: (row, variant) =>
      row.monthlyFee &&
      pick(
        variant,
        row.monthlyFee,
        `${row.monthlyFee}元`,
        `${row.monthlyFee.toLocaleString('en')}元/月`,
        `￥${row.monthlyFee}.00`,
      ),
  },
  number: { words: ['序号'], write: (row) => row.row },
  carer: { words: ['护理员', '责任护理员'], write: () => '张三' },
  note: { words: ['备注'], write: () => null },
  age: { words: ['年龄'], write: () => 80 },
}
const PLACE = ['building', 'room', 'bed']

/** How one front desk writes its sheet. */
export const rosterStyle = fc.record({
  order: fc.shuffledSubarray(
    Object.keys(COLUMNS).filter((key) => !PLACE.includes(key)),
    { minLength: Object.keys(COLUMNS).length - 3 },
  ),
  placeAt: fc.nat(13),
  isTwoLevel: fc.boolean(),
  hasMerges: fc.boolean(),
  topRows: fc.nat(6),
  leftColumns: fc.nat(2),
  word: fc.nat(59),
  variant: fc.nat(359),
})
export type RosterStyle = typeof rosterStyle extends fc.Arbitrary<infer Style> ? Style : never

/** The sheet, with a subtotal after the third resident and a footer; `firstRow` is the first resident's row. */
export function writeRoster(rows: readonly Row[], style: RosterStyle): { sheet: WorkSheet; columns: string[] } {
  const columns = style.order.toSpliced(Math.min(style.placeAt, style.order.length), 0, ...PLACE)
  const left = Array.from({ length: style.leftColumns }, () => null)
  const words = columns.map((key, index) => pick(style.word + index, ...(COLUMNS[key]?.words ?? [])))
  const cells: Cells = [['某某养老院入住老人花名册'], ...Array.from({ length: style.topRows }, () => [null])]
  const merges: [number, number, number, number][] = []
  const place = columns.indexOf('building')
  if (style.isTwoLevel) {
    const top = cells.length
    cells.push([
      ...left,
      ...words.map((word, index) =>
        PLACE.includes(columns[index] ?? '') ? (index === place ? '床位信息' : null) : word,
      ),
    ])
    cells.push([...left, ...words.map((word, index) => (PLACE.includes(columns[index] ?? '') ? word : null))])
    if (style.hasMerges) {
      merges.push([top, left.length + place, top, left.length + place + 2])
      for (const index of columns.keys())
        if (index < place || index > place + 2) merges.push([top, left.length + index, top + 1, left.length + index])
    }
  } else cells.push([...left, ...words])
  for (const [position, row] of rows.entries()) {
    if (position === 4) cells.push([...left, '小 计', '4人'])
    const isFirstOfRoom = position % 2 === 0
    if (isFirstOfRoom && style.hasMerges) {
      for (const key of ['building', 'room'])
        merges.push([
          cells.length,
          left.length + columns.indexOf(key),
          cells.length + 1,
          left.length + columns.indexOf(key),
        ])
    }
    cells.push([
      ...left,
      ...columns.map((key, index) =>
        COLUMNS[key]?.merges && !isFirstOfRoom
          ? null
          : (COLUMNS[key]?.write(row, style.variant + index + position) ?? null),
      ),
    ])
  }
  cells.push([...left, '合计', `${rows.length}人`], [...left, '制表人：李某        审核人：王某'])
  const range = ([top, leftmost, bottom, right]: [number, number, number, number]) =>
    `${cellName(top, leftmost)}:${cellName(bottom, right)}`
  return { sheet: sheetOf(cells, merges.map(range)), columns }
}

function cellName(row: number, column: number): string {
  return `${String.fromCharCode(65 + column)}${row + 1}`
}
