// Gives a form its draft: found before the form is drawn, kept with every change, gone with the record it becomes.
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useRef, useState } from 'react'
import type { Draft, DraftContent, DraftKey } from '#shared/features/drafts/drafts.model.ts'
import { api, client } from '../../app/rpc-client.ts'
import type { FormDraft } from '../../ui/form-draft.ts'
import { type DraftKeeping, useSavedDraft } from '../../ui/use-saved-draft.ts'
import { contentOf, typedIn } from './draft-content.ts'

type Changes = { content: DraftContent }
const keeping: DraftKeeping<Draft, Changes> = {
  save: ({ kind, subjectId }, version, { content }) => client.drafts.save({ kind, subjectId, version, content }),
  load: ({ kind, subjectId }) => client.drafts.load({ kind, subjectId }),
  apply: (draft, { content }) => ({ ...draft, content }),
  join: (_first, second) => second,
}

type WithFormDraftProps<Values extends object> = Omit<DraftKey, 'subjectId'> & {
  /** Left out: the form is about something new. */
  subjectId?: string
  /** Version of what is changed; left out = something new. Of a change only what was touched is kept: the rest may be changed by others. */
  base?: number
  children: (draft: FormDraft<Values>) => ReactNode
}

export function WithFormDraft<Values extends object>(props: WithFormDraftProps<Values>) {
  const { kind, subjectId = '', base = null, children } = props
  const [started, setStarted] = useState<Draft>({ kind, subjectId, version: 0, content: {} })
  const [round, setRound] = useState(0)
  // Read anew each time the form opens: another seat may have gone on.
  const found = useQuery(
    api.drafts.load.queryOptions({ input: { kind, subjectId }, gcTime: 0, staleTime: Number.POSITIVE_INFINITY }),
  )
  if (found.isPending) return null
  return (
    <Kept<Values>
      key={round}
      // A draft that cannot be read must not keep anybody from writing.
      loaded={round === 0 ? (found.data ?? started) : started}
      base={base}
      onDiscarded={(draft) => {
        setStarted(draft)
        setRound(round + 1)
      }}
    >
      {children}
    </Kept>
  )
}

type KeptProps<Values extends object> = {
  loaded: Draft
  base: number | null
  onDiscarded: (draft: Draft) => void
  children: (draft: FormDraft<Values>) => ReactNode
}

function Kept<Values extends object>({ loaded, base, onDiscarded, children }: KeptProps<Values>) {
  const kept = useSavedDraft(loaded, keeping)
  const before = typedIn(loaded.content)
  const typed = useRef<Partial<Values>>(before.values as Partial<Values>)
  const isHeld = useRef(false)
  const [isTouched, setTouched] = useState(false)
  const send = () => kept.change({ content: contentOf(typed.current, base) })

  return children({
    ...{ values: before.values as Partial<Values>, isFound: loaded.version > 0 },
    ...{ isOlder: loaded.version > 0 && before.base !== base, state: isTouched ? kept.state : 'none' },
    change(changed, all) {
      setTouched(true)
      const touched = Object.keys(changed) as (keyof Values)[]
      const part = Object.fromEntries(touched.map((key) => [key, all[key] ?? null])) as Partial<Values>
      typed.current = base === null ? all : { ...typed.current, ...part }
      if (!isHeld.current) send()
    },
    async hold() {
      isHeld.current = true
      // What cannot be kept can still be sent.
      await kept.settle().catch(() => undefined)
    },
    release() {
      isHeld.current = false
      if (isTouched) send()
    },
    async discard() {
      isHeld.current = true
      await kept.settle().catch(() => undefined)
      onDiscarded(await client.drafts.discard({ kind: loaded.kind, subjectId: loaded.subjectId }))
    },
  })
}
