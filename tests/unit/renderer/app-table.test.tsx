// @vitest-environment jsdom
import '../../support/jsdom-setup.ts'
import { act, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { AppTable, type AppTableProps } from '../../../src-renderer/ui/app-table.tsx'
import { type AppColumn, fittingColumns } from '../../../src-renderer/ui/app-table-model.ts'
import { FilterInput } from '../../../src-renderer/ui/filter-input.tsx'
import { PageFrame } from '../../../src-renderer/ui/page-frame.tsx'
import { renderScreen } from '../../support/render-screen.tsx'

type Person = { id: string; name: string; age: number | null }

const columns: AppColumn<Person>[] = [
  { id: 'name', header: '姓名', value: (row) => row.name, isRowHeader: true, priority: 1 },
  { id: 'age', header: '年龄', value: (row) => row.age, align: 'end', priority: 3 },
]
const three: Person[] = [
  { id: 'a', name: '陈秀英', age: 84 },
  { id: 'b', name: '柯玉治', age: null },
  { id: 'c', name: '许金枣', age: 9 },
]

function table(part: Partial<AppTableProps<Person>>) {
  return (
    <AppTable
      id="people"
      label="老人名单"
      columns={columns}
      rows={three}
      rowKey={(row) => row.id}
      empty={<p>还没有老人</p>}
      {...part}
    />
  )
}

const names = () => screen.getAllByRole('rowheader').map((cell) => cell.textContent)

test('a list of ten thousand residents draws only the rows in sight and still tells its whole length', () => {
  const rows = Array.from(
    { length: 10_000 },
    (_, index): Person => ({ id: String(index), name: `老人${index}`, age: 80 }),
  )
  renderScreen(table({ rows }))
  expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('10001')
  expect(screen.getAllByRole('rowheader').length).toBeLessThan(60)
})

test('on paper every row is drawn, and only there', async () => {
  const rows = Array.from({ length: 300 }, (_, index): Person => ({ id: String(index), name: `老人${index}`, age: 80 }))
  renderScreen(table({ rows }))
  act(() => void window.dispatchEvent(new Event('beforeprint')))
  expect(screen.getAllByRole('rowheader')).toHaveLength(300)
  act(() => void window.dispatchEvent(new Event('afterprint')))
  expect(screen.getAllByRole('rowheader').length).toBeLessThan(60)
})

test('arrows move through the list, End goes to the last resident, Enter opens that resident', async () => {
  const onOpen = vi.fn()
  renderScreen(table({ onOpen }))
  screen.getByRole('grid').focus()
  await userEvent.keyboard('{ArrowDown}{Enter}')
  expect(onOpen).toHaveBeenLastCalledWith(three[1])
  await userEvent.keyboard('{End}{Enter}')
  expect(onOpen).toHaveBeenLastCalledWith(three[2])
  await userEvent.keyboard('{Home}')
  const active = screen.getByRole('grid').getAttribute('aria-activedescendant')
  expect(document.getElementById(active ?? '')?.textContent).toContain('陈秀英')
})

test('sorting moves the rows, never the resident under the cursor', async () => {
  const onOpen = vi.fn()
  renderScreen(table({ onOpen }))
  screen.getByRole('grid').focus()
  await userEvent.keyboard('{ArrowDown}{ArrowDown}')
  await userEvent.click(screen.getByRole('button', { name: /年龄/ }))
  screen.getByRole('grid').focus()
  await userEvent.keyboard('{Enter}')
  expect(onOpen).toHaveBeenLastCalledWith(three[2])
})

test('an unknown age is shown as unknown and sorts last in both directions', async () => {
  renderScreen(table({}))
  const unknownRow = screen.getByRole('row', { name: /柯玉治/ })
  expect(within(unknownRow).getByText('未知')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: /年龄/ }))
  expect(names()).toEqual(['许金枣', '陈秀英', '柯玉治'])
  await userEvent.click(screen.getByRole('button', { name: /年龄/ }))
  expect(names()).toEqual(['陈秀英', '许金枣', '柯玉治'])
  expect(screen.getByRole('columnheader', { name: /年龄/ }).getAttribute('aria-sort')).toBe('descending')
})

test('a list that is loading, one that failed and one that is empty look different', async () => {
  const onRetry = vi.fn()
  const { unmount } = renderScreen(table({ rows: undefined }))
  expect(screen.getByText('正在读取')).toBeTruthy()
  expect(screen.queryByText('还没有老人')).toBeNull()
  unmount()
  const failed = renderScreen(table({ rows: undefined, error: '名单未能读取。请确认连接后重试。', onRetry }))
  expect(screen.getByRole('alert').textContent).toContain('请确认连接后重试')
  await userEvent.click(screen.getByRole('button', { name: '重试' }))
  expect(onRetry).toHaveBeenCalledOnce()
  failed.unmount()
  renderScreen(table({ rows: [] }))
  expect(screen.getByText('还没有老人')).toBeTruthy()
})

test('a column left out by choice stays out after the page is opened again', async () => {
  const { unmount } = renderScreen(table({}))
  await userEvent.click(screen.getByRole('button', { name: '列' }))
  await userEvent.click(await screen.findByRole('checkbox', { name: '年龄' }))
  expect(screen.queryByRole('columnheader', { name: /年龄/ })).toBeNull()
  unmount()
  renderScreen(table({}))
  expect(screen.queryByRole('columnheader', { name: /年龄/ })).toBeNull()
})

test('where the width does not hold all columns the least important goes first', () => {
  const three = [
    { ...columns[0]!, width: 100 },
    { ...columns[1]!, width: 100, priority: 4 as const },
    { ...columns[1]!, id: 'bed', width: 100, priority: 2 as const },
  ]
  const ids = (widthPx: number, scale: number) => fittingColumns(three, widthPx, scale).map((column) => column.id)
  expect([ids(300, 1), ids(250, 1), ids(300, 1.5), ids(50, 1), ids(0, 1)]).toEqual([
    ['name', 'age', 'bed'],
    ['name', 'bed'],
    ['name', 'bed'],
    ['name'],
    ['name', 'age', 'bed'],
  ])
})

test('the slash key goes to the filter, arrow down from there to the rows', async () => {
  renderScreen(
    <PageFrame
      title="老人"
      count="3 人在院"
      filter={<FilterInput value="" onChange={() => undefined} placeholder="筛选姓名" />}
    >
      {table({})}
    </PageFrame>,
  )
  await userEvent.keyboard('/')
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: '筛选姓名' }))
  await userEvent.keyboard('{ArrowDown}')
  expect(document.activeElement).toBe(screen.getByRole('grid'))
})
