// The outgoing nurse's own words: shown on the sheet at once, on disk a moment later, and not lost to a crash.
import { Input } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../../app/rpc-client.ts'
import { type DraftKeeping, useSavedDraft } from '../../../ui/use-saved-draft.ts'

export type Remarks = { shiftStartedAt: number; remarks: string; version: number }
type Change = { remarks: string }

const keeping: DraftKeeping<Remarks, Change> = {
  save: async ({ shiftStartedAt }, version, { remarks }) => ({
    ...(await client.handover.saveDraft({ shiftStartedAt, version, remarks })),
    shiftStartedAt,
  }),
  load: async ({ shiftStartedAt }) => ({
    ...(await client.handover.ofShift({ at: shiftStartedAt })).draft,
    shiftStartedAt,
  }),
  // Two seats that write at once lose nothing: what the other wrote stands in front.
  apply: (draft, { remarks }) => ({ ...draft, remarks: joinTexts(draft.remarks, remarks) }),
  join: (_first, second) => second,
}

/** `typed` alone where it carries on `kept`, else both. */
export function joinTexts(kept: string, typed: string): string {
  if (kept === '' || typed.includes(kept) || kept.includes(typed) || isEditOf(kept, typed)) return typed
  return `${kept}\n${typed}`
}

/** Most of the beginning or the end is the same: the same text, changed. */
function isEditOf(kept: string, typed: string): boolean {
  const shorter = Math.min(kept.length, typed.length)
  let same = 0
  while (same < shorter && kept[same] === typed[same]) same += 1
  let sameEnd = 0
  while (sameEnd < shorter - same && kept.at(-1 - sameEnd) === typed.at(-1 - sameEnd)) sameEnd += 1
  return same + sameEnd >= shorter / 2
}

type RemarksFieldProps = {
  loaded: Remarks
  onShown: (remarks: string) => void
  /** Gives the page a way to wait until everything typed is on disk; answers its version. */
  onReady: (settle: () => Promise<number>) => void
}

/** Key it by shift. */
export function RemarksField({ loaded, onShown, onReady }: RemarksFieldProps) {
  const { t } = useTranslation()
  const { shown, change, state, hasMet, settle } = useSavedDraft(loaded, keeping)
  useEffect(() => onShown(shown.remarks), [onShown, shown.remarks])
  useEffect(() => onReady(settle), [onReady, settle])
  return (
    <div className="handover-remarks">
      <Input.TextArea
        aria-label={t('handover:remarks.label')}
        value={shown.remarks}
        maxLength={2000}
        autoSize={{ minRows: 4, maxRows: 12 }}
        onChange={(event) => change({ remarks: event.target.value })}
      />
      <p className="muted">{t('handover:remarks.help')}</p>
      <p role="status" className={state === 'failing' ? 'handover-remarks__failing' : 'muted'}>
        {(state !== 'saved' || shown.version !== loaded.version || shown.remarks !== loaded.remarks) &&
          t(`handover:remarks.${state}`)}
        {hasMet && ` · ${t('handover:remarks.met')}`}
      </p>
    </div>
  )
}
