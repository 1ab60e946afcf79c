// Writes the next version: from the one in force, or from what the care level usually needs.
import { useQuery } from '@tanstack/react-query'
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays } from '#shared/contract/days.ts'
import type { RecordId, ResidentId } from '#shared/contract/primitives.ts'
import type { CarePlan } from '#shared/features/care-plans/care-plans.model.ts'
import type { RiskConsequences } from '#shared/features/risks/risk-consequences.rules.ts'
import { api, client } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { DayItem, TextItem } from '../../ui/form-items.tsx'
import { Section } from '../../ui/section.tsx'
import { useSending } from '../../ui/use-sending.ts'
import { useToday } from '../../ui/use-today.ts'
import { InterventionFields } from './components/intervention-fields.tsx'
import { contentOf, type PlanValues, problemValues, riskValues, templateValues } from './plan-values.ts'
import { usePlanTemplates, useRefreshPlans } from './queries.ts'

const newIntervention = { kind: 'round', text: '', dayKind: 'daily', times: ['08:00'] } as const
const newProblem = { text: '', goal: '', interventions: [newIntervention] }

type PlanFormProps = {
  residentId: ResidentId
  newest: CarePlan | undefined
  /** What a risk assessment found, to be added. */
  found?: { id: RecordId; consequences: RiskConsequences } | undefined
  onDone: () => void
}

export function PlanForm({ residentId, newest, found, onDone }: PlanFormProps) {
  const { t } = useTranslation()
  const today = useToday()
  const [form] = Form.useForm<PlanValues>()
  const [error, setError] = useState<unknown>(null)
  const { isSending, begin, end } = useSending()
  const refresh = useRefreshPlans()
  const templates = usePlanTemplates().data
  const canReadAssessments = useCan('assessments.read')
  const assessments = useQuery(
    api.assessments.list.queryOptions({ input: { residentId }, enabled: canReadAssessments }),
  )
  const isRunning = newest !== undefined && (newest.toOn === null || newest.toOn > today)
  const earliest = isRunning ? addDays(today, 1) : today
  const sources = (assessments.data ?? [])
    .filter(({ state }) => state === 'finished')
    .map((line) => ({
      value: line.id,
      label: `${line.basedOn} ${t(`care-plans:scale.${line.scale}`, line.scale)} ${line.levelName ?? ''}`,
    }))
  const before = newest ? problemValues(newest.problems) : []
  const added = found ? riskValues(found.consequences, found.id, before) : []
  const problems = [...before, ...added]
  const initial: Partial<PlanValues> = {
    fromOn: earliest,
    reviewOn: addDays(earliest, templates?.reviewAfterDays ?? 90),
    problems: problems.length > 0 ? problems : [newProblem as never],
    ...(newest?.consent ? { consentName: newest.consent.name, consentRelation: newest.consent.relation } : {}),
  }

  async function save(values: PlanValues): Promise<void> {
    if (!begin()) return
    setError(null)
    try {
      const content = contentOf(values, () => crypto.randomUUID())
      await client.carePlans.write({ residentId, basedOn: newest?.version ?? 0, fromOn: values.fromOn, content })
      await refresh()
      onDone()
    } catch (caught) {
      setError(caught)
    } finally {
      end()
    }
  }

  return (
    <Form form={form} layout="vertical" initialValues={initial} onFinish={save} scrollToFirstError={{ focus: true }}>
      <div className="plan-form__head">
        <Select
          style={{ minWidth: 220 }}
          aria-label={t('care-plans:template')}
          placeholder={t('care-plans:template')}
          value={null}
          onChange={(careLevel: string) => {
            const chosen = templates?.templates.find((each) => each.careLevel === careLevel)
            if (chosen) form.setFieldValue('problems', templateValues(chosen))
          }}
          options={(templates?.templates ?? []).map(({ careLevel, name }) => ({ value: careLevel, label: name }))}
        />
        {templates && !templates.isVerified && <span className="muted">{templates.basis}</span>}
      </div>
      <div className="plan-form__days">
        <DayItem name="fromOn" label={t('care-plans:field.fromOn')} isRequired from={earliest} />
        <DayItem name="reviewOn" label={t('care-plans:field.reviewOn')} isRequired from={addDays(earliest, 1)} />
        <TextItem name="consentName" label={t('care-plans:field.consentName')} maxLength={40} />
        <TextItem name="consentRelation" label={t('care-plans:field.consentRelation')} maxLength={20} />
      </div>
      <Form.List name="problems">
        {(problems, edit) => (
          <>
            {problems.map((problem) => (
              <Section key={problem.key} title={t('care-plans:problem', { number: problem.name + 1 })}>
                <div className="problem-fields">
                  <Form.Item name={[problem.name, 'id']} hidden>
                    <Input />
                  </Form.Item>
                  <Form.Item
                    name={[problem.name, 'text']}
                    label={t('care-plans:field.problem')}
                    rules={[{ required: true, whitespace: true }]}
                  >
                    <Input maxLength={200} autoComplete="off" />
                  </Form.Item>
                  <Form.Item
                    name={[problem.name, 'goal']}
                    label={t('care-plans:field.goal')}
                    rules={[{ required: true, whitespace: true }]}
                  >
                    <Input maxLength={200} autoComplete="off" />
                  </Form.Item>
                  <Form.Item name={[problem.name, 'assessmentId']} label={t('care-plans:field.source')}>
                    <Select allowClear options={sources} />
                  </Form.Item>
                  {(['itemCode', 'riskAssessmentId', 'riskKey'] as const).map((name) => (
                    <Form.Item key={name} name={[problem.name, name]} hidden>
                      <Input />
                    </Form.Item>
                  ))}
                  <Form.List name={[problem.name, 'interventions']}>
                    {(interventions, inner) => (
                      <>
                        {interventions.map((each) => (
                          <InterventionFields
                            key={each.key}
                            name={[each.name]}
                            path={['problems', problem.name, 'interventions', each.name]}
                            onRemove={interventions.length > 1 ? () => inner.remove(each.name) : undefined}
                          />
                        ))}
                        <div className="plan-form__acts">
                          <Button onClick={() => inner.add(newIntervention)}>{t('care-plans:addIntervention')}</Button>
                          {problems.length > 1 && (
                            <Button onClick={() => edit.remove(problem.name)}>{t('care-plans:removeProblem')}</Button>
                          )}
                        </div>
                      </>
                    )}
                  </Form.List>
                </div>
              </Section>
            ))}
            <Button onClick={() => edit.add(newProblem)}>{t('care-plans:addProblem')}</Button>
          </>
        )}
      </Form.List>
      <TextItem name="note" label={t('care-plans:field.note')} rows={2} />
      {error !== null && <ErrorState error={error} />}
      <div className="plan-form__acts">
        <Button onClick={onDone}>{t('common:cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={isSending}>
          {t('care-plans:save')}
        </Button>
      </div>
    </Form>
  )
}
