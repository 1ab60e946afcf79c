// @vitest-environment jsdom
import '../../../support/jsdom-setup.ts'
import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import type { Person, TimelineEntry } from '#shared/features/residents/residents.model.ts'
import type { RosterSource } from '#shared/features/roster/roster.model.ts'
import { mendRow, understandRow } from '#shared/features/roster/roster-row.rules.ts'
import { ResidentTimeline } from '../../../../src-renderer/features/residents/components/resident-timeline.tsx'
import {
  emptyPersonValues,
  toPerson,
  toPersonValues,
} from '../../../../src-renderer/features/residents/person-values.ts'
import { MendDrawer } from '../../../../src-renderer/features/roster/components/mend-drawer.tsx'
import { RosterCell } from '../../../../src-renderer/features/roster/components/roster-cell.tsx'
import { chosenRows, filterRows } from '../../../../src-renderer/features/roster/roster-rows.ts'
import { EditConflictView } from '../../../../src-renderer/ui/edit-conflict-view.tsx'
import { renderScreen } from '../../../support/render-screen.tsx'

const base: Person = toPerson({
  ...toPersonValues({ ...toPerson({ ...emptyPersonValues, name: '柯玉治', sex: 'female' }) }),
})

const source: RosterSource = {
  name: { cell: 'B16', value: '林彩云' },
  sex: { cell: 'C16', value: '女' },
  idNumber: { cell: 'D16', value: '350521194410092721' },
  room: { cell: 'G16', value: '106' },
  bed: { cell: 'H16', value: '2' },
  admittedOn: { cell: 'I16', value: '2020.7.19' },
}
const today = '2026-11-22'

test('both versions of an edited record are shown, and saving waits until every clash is decided', async () => {
  const onSave = vi.fn()
  const mine = { ...base, note: '喜静', diseases: '高血压' }
  const theirs = { ...base, note: '怕冷' }
  renderScreen(
    <EditConflictView
      base={base}
      mine={mine}
      theirs={theirs}
      labelOf={(field) => ({ note: '备注' })[field as string] ?? field}
      wordsOf={(_field, value) => (value === null ? null : String(value))}
      isSending={false}
      onSave={onSave}
      onCancel={() => undefined}
    />,
  )
  const save = screen.getByRole('button', { name: '按所选保存' })
  expect(save).toHaveProperty('disabled', true)
  await userEvent.click(within(screen.getByRole('radiogroup', { name: '备注保留哪个' })).getByText('对方的'))
  await userEvent.click(save)
  expect(onSave).toHaveBeenCalledExactlyOnceWith({ ...base, note: '怕冷', diseases: '高血压' })
})

test('a voided entry stays on the timeline, struck through, with who voided it and why, and cannot be corrected again', () => {
  const entry = (id: string, voided: TimelineEntry['voided']): TimelineEntry => ({
    id,
    kind: 'leave',
    record: { kind: 'leave', id: id as never },
    on: '2026-11-01',
    toOn: null,
    values: { destination: '女儿家', reason: null },
    recordedAt: null,
    recordedBy: null,
    voided,
  })
  const voided = { at: Date.UTC(2026, 10, 2, 1), by: '王护士长', reason: '日期写错' }
  renderScreen(<ResidentTimeline entries={[entry('a', null), entry('b', voided)]} onCorrect={() => undefined} />)
  const [, second] = screen.getAllByRole('listitem')
  expect(second?.querySelector('del')?.textContent?.trim()).toBe('请假 女儿家')
  expect(second?.textContent).toContain('2026-11-02 09:00 由 王护士长 作废。原因：日期写错')
  expect(screen.getAllByRole('button', { name: /更正/ })).toHaveLength(1)
})

test('a wrong ID number in the roster is named by its cell and mended in place with the keyboard', async () => {
  const row = understandRow(16, source, today)
  const mend = vi.fn(async () => true)
  renderScreen(<RosterCell row={row} field="idNumber" mend={mend} />)
  const cell = screen.getByRole('button', { name: /D16 身份证校验码不符/ })
  cell.focus()
  await userEvent.keyboard('{Enter}')
  const field = screen.getByRole('textbox', { name: '修改第 16 行身份证号' })
  await userEvent.clear(field)
  await userEvent.type(field, '35052119441009272X{Enter}')
  await waitFor(() => expect(mend).toHaveBeenCalledWith(16, 'idNumber', '35052119441009272X'))
})

test('Escape leaves a cell of the roster as it was', async () => {
  const mend = vi.fn(async () => true)
  renderScreen(<RosterCell row={understandRow(16, source, today)} field="bed" mend={mend} />)
  await userEvent.click(screen.getByRole('button'))
  await userEvent.type(screen.getByRole('textbox'), '9{Escape}')
  expect(screen.getByRole('button').querySelector('.roster-cell__value')?.textContent).toBe('2')
  expect(mend).not.toHaveBeenCalled()
})

test('a row that lacks its bed cannot be chosen until it is mended', () => {
  const gap = understandRow(17, { ...source, bed: { cell: 'H17', value: null } }, today)
  const mended = mendRow(gap, { bed: '2' }, today)
  expect(chosenRows([gap], new Set())).toEqual([])
  expect(chosenRows([mended], new Set())).toEqual([17])
  expect(chosenRows([mended], new Set([17]))).toEqual([])
  expect(filterRows([gap, mended], 'held').map(({ bed }) => bed)).toEqual([null])
})

test('the mending panel says what holds the row back and offers every cell of it', () => {
  const gap = understandRow(17, { ...source, bed: { cell: 'H17', value: null } }, today)
  renderScreen(<MendDrawer row={gap} mend={async () => true} isChosen={false} onChoose={() => undefined} />)
  expect(screen.getByText('改正后才能导入：缺床号')).toBeTruthy()
  expect(screen.getByRole('textbox', { name: /床号 H17/ })).toHaveProperty('ariaInvalid', 'true')
  expect(screen.getByRole('checkbox', { name: '导入这一行' })).toHaveProperty('disabled', true)
})
