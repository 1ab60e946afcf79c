// A draft: items by keyboard or mouse, facts, signatures, and the level as it stands. Left and resumed at any time.
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { Assessment } from '#shared/features/assessments/assessments.model.ts'
import { judge } from '#shared/features/assessments/judgement.rules.ts'
import { itemsOf, type Scale } from '#shared/features/assessments/scale.model.ts'
import { client } from '../../app/rpc-client.ts'
import { useErrorSentence } from '../../ui/error-sentence.ts'
import { PageFrame } from '../../ui/page-frame.tsx'
import { Section } from '../../ui/section.tsx'
import { FactFields } from './components/fact-fields.tsx'
import { ItemRow } from './components/item-row.tsx'
import { JudgementPanel } from './components/judgement-panel.tsx'
import { SignatureFields } from './components/signature-fields.tsx'
import { useRefreshAssessments } from './queries.ts'
import { useDraft } from './use-draft.ts'
import { useItemKeys } from './use-item-keys.ts'
import { usePersonName } from './use-person-name.ts'

type AssessmentFormProps = { scale: Scale; loaded: Assessment; previous: Assessment | null }

export function AssessmentForm({ scale, loaded, previous }: AssessmentFormProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const sentenceOf = useErrorSentence()
  const refresh = useRefreshAssessments()
  const draft = useDraft(loaded)
  const [assessor, setAssessor] = useState<'first' | 'second'>('first')
  const [refusal, setRefusal] = useState<unknown>(null)
  const [isFinishing, setFinishing] = useState(false)
  const { shown } = draft
  const marks = assessor === 'first' ? 'answers' : 'secondAnswers'
  const items = itemsOf(scale)
  const answer = (code: string, score: number | null) => draft.change({ [marks]: { [code]: score } })
  const { openIndex, go } = useItemKeys(items, shown[marks], answer)
  const judgement = judge(scale, shown.answers, shown.facts)
  const person = usePersonName(shown.residentId)

  async function finish(): Promise<void> {
    setFinishing(true)
    setRefusal(null)
    try {
      const version = await draft.settle()
      await client.assessments.finish({ id: shown.id, version })
      await refresh()
    } catch (error) {
      setRefusal(error)
      const { where } = (error as { data?: { where?: string } }).data ?? {}
      const index = items.findIndex((item) => item.code === where)
      if (index >= 0) go(index)
    } finally {
      setFinishing(false)
    }
  }

  return (
    <PageFrame
      title={`${scale.title} · ${person}`}
      count={t(`assessments:saveState.${draft.state}`)}
      layout="scroll"
      actions={
        <>
          <Button onClick={() => navigate('/assessments')}>{t('assessments:pause')}</Button>
          <Button type="primary" loading={isFinishing} onClick={() => void finish()}>
            {t('assessments:finish')}
          </Button>
        </>
      }
    >
      <div className="assessment">
        <div className="assessment__main">
          {(refusal !== null || draft.error !== null || draft.hasMet) && (
            <p className="assessment__told" role="alert">
              {refusal !== null || draft.error !== null
                ? sentenceOf(refusal ?? draft.error).sentence
                : t('assessments:met')}
            </p>
          )}
          {!scale.isVerified && scale.toVerify !== undefined && <p className="muted">{scale.toVerify}</p>}
          {scale.assessors > 1 && (
            <Segmented
              aria-label={t('assessments:whoAnswers')}
              value={assessor}
              onChange={setAssessor}
              options={(['first', 'second'] as const).map((value) => ({ value, label: t(`assessments:who.${value}`) }))}
            />
          )}
          <p className="muted">{t('assessments:keys')}</p>
          {scale.blocks.map((block) => (
            <Section key={block.code} title={`${block.code} ${block.name}`}>
              <ul className="item-list">
                {block.items.map((item) => {
                  const index = items.indexOf(item)
                  return (
                    <ItemRow
                      key={item.code}
                      item={item}
                      score={shown[marks][item.code]}
                      secondScore={assessor === 'first' ? shown.secondAnswers[item.code] : undefined}
                      previousScore={previous?.answers[item.code]}
                      isOpen={index === openIndex}
                      onOpen={() => go(index)}
                      onAnswer={(score) => {
                        answer(item.code, score)
                        go(index + 1)
                      }}
                    />
                  )
                })}
              </ul>
            </Section>
          ))}
          {scale.facts.length > 0 && (
            <Section title={t('assessments:facts')}>
              <FactFields
                facts={scale.facts}
                values={shown.facts}
                onChange={(code, value) => draft.change({ facts: { [code]: value } })}
              />
            </Section>
          )}
          <Section title={t('assessments:signatures')}>
            <SignatureFields draft={shown} count={scale.assessors} onChange={draft.change} />
          </Section>
        </div>
        <JudgementPanel scale={scale} judgement={judgement} />
      </div>
    </PageFrame>
  )
}
