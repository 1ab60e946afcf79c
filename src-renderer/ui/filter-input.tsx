// The text filter of a list: `/` comes here, Arrow down goes on to the rows, Esc empties it.
import { Input, type InputRef } from 'antd'
import { type KeyboardEvent, useRef } from 'react'
import { Kbd } from './kbd.tsx'
import { useShortcut } from './use-shortcut.ts'

type FilterInputProps = { value: string; onChange: (value: string) => void; placeholder: string; label?: string }

export function FilterInput({ value, onChange, placeholder, label }: FilterInputProps) {
  const input = useRef<InputRef>(null)
  useShortcut('/', () => input.current?.focus({ cursor: 'all' }))
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') {
      event.preventDefault()
      event.currentTarget.closest('.page-frame')?.querySelector<HTMLElement>('[role="grid"]')?.focus()
    }
    if (event.key === 'Escape' && value !== '') {
      event.stopPropagation()
      event.preventDefault()
      onChange('')
    }
  }
  return (
    <Input
      ref={input}
      className="filter-input"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={onKeyDown}
      placeholder={placeholder}
      aria-label={label ?? placeholder}
      aria-keyshortcuts="/"
      suffix={<Kbd keys="/" />}
      allowClear
      maxLength={100}
    />
  )
}
