// What was frozen, by whom, with which hash and files, and how far it has come at the bureau.
import { Button, Form } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { ReportRun } from '#shared/features/reports/reports.model.ts'
import { client } from '../../../app/rpc-client.ts'
import { useCan } from '../../../app/use-can.ts'
import { RadioItem, TextItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { InstantText } from '../../../ui/instant-text.tsx'
import { textOrNull } from '../../../ui/text-or-null.ts'
import { shortHash } from '../figure-words.ts'
import { useRefreshReports } from '../queries.ts'
import { nextStates } from '../report-states.ts'

export function ReportLedger({ runs, isNarrow = false }: { runs: readonly ReportRun[]; isNarrow?: boolean }) {
  const { t } = useTranslation()
  const canRun = useCan('reports.run')
  const [changed, setChanged] = useState<ReportRun | null>(null)
  return (
    <>
      <table className="plain-table report-ledger">
        <caption className="visually-hidden">{t('reports:ledger.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('reports:ledger.period')}</th>
            <th scope="col">{t('reports:ledger.frozen')}</th>
            <th scope="col">{t('reports:ledger.state')}</th>
            <th scope="col">{t('reports:ledger.hash')}</th>
            {!isNarrow && <th scope="col">{t('reports:ledger.files')}</th>}
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.id}>
              <th scope="row">
                <Link to={`${screenLinks.report(run.code, run.period)}?run=${run.id}`}>
                  {run.code} {run.period}
                </Link>
              </th>
              <td>
                <InstantText at={run.frozenAt} /> <span className="muted">{run.frozenBy}</span>
              </td>
              <td>
                {t(`reports:state.${run.state}`)} {run.note && <span className="muted">{run.note}</span>}
                {canRun && nextStates(run.state).length > 0 && (
                  <Button
                    type="link"
                    size="small"
                    onClick={() => setChanged(run)}
                    aria-label={t('reports:ledger.changeOf', { report: `${run.code} ${run.period}` })}
                  >
                    {t('reports:ledger.change')}
                  </Button>
                )}
              </td>
              <td>
                <code title={run.contentHash}>{shortHash(run.contentHash)}</code>
              </td>
              {!isNarrow && (
                <td>
                  {run.files.length === 0 && <span className="faint">{t('reports:ledger.noFile')}</span>}
                  {run.files.map((file) => (
                    <div key={`${file.sha256}-${file.exportedAt}`}>
                      {file.name} <span className="muted">{t(`reports:copy.${file.copy}`)}</span>{' '}
                      <code title={file.sha256}>{shortHash(file.sha256)}</code>{' '}
                      <span className="faint">
                        <InstantText at={file.exportedAt} /> {file.exportedBy}
                      </span>
                    </div>
                  ))}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {changed && <StateAct run={changed} onClose={() => setChanged(null)} />}
    </>
  )
}

type StateValues = { state: 'filed' | 'accepted' | 'rejected'; note?: string }

function StateAct({ run, onClose }: { run: ReportRun; onClose: () => void }) {
  const { t } = useTranslation()
  const refresh = useRefreshReports()
  const states = nextStates(run.state)
  const [first] = states
  return (
    <FormModal<StateValues>
      title={t('reports:ledger.changeOf', { report: `${run.code} ${run.period}` })}
      initialValues={first ? { state: first } : {}}
      submitLabel={t('common:save')}
      onSubmit={async ({ state, note }) => {
        await client.reports.setState({ runId: run.id, state, note: textOrNull(note) })
        await refresh()
      }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <RadioItem
            name="state"
            label={t('reports:ledger.state')}
            isRequired
            options={states.map((value) => ({ value, label: t(`reports:state.${value}`) }))}
          />
          <NoteItem isNeeded={() => form.getFieldValue('state') === 'rejected'} />
        </>
      )}
    </FormModal>
  )
}

function NoteItem({ isNeeded }: { isNeeded: () => boolean }) {
  const { t } = useTranslation()
  return (
    <Form.Item noStyle dependencies={['state']}>
      {() => (
        <TextItem
          name="note"
          label={t(isNeeded() ? 'reports:ledger.whyRejected' : 'reports:ledger.noteLabel')}
          isRequired={isNeeded()}
          rows={2}
        />
      )}
    </Form.Item>
  )
}
