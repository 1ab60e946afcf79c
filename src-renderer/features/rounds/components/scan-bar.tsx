// Where a round is walked: the code of a bed is scanned or typed, the bed and its person stand there, one key says what was found.
import { Button, Input } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { RoundVisit } from '#shared/features/rounds/rounds.model.ts'
import { client } from '../../../app/rpc-client.ts'
import { useErrorSentence } from '../../../ui/error-sentence.ts'
import { TextItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { formatInstant } from '../../../ui/format-time.ts'
import { Kbd } from '../../../ui/kbd.tsx'
import { useScanner } from '../../../ui/use-scanner.ts'

const timeOf = (at: number): string => formatInstant(at).slice(11)

export function ScanBar({ onChanged, onLate }: { onChanged: () => Promise<unknown>; onLate: () => void }) {
  const { t } = useTranslation()
  const sentenceOf = useErrorSentence()
  const [typed, setTyped] = useState('')
  const [visit, setVisit] = useState<RoundVisit | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [isFinding, setFinding] = useState(false)
  const normal = useRef<HTMLButtonElement>(null)

  const attempt = async (act: () => Promise<RoundVisit>): Promise<void> => {
    try {
      setVisit(await act())
      setError(null)
    } catch (caught) {
      setError(caught)
    }
    await onChanged()
  }
  const scan = async (code: string): Promise<void> => {
    setVisit(null)
    setTyped('')
    await attempt(() => client.rounds.scan({ code }))
    // Off the field: the next key says what was found, and the next label is read wherever the focus is.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    normal.current?.focus()
  }
  const canTell = visit !== null && visit.outcome === null
  const tellNormal = () => {
    if (canTell && visit.presence === 'in') {
      void attempt(() => client.rounds.tell({ id: visit.id, outcome: 'normal', text: null }))
    }
  }
  const openFinding = () => canTell && setFinding(true)
  useScanner({ onCode: (code) => void scan(code), acts: { 1: tellNormal, 2: openFinding, l: onLate } })

  return (
    <section className="scan-bar no-print" aria-label={t('rounds:scan.label')}>
      <form
        className="scan-bar__form"
        onSubmit={(event) => {
          event.preventDefault()
          void scan(typed)
        }}
      >
        <Input
          aria-label={t('rounds:scan.label')}
          placeholder={t('rounds:scan.label')}
          value={typed}
          maxLength={80}
          autoComplete="off"
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button htmlType="submit">{t('rounds:scan.button')}</Button>
      </form>
      <div className="scan-bar__told" role="status">
        {error !== null && <p className="scan-bar__refused">{sentenceOf(error).sentence}</p>}
        {error === null && visit === null && <p className="muted">{t('rounds:scan.waiting')}</p>}
        {visit && (
          <>
            <p className="scan-bar__who">
              {visit.bedLabel} {visit.name ?? t('rounds:presence.empty')}
            </p>
            <p className="numerals">
              {timeOf(visit.at)} ·{' '}
              {visit.roundAt === null
                ? t('rounds:scan.outside')
                : t('rounds:scan.round', { time: timeOf(visit.roundAt) })}
            </p>
            {visit.presence !== 'in' && (
              <p className="scan-bar__refused">{t(`rounds:presenceTold.${visit.presence}`)}</p>
            )}
            {visit.outcome !== null && (
              <p>
                {t('rounds:scan.told', {
                  what: [t(`rounds:mark.${visit.outcome}`), visit.text].filter(Boolean).join('：'),
                })}{' '}
                {visit.outcome === 'finding' && (
                  <Link to={screenLinks.incidentFromRound(visit.id)}>{t('rounds:scan.incident')}</Link>
                )}
              </p>
            )}
          </>
        )}
      </div>
      {canTell && (
        <div className="scan-bar__acts">
          {visit.presence === 'in' && (
            <Button ref={normal} type="primary" onClick={tellNormal} aria-keyshortcuts="1">
              {t('rounds:scan.normal')} <Kbd keys="1" />
            </Button>
          )}
          <Button onClick={openFinding} aria-keyshortcuts="2">
            {t('rounds:scan.finding')} <Kbd keys="2" />
          </Button>
        </div>
      )}
      {isFinding && visit && (
        <FormModal<{ text: string }>
          title={t('rounds:scan.findingTitle', { bed: visit.bedLabel, name: visit.name ?? '' })}
          initialValues={{}}
          submitLabel={t('common:save')}
          onSubmit={async ({ text }) => {
            setVisit(await client.rounds.tell({ id: visit.id, outcome: 'finding', text: text.trim() }))
            await onChanged()
          }}
          onClose={() => setFinding(false)}
        >
          <TextItem name="text" label={t('rounds:scan.text')} isRequired />
        </FormModal>
      )}
    </section>
  )
}
