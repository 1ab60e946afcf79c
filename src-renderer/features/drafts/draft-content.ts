// What is kept of a form: the values as they were typed, and the version of what they change.
import type { DraftContent } from '#shared/features/drafts/drafts.model.ts'

export type Typed = { base: number | null; values: Readonly<Record<string, unknown>> }

/** Fields without a value are left out; what was emptied on purpose is null. */
export function contentOf(values: object, base: number | null): DraftContent {
  return JSON.parse(JSON.stringify({ base, values })) as DraftContent
}

export function typedIn({ base, values }: DraftContent): Typed {
  const isRecord = typeof values === 'object' && values !== null && !Array.isArray(values)
  return { base: typeof base === 'number' ? base : null, values: isRecord ? values : {} }
}
