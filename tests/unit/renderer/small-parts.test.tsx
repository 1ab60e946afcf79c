// @vitest-environment jsdom
import '../../support/jsdom-setup.ts'
import { act, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Button } from 'antd'
import { expect, test, vi } from 'vitest'
import { AlarmMark } from '../../../src-renderer/ui/alarm-mark.tsx'
import { ConfirmReason } from '../../../src-renderer/ui/confirm-reason.tsx'
import { SinceText } from '../../../src-renderer/ui/duration-text.tsx'
import {
  dayOfInstant,
  formatDay,
  formatInstant,
  formatRunning,
  largestUnit,
} from '../../../src-renderer/ui/format-time.ts'
import { MaskedValue } from '../../../src-renderer/ui/masked-value.tsx'
import { ProgressTask } from '../../../src-renderer/ui/progress-task.tsx'
import { StatStrip } from '../../../src-renderer/ui/stat-strip.tsx'
import { useUndoToast } from '../../../src-renderer/ui/undo-toast.tsx'
import { renderScreen, testNow } from '../../support/render-screen.tsx'

test('instants are read in the zone of the home, whatever zone the computer believes in', () => {
  const lateEvening = Date.UTC(2025, 11, 31, 16, 30, 5)
  expect({
    whole: formatInstant(lateEvening, 'second'),
    day: dayOfInstant(lateEvening),
    sameYear: formatInstant(lateEvening, 'minute', Date.UTC(2026, 5, 1)),
    sameDay: formatInstant(lateEvening, 'minute', lateEvening + 3_600_000),
    dayText: formatDay('2026-11-02', '2026-11-22'),
  }).toEqual({
    whole: '2026-01-01 00:30:05',
    day: '2026-01-01',
    sameYear: '01-01 00:30',
    sameDay: '00:30',
    dayText: '11-02',
  })
})

test('a length of time is said in the unit a nurse would say, and runs as a clock for alarms', () => {
  expect([59_999, 60_000, 3_599_999, 86_400_000, -5].map(largestUnit)).toEqual([
    { count: 59, unit: 'second' },
    { count: 1, unit: 'minute' },
    { count: 59, unit: 'minute' },
    { count: 1, unit: 'day' },
    { count: 0, unit: 'second' },
  ])
  expect([42_000, 365_000, 3_965_000].map(formatRunning)).toEqual(['00:42', '06:05', '1:06:05'])
})

test('the age of a reading counts on while the page stands open', () => {
  vi.useFakeTimers()
  try {
    let now = testNow
    renderScreen(<SinceText at={testNow - 42_000} look="clock" />, () => now)
    expect(screen.getByRole('timer').textContent).toBe('00:42')
    now += 3000
    act(() => vi.advanceTimersByTime(3000))
    expect(screen.getByRole('timer').textContent).toBe('00:45')
  } finally {
    vi.useRealTimers()
  }
})

test('an alarm is told by shape and word, not by colour alone', () => {
  renderScreen(<AlarmMark priority="high" word="呼叫铃" />)
  expect(screen.getByText('呼叫铃').parentElement?.textContent).toBe('▲高级呼叫铃')
})

test('an ID number stays masked until it is revealed, and a refusal leaves it masked', async () => {
  const onReveal = vi.fn().mockRejectedValueOnce(new Error('forbidden')).mockResolvedValueOnce('350582193501014021')
  renderScreen(<MaskedValue masked="350582********4021" label="身份证号" onReveal={onReveal} />)
  await userEvent.click(screen.getByRole('button', { name: '显示身份证号' }))
  expect((await screen.findByRole('alert')).textContent).toContain('权限')
  expect(screen.getByText(/350582\*{8}4021/)).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: '显示身份证号' }))
  expect(await screen.findByText(/350582193501014021/)).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: '隐藏身份证号' }))
  expect(screen.queryByText(/350582193501014021/)).toBeNull()
})

test('an alarm cannot be closed without a reason; a usual reason is one press', async () => {
  const onConfirm = vi.fn()
  renderScreen(
    <ConfirmReason
      isOpen
      title="关闭报警"
      confirmLabel="关闭报警"
      suggestions={['协助如厕']}
      onConfirm={onConfirm}
      onCancel={() => undefined}
    />,
  )
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: '原因' })))
  await userEvent.click(screen.getByRole('button', { name: '关闭报警' }))
  expect(screen.getByRole('alert').textContent).toContain('请填写原因')
  expect(onConfirm).not.toHaveBeenCalled()
  await userEvent.click(screen.getByRole('button', { name: '协助如厕' }))
  await userEvent.click(screen.getByRole('button', { name: '关闭报警' }))
  expect(onConfirm).toHaveBeenCalledExactlyOnceWith('协助如厕')
})

test('every number of the strip opens its rows, and an unknown number is not a zero', () => {
  renderScreen(
    <StatStrip
      label="概况"
      stats={[
        { key: 'in', value: 118, label: '在院', to: '/residents', definition: '今日 24 时前在院的老人' },
        { key: 'sensors', value: null, label: '未知传感', to: '/devices', unknownReason: '无数据' },
      ]}
    />,
  )
  expect(screen.getByRole('link', { name: /118/ }).getAttribute('href')).toBe('/residents')
  expect(screen.getByRole('link', { name: /未知传感/ }).textContent).toBe('无数据未知传感')
})

test('long work can be stopped while it runs and offers its result when done', async () => {
  const onCancel = vi.fn()
  const { unmount } = renderScreen(
    <ProgressTask label="导出花名册" state="running" done={40} total={118} onCancel={onCancel} />,
  )
  expect(screen.getByRole('status').textContent).toContain('40 / 118')
  await userEvent.click(screen.getByRole('button', { name: '取消' }))
  expect(onCancel).toHaveBeenCalledOnce()
  unmount()
  renderScreen(
    <ProgressTask
      label="导出花名册"
      state="done"
      done={118}
      total={118}
      onCancel={onCancel}
      actions={<Button>下载</Button>}
    />,
  )
  expect(screen.queryByRole('button', { name: '取消' })).toBeNull()
  expect(screen.getByRole('button', { name: '下载' })).toBeTruthy()
})

function LeaveButton({ onUndo }: { onUndo: () => void }) {
  const showUndo = useUndoToast()
  return <Button onClick={() => showUndo({ message: '已登记请假', onUndo })}>请假</Button>
}

test('a reversible act can be taken back from the message that reports it', async () => {
  const onUndo = vi.fn()
  renderScreen(<LeaveButton onUndo={onUndo} />)
  await userEvent.click(screen.getByRole('button', { name: '请假' }))
  await userEvent.click(await screen.findByRole('button', { name: '撤销' }))
  await waitFor(() => expect(onUndo).toHaveBeenCalledOnce())
})
