// Puts a refusal of the backend at the field it names, where a form shows that field; anything else is told in the form's own place.
import type { FormInstance } from 'antd'
import { useRef } from 'react'
import { fieldPathOf, useErrorSentence } from './error-sentence.ts'

type FieldPath = ReturnType<typeof fieldPathOf>

export function useFieldErrors<Values>(form: FormInstance<Values>) {
  const wordError = useErrorSentence()
  const marked = useRef<FieldPath>(null)
  const say = (path: FieldPath, errors: string[]): void => {
    if (path) form.setFields([{ name: path as never, errors }])
  }
  return {
    /** Takes the mark off before the form is sent again. */
    clear(): void {
      say(marked.current, [])
      marked.current = null
    },
    /** False when the form shows no such field: then nothing is marked. */
    mark(error: unknown): boolean {
      const path = fieldPathOf(error)
      const isShown = form.getFieldsError().some(({ name }) => name.join('.') === path?.join('.'))
      if (path === null || !isShown) return false
      marked.current = path
      say(path, [wordError(error).sentence])
      form.scrollToField(path as never, { focus: true })
      return true
    },
  }
}
