import { expect, test } from 'vitest'
import { isSpelledBy, nameKeysOf, normaliseQuery } from '#main/features/residents/search-keys.ts'

test('a surname is read as a surname, a two-character one too, and ü is typed as v', () => {
  expect(['单田芳', '欧阳春花', '吕秀英', '曾国强', '任长海'].map(nameKeysOf)).toEqual([
    { pinyin: 'shan tian fang', initials: 'stf' },
    { pinyin: 'ou yang chun hua', initials: 'oych' },
    { pinyin: 'lv xiu ying', initials: 'lxy' },
    { pinyin: 'zeng guo qiang', initials: 'zgq' },
    { pinyin: 'ren chang hai', initials: 'rch' },
  ])
})

test('full pinyin, initials and both mixed spell a name, letters out of order do not', () => {
  const syllables = ['zhang', 'san', 'feng']
  const typed = ['zhangsanfeng', 'zsf', 'zhsf', 'zhangsf', 'zsfeng', 'zhansan', 'zh', 'sf', 'zfs', 'zhangx', 'anfeng']
  expect(typed.filter((text) => isSpelledBy(text, syllables))).toEqual(typed.slice(0, 7))
})

test('what is typed with a Chinese keyboard means the same', () => {
  expect(normaliseQuery(' ＬÜ xiu’ying ')).toBe('lvxiuying')
})
