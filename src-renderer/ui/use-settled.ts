import { useEffect, useState } from 'react'

/** The value once it has stood still for `waitMs`: what a search asks the backend for while somebody types. */
export function useSettled<Value>(value: Value, waitMs = 150): Value {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), waitMs)
    return () => clearTimeout(timer)
  }, [value, waitMs])
  return settled
}
