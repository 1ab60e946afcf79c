// Roster import: a file becomes a draft that survives reload and crash; it is mended here; chosen rows become residents at once.
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RosterCommitResult } from '#shared/features/roster/roster.contract.ts'
import { client } from '../../app/rpc-client.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { CommitSummary } from './components/commit-summary.tsx'
import { FileDrop } from './components/file-drop.tsx'
import { DraftPage } from './draft-page.tsx'
import { useDraft } from './queries.ts'
import './roster.css'

/** The backend's own limit; a larger file is refused before it is sent. Bytes. */
const mostFileBytes = 20 * 1024 * 1024

export function RosterPage() {
  const { t } = useTranslation()
  const { draft, error, refetch, keep } = useDraft()
  const reload = useCallback(() => void refetch(), [refetch])
  const [isReading, setReading] = useState(false)
  const [readError, setReadError] = useState<{ error: unknown; fileName: string } | null>(null)
  const [result, setResult] = useState<RosterCommitResult | null>(null)
  // Kept so that another sheet of the same file can be read without choosing it again; gone after a reload.
  const [file, setFile] = useState<File | null>(null)

  const read = async (chosen: File, sheetName?: string) => {
    setReadError(null)
    setResult(null)
    if (chosen.size > mostFileBytes) {
      setReadError({ error: { code: 'FILE_TOO_LARGE' }, fileName: chosen.name })
      return
    }
    setReading(true)
    try {
      keep(await client.roster.read(sheetName === undefined ? { file: chosen } : { file: chosen, sheetName }))
      setFile(chosen)
    } catch (caught) {
      setReadError({ error: caught, fileName: chosen.name })
    } finally {
      setReading(false)
    }
  }

  const problem = readError && (
    <ErrorState error={readError.error} title={t('roster:file.refused', { name: readError.fileName })} />
  )
  if (draft) {
    return (
      <DraftPage
        key={draft.id}
        draft={draft}
        keep={keep}
        reload={reload}
        isReading={isReading}
        onFile={(chosen) => void read(chosen)}
        {...(file === null ? {} : { onSheet: (sheetName: string) => void read(file, sheetName) })}
        problem={problem}
        result={result}
        onResult={setResult}
      />
    )
  }
  return (
    <PageFrame title={t('roster:title')} layout="scroll">
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {problem}
      {result && <CommitSummary result={result} />}
      {draft === null && <FileDrop onFile={(chosen) => void read(chosen)} isBusy={isReading} />}
    </PageFrame>
  )
}
