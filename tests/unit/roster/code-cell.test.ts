import { expect, test } from 'vitest'
import { readAbilityLevel, readCategory, readRelation, readSex } from '#shared/features/roster/code-cell.rules.ts'

test.each([
  [0, ['能力完好', '0级', '能自理', '自理', '完全自理', '生活能自理', 0, '0', '基本自理', '正常']],
  [1, ['轻度', '轻度失能', '1级', '一级', '能力轻度受损(轻度失能)', '１级', '轻度受损', 'Ⅰ级', '轻度失能（1级）', 1]],
  [2, ['半失能', '中度失能', '2级', '二级', '部分失能', '半自理', '能力中度受损（中度失能）', '失能2级', '等级2']],
  [3, ['重度', '重度失能', '3级', 'III级', '能力重度受损(重度失能)', '3 级']],
  [4, ['全失能', '完全失能', '4级', '四级', '能力完全丧失(完全失能)', '能力完全丧失', '完全丧失']],
  [
    null,
    [
      '待评',
      '未评估',
      '',
      null,
      '不能自理',
      '失智',
      '5级',
      '轻度~中度',
      '重度失能（2级）',
      '中度/重度',
      '一般',
      7,
      '-',
    ],
  ],
] as const)('level %s is understood from the words used for it', (level, words) => {
  expect(words.map((word) => [word, readAbilityLevel(word)])).toEqual(words.map((word) => [word, level]))
})

test.each([
  ['extreme-hardship', ['特困', '特困人员', '五保户', '五保', '城市三无', '特困供养人员', '特困人员（政府供养）']],
  ['minimum-living', ['低保', '低保户', '低保对象', '城乡低保', '最低生活保障']],
  ['near-minimum-living', ['低保边缘', '低保边缘户', '低保边缘家庭', '低边户']],
  ['special-care', ['优抚', '重点优抚', '优抚对象', '重点优抚对象']],
  ['self-paying', ['自费', '社会', '社会老人', '社会老年人', '社会老年人(自费)', '', null, '自费老人']],
  [null, ['特困/低保', '不详', '建档', '其他']],
] as const)('category %s is understood from the words used for it', (category, words) => {
  expect(words.map((word) => [word, readCategory(word)])).toEqual(words.map((word) => [word, category]))
})

test('relations come in the words of the list, rare ones as written', () => {
  expect(['儿 子', '老伴', '长女', '侄儿', '外甥女', '孙媳', '父子', '', null].map(readRelation)).toEqual([
    '儿子',
    '配偶',
    '女儿',
    '侄子',
    '外甥女',
    '孙媳',
    '儿子',
    null,
    null,
  ])
})

test('sex is read from its words and codes and never guessed', () => {
  expect(['女 ', '男性', 'F', 1, '2', '？', null].map(readSex)).toEqual([
    'female',
    'male',
    'female',
    'male',
    'female',
    null,
    null,
  ])
})
