// A draft: the nine items by keyboard or mouse, who was told, and what is still missing. Left and resumed at any time.
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { countAssessed, gapsOf } from '#shared/features/risks/draft.rules.ts'
import type { RiskAssessment, RiskChanges, RiskList } from '#shared/features/risks/risks.model.ts'
import { client } from '../../app/rpc-client.ts'
import { useNow } from '../../ui/clock.tsx'
import { useErrorSentence } from '../../ui/error-sentence.ts'
import { PageFrame } from '../../ui/page-frame.tsx'
import { InformingFields } from './components/informing-fields.tsx'
import { RiskNotice } from './components/risk-notice.tsx'
import { RiskRow } from './components/risk-row.tsx'
import { usePerson, useRefreshRisks } from './queries.ts'
import { useRiskDraft } from './use-risk-draft.ts'
import { useRiskKeys } from './use-risk-keys.ts'
import { VoidRisks } from './void-risks.tsx'

type RiskFormProps = { list: RiskList; loaded: RiskAssessment; previous: RiskAssessment | null }

export function RiskForm({ list, loaded, previous }: RiskFormProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const sentenceOf = useErrorSentence()
  const refresh = useRefreshRisks()
  const draft = useRiskDraft(loaded)
  const panel = useRef<HTMLElement>(null)
  const [refused, setRefused] = useState<unknown>(null)
  const [isFinishing, setFinishing] = useState(false)
  const { shown } = draft
  const change = (changes: RiskChanges) => {
    setRefused(null)
    draft.change(changes)
  }
  const { openIndex, go } = useRiskKeys(list.risks, shown.items, (risk, part) =>
    change({ items: { [risk.key]: part } }),
  )
  const person = usePerson(shown.residentId)
  const gaps = gapsOf(shown, useNow())

  const where = (refused as { data?: { where?: string } } | null)?.data?.where ?? ''
  const refusal = refused === null ? null : { where, sentence: sentenceOf(refused).sentence }
  const isAtField = refusal !== null && gaps.some((gap) => gap.where === refusal.where)

  async function finish(): Promise<void> {
    setFinishing(true)
    setRefused(null)
    try {
      const version = await draft.settle()
      await client.risks.finish({ id: shown.id, version })
      await refresh()
    } catch (error) {
      setRefused(error)
      const at = (error as { data?: { where?: string } }).data?.where
      const index = list.risks.findIndex(({ key }) => key === at)
      if (index >= 0) go(index)
      else panel.current?.querySelector<HTMLElement>(`[data-field="${at}"] input`)?.focus()
    } finally {
      setFinishing(false)
    }
  }

  const told = draft.error !== null ? sentenceOf(draft.error).sentence : draft.hasMet ? t('risks:met') : null
  return (
    <PageFrame
      title={t('risks:titleOf', { person: [person?.bedLabel, person?.name].filter(Boolean).join(' ') || '…' })}
      count={t(`risks:saveState.${draft.state}`)}
      layout="scroll"
      actions={
        <>
          <VoidRisks
            assessment={shown}
            label={t('risks:drop.act')}
            title={t('risks:drop.title')}
            settle={draft.settle}
          />
          <Button onClick={() => window.print()}>{t('risks:print')}</Button>
          <Button onClick={() => navigate('/risks')}>{t('risks:pause')}</Button>
        </>
      }
    >
      <div className="risk-form no-print">
        <div className="risk-form__main">
          {(told !== null || (refusal !== null && !isAtField)) && (
            <p className="risk-told" role="alert">
              {told ?? refusal?.sentence}
            </p>
          )}
          <p className="muted">{t('risks:keys')}</p>
          <ul className="risk-list" aria-label={t('risks:nine')}>
            {list.risks.map((risk, index) => (
              <RiskRow
                key={risk.key}
                risk={risk}
                number={index + 1}
                item={shown.items[risk.key]}
                before={previous?.items[risk.key].level}
                isOpen={index === openIndex}
                refusal={refusal?.where === risk.key ? refusal.sentence : null}
                onOpen={() => go(index)}
                onChange={(part) => change({ items: { [risk.key]: part } })}
              />
            ))}
          </ul>
          {list.toVerify !== undefined && <p className="muted">{list.toVerify}</p>}
        </div>
        <section ref={panel} className="risk-form__panel" aria-label={t('risks:record')}>
          <InformingFields draft={shown} refusal={refusal} onChange={change} />
          <p className="numerals" role="status">
            {t('risks:assessed', { count: countAssessed(shown.items), of: list.risks.length })}
            {gaps.length > 0 && ` · ${t('risks:gaps', { count: gaps.length })}`}
          </p>
          <Button type="primary" block loading={isFinishing} onClick={() => void finish()}>
            {t('risks:finish')}
          </Button>
        </section>
      </div>
      <RiskNotice list={list} assessment={shown} />
    </PageFrame>
  )
}
