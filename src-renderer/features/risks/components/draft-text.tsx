// A text of a draft: kept a moment after the last stroke, and at once when it is left. Empty = not on record.
import { Input } from 'antd'
import { useEffect, useRef, useState } from 'react'

const restMs = 700

type DraftTextProps = {
  label: string
  value: string | null
  maxLength: number
  rows?: number
  placeholder?: string
  isRefused?: boolean
  onChange: (text: string | null) => void
}

export function DraftText({ label, value, maxLength, rows, placeholder, isRefused = false, onChange }: DraftTextProps) {
  const [typed, setTyped] = useState(value ?? '')
  const kept = useRef(value ?? '')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  // Chosen elsewhere, or written by a colleague; never over what is just being typed.
  useEffect(() => {
    if ((value ?? '') === kept.current || timer.current !== undefined) return
    kept.current = value ?? ''
    setTyped(kept.current)
  }, [value])
  const keep = (text: string) => {
    clearTimeout(timer.current)
    timer.current = undefined
    const trimmed = text.trim()
    if (trimmed === kept.current) return
    kept.current = trimmed
    onChange(trimmed === '' ? null : trimmed)
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  const field = {
    'aria-label': label,
    'aria-invalid': isRefused,
    ...{ value: typed, maxLength, autoComplete: 'off' },
    ...(placeholder === undefined ? {} : { placeholder }),
    onChange: ({ target }: { target: { value: string } }) => {
      setTyped(target.value)
      clearTimeout(timer.current)
      timer.current = setTimeout(() => keep(target.value), restMs)
    },
    onBlur: () => keep(typed),
  }
  return rows === undefined ? (
    <Input {...field} />
  ) : (
    <Input.TextArea {...field} autoSize={{ minRows: rows, maxRows: 4 }} />
  )
}
