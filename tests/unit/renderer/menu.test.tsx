// @vitest-environment jsdom
import '../../support/jsdom-setup.ts'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, test } from 'vitest'
import type { MenuGroup, NavigationCount, NavigationEntry } from '../../../src-renderer/app/feature.ts'
import { features } from '../../../src-renderer/app/routes.tsx'
import { readMenuFolds, writeMenuFolds } from '../../../src-renderer/app/shell/menu-folds.ts'
import { entryAt, headCounts, isUnfolded, type MenuFolds, menuOf } from '../../../src-renderer/app/shell/menu-model.ts'
import { Navigation } from '../../../src-renderer/app/shell/navigation.tsx'
import { renderScreen } from '../../support/render-screen.tsx'

const entries: readonly NavigationEntry[] = features.flatMap(({ navigation }) => (navigation ? [navigation] : []))
const menu = menuOf(entries)
const pathsOf = (name: MenuGroup) =>
  menu.groups.find((group) => group.name === name)?.parts.map((part) => part.entries.map(({ to }) => to))

afterEach(() => localStorage.clear())

describe('the order of the menu', () => {
  test('today and the wall stand above the groups, so that no fold hides an alarm', () => {
    expect(menu.top.map(({ to }) => to)).toEqual(['/', '/wall'])
  })

  test('compliance is told in three parts; a group of one part has no second heading', () => {
    expect(menu.groups.map(({ name, parts }) => [name, parts.map(({ section }) => section)])).toEqual([
      ['care', [null]],
      ['compliance', ['proof', 'safety', 'people']],
      ['office', [null]],
    ])
    const [fire] = menuOf(entries.filter(({ to }) => to === '/fire-safety')).groups
    expect(fire?.parts.map(({ section }) => section)).toEqual([null])
    expect(pathsOf('compliance')?.[1]).toEqual(['/fire-safety', '/emergency', '/food-samples'])
  })

  test('every entry stands in the menu once', () => {
    const shown = [...menu.top, ...menu.groups.flatMap(({ parts }) => parts.flatMap((part) => part.entries))]
    expect(shown.map(({ to }) => to).sort()).toEqual(entries.map(({ to }) => to).sort())
  })

  test('a page below an entry belongs to it; today belongs to the start page alone', () => {
    const at = (path: string) => entryAt(entries, path)?.to
    expect([at('/residents/7'), at('/alarms/rules'), at('/alarm-quality'), at('/'), at('/hazards/1')]).toEqual([
      '/residents',
      '/alarms',
      '/alarm-quality',
      '/',
      undefined,
    ])
  })
})

describe('what is unfolded', () => {
  const openWith = (shown: MenuGroup | null, last: MenuGroup | null, folds: MenuFolds = {}) =>
    menu.groups.map(({ name }) => name).filter((name) => isUnfolded(name, { menu, shown, last, folds }))

  test.each<[string, MenuGroup | null, MenuGroup | null, MenuFolds, MenuGroup[]]>([
    ['on Today at first the first group', null, null, {}, ['care']],
    ['the group of the page alone', 'office', 'office', {}, ['office']],
    ['on Today the group one comes from', null, 'compliance', {}, ['compliance']],
    ['beside it what was unfolded by hand', 'care', 'care', { office: true }, ['care', 'office']],
    ['the group of the page also when it was folded by hand', 'care', 'care', { care: false }, ['care']],
    ['nothing on Today when all is folded by hand', null, 'care', { care: false }, []],
  ])('%s', (_name, shown, last, folds, expected) => {
    expect(openWith(shown, last, folds)).toEqual(expected)
  })

  test('a short menu is not folded at all', () => {
    const short = menuOf(entries.filter(({ to }) => ['/', '/beds', '/devices', '/settings'].includes(to)))
    const state = { menu: short, shown: null, last: null, folds: {} }
    expect(short.groups.map(({ name }) => isUnfolded(name, state))).toEqual([true, true])
  })

  test('the choice is kept for each person; anything else in the storage is ignored', () => {
    writeMenuFolds('a', { office: true }, localStorage)
    localStorage.setItem('yian.menu.b', '{"office":"yes","care":false,"other":true}')
    localStorage.setItem('yian.menu.c', 'no menu')
    expect(['a', 'b', 'c', 'd'].map((person) => readMenuFolds(person, localStorage))).toEqual([
      { office: true },
      { care: false },
      {},
      {},
    ])
  })
})

describe('counts of a folded group', () => {
  test.each<[string, (NavigationCount | undefined)[], ReturnType<typeof headCounts>]>([
    ['nothing waits: nothing is told', [{ value: 0 }, undefined], { alarms: undefined, waiting: undefined }],
    ['what waits is added up', [{ value: 2 }, { value: 5 }], { alarms: undefined, waiting: 7 }],
    ['how many there are is not', [{ value: 118, isTotal: true }, { value: 5 }], { alarms: undefined, waiting: 5 }],
    ['one unknown makes the sum unknown', [{ value: 2 }, { value: null }], { alarms: undefined, waiting: null }],
    ['alarms stay alarms', [{ value: 2, isAlarm: true }, { value: 1 }], { alarms: 2, waiting: 1 }],
    ['unknown alarms are not none', [{ value: null, isAlarm: true }], { alarms: null, waiting: undefined }],
  ])('%s', (_name, counts, expected) => {
    expect(headCounts(counts)).toEqual(expected)
  })

  test('they stand on the head while it is folded, and beside their entries when it is not', async () => {
    const office = (to: string, count: NavigationCount): NavigationEntry => ({
      ...{ labelKey: to === '/a' ? 'shell:nav.reports' : 'shell:nav.devices', to, group: 'office', order: 1 },
      useCount: () => count,
    })
    const many = Array.from({ length: 20 }, (_, index) => ({
      ...{ labelKey: 'shell:nav.beds', to: `/b${index}`, group: 'care' as const, order: index },
    }))
    renderScreen(
      <Navigation
        personId="a"
        entries={[...many, office('/a', { value: null }), office('/c', { value: 3, isAlarm: true })]}
      />,
    )
    const head = await screen.findByRole('button', { name: /^内务/ })
    expect(head.textContent).toBe('内务3未知')
    await userEvent.click(head)
    expect(head.textContent).toBe('内务')
    expect(within(screen.getByRole('navigation')).getByRole('link', { name: /^报表/ }).textContent).toBe('报表未知')
    expect(readMenuFolds('a', localStorage)).toEqual({ office: true })
  })
})
