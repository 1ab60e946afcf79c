// The open draft: counts, filters, the preview, and the two ways out, commit and discard.
import { Button, Modal, Select } from 'antd'
import { type ReactNode, useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMatch, useNavigate, useSearchParams } from 'react-router'
import type { RosterCommitResult, RosterDraft } from '#shared/features/roster/roster.contract.ts'
import { client } from '../../app/rpc-client.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { FilterChip } from '../../ui/filter-chip.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { useRefreshOccupancy } from '../residents/index.tsx'
import { CommitAct } from './components/commit-act.tsx'
import { CommitSummary } from './components/commit-summary.tsx'
import { FileDrop } from './components/file-drop.tsx'
import { MendDrawer } from './components/mend-drawer.tsx'
import { RosterTable } from './components/roster-table.tsx'
import { chosenRows, filterRows, rowFilters } from './roster-rows.ts'
import { useMend } from './use-mend.ts'

type DraftPageProps = {
  draft: RosterDraft
  keep: (draft: RosterDraft | null) => void
  reload: () => void
  isReading: boolean
  onFile: (file: File) => void
  /** Left out when the file is no longer at hand. */
  onSheet?: (sheetName: string) => void
  problem: ReactNode
  result: RosterCommitResult | null
  onResult: (result: RosterCommitResult) => void
}

export function DraftPage(props: DraftPageProps) {
  const { draft, keep, reload, result, onResult } = props
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const openRow = useMatch('/roster/:row')?.params.row ?? null
  const refresh = useRefreshOccupancy()
  const [takenOut, setTakenOut] = useState<ReadonlySet<number>>(new Set())
  const [isCommitting, setCommitting] = useState(false)
  const [isDiscarding, setDiscarding] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const { mend, error: mendError } = useMend(draft, keep, reload)

  const { reading } = draft
  const filter = rowFilters.find((each) => each === params.get('show')) ?? 'all'
  const rows = useMemo(() => filterRows(reading.rows, filter), [reading.rows, filter])
  const chosen = useMemo(() => chosenRows(reading.rows, takenOut), [reading.rows, takenOut])
  const opened = reading.rows.find((row) => String(row.row) === openRow)
  const choose = useCallback((row: number, isChosen: boolean) => {
    setTakenOut((before) => {
      const after = new Set(before)
      if (isChosen) after.delete(row)
      else after.add(row)
      return after
    })
  }, [])

  const discard = async () => {
    setDiscarding(false)
    try {
      await client.roster.discard({ draftId: draft.id, version: draft.version })
      keep(null)
    } catch (caught) {
      setError(caught)
      reload()
    }
  }
  const sheets = [reading.sheetName, ...reading.otherSheetNames]

  return (
    <PageFrame
      title={t('roster:title')}
      count={t('roster:count', { file: draft.fileName, rows: reading.rows.length, ready: chosen.length })}
      actions={
        <>
          <FileDrop isSmall onFile={props.onFile} isBusy={props.isReading} />
          <Button onClick={() => setDiscarding(true)}>{t('roster:discard.button')}</Button>
          <Button type="primary" disabled={chosen.length === 0} onClick={() => setCommitting(true)}>
            {t('roster:commit.button', { count: chosen.length })}
          </Button>
        </>
      }
      filterBar={rowFilters.map((each) => (
        <FilterChip
          key={each}
          label={t(`roster:show.${each}`)}
          count={filterRows(reading.rows, each).length}
          isOn={filter === each}
          onToggle={() => setParams(each === 'all' ? {} : { show: each }, { replace: true })}
        />
      ))}
      filterBarEnd={
        props.onSheet && sheets.length > 1 ? (
          <Select
            size="small"
            value={reading.sheetName}
            aria-label={t('roster:sheet')}
            options={sheets.map((value) => ({ value, label: value }))}
            onChange={props.onSheet}
          />
        ) : (
          <span className="faint">{t('roster:sheetNamed', { name: reading.sheetName })}</span>
        )
      }
      drawer={
        opened && (
          <MendDrawer
            key={opened.row}
            row={opened}
            mend={mend}
            isChosen={chosen.includes(opened.row)}
            onChoose={(isChosen) => choose(opened.row, isChosen)}
          />
        )
      }
    >
      {props.problem}
      {(error ?? mendError) != null && <ErrorState error={error ?? mendError} />}
      {result && <CommitSummary result={result} />}
      <ReadingNotes draft={draft} />
      <RosterTable
        rows={rows}
        takenOut={takenOut}
        onChoose={choose}
        openRow={openRow}
        onOpen={(row) => navigate({ pathname: `/roster/${row.row}`, search: params.toString() })}
        mend={mend}
      />
      {isCommitting && (
        <CommitAct
          draft={draft}
          rows={chosen}
          onClose={() => setCommitting(false)}
          onDone={async (done) => {
            onResult(done)
            keep(done.draft)
            await refresh()
          }}
        />
      )}
      <Modal
        open={isDiscarding}
        title={t('roster:discard.title')}
        okText={t('roster:discard.confirm')}
        cancelText={t('common:cancel')}
        okButtonProps={{ danger: true }}
        onOk={() => void discard()}
        onCancel={() => setDiscarding(false)}
      >
        {t('roster:discard.explained', { file: draft.fileName })}
      </Modal>
    </PageFrame>
  )
}

/** What the reader left out or could not find: nothing of the sheet disappears silently. */
function ReadingNotes({ draft }: { draft: RosterDraft }) {
  const { t } = useTranslation()
  const { missingFields, skipped, hiddenRows } = draft.reading
  const notes = [
    ...(missingFields.length > 0
      ? [t('roster:missing', { fields: missingFields.map((field) => t(`roster:field.${field}`)).join('、') })]
      : []),
    ...(hiddenRows.length > 0 ? [t('roster:hiddenRows', { rows: hiddenRows.join('、') })] : []),
  ]
  if (notes.length === 0 && skipped.length === 0) return null
  return (
    <details className="reading-notes">
      <summary>
        {[...notes, ...(skipped.length > 0 ? [t('roster:skipped', { count: skipped.length })] : [])].join(' ')}
      </summary>
      <ul>
        {skipped.map((skip) => (
          <li key={skip.row}>
            {t('roster:rowNumber', { row: skip.row })} {t(`roster:skip.${skip.why}`)}
          </li>
        ))}
      </ul>
    </details>
  )
}
