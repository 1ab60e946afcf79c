// Sets one item of a signed check right, with a reason; what was signed first stays readable.
import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CheckAnswer, CheckItem, CheckList, SelfCheck } from '#shared/features/self-checks/self-checks.model.ts'
import { client } from '../../../app/rpc-client.ts'
import { DayItem, RadioItem, ReasonItem, TextItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { textOrNull } from '../../../ui/text-or-null.ts'
import { AttachmentItem } from '../../attachments/index.ts'

type CorrectValues = Pick<CheckAnswer, 'result' | 'attachmentIds'> & {
  problem?: string
  measure?: string
  responsible?: string
  dueOn?: string | null
  reason: string
}
type CorrectCheckProps = {
  list: CheckList
  check: SelfCheck
  item: CheckItem
  onChanged: () => Promise<unknown>
  onClose: () => void
}

export function CorrectCheck({ list, check, item, onChanged, onClose }: CorrectCheckProps) {
  const { t } = useTranslation()
  const before = check.answers[item.code]
  return (
    <FormModal<CorrectValues>
      title={t('self-checks:correct.title', { code: item.code })}
      description={item.text}
      initialValues={{
        ...{ result: before?.result ?? 'in-order', problem: before?.problem ?? '', measure: before?.measure ?? '' },
        ...{ responsible: before?.responsible ?? '', dueOn: before?.dueOn ?? null },
        attachmentIds: before?.attachmentIds ?? [],
      }}
      submitLabel={t('self-checks:correct.button')}
      onSubmit={async ({ result, attachmentIds, problem, measure, responsible, dueOn, reason }) => {
        const answer: CheckAnswer = {
          ...{ result, attachmentIds, dueOn: dueOn ?? null },
          ...{ problem: textOrNull(problem), measure: textOrNull(measure), responsible: textOrNull(responsible) },
        }
        const answers = { ...check.answers, [item.code]: answer }
        await client.selfChecks.correct({ id: check.id, answers, reason: reason.trim() })
        await onChanged()
      }}
      onClose={onClose}
    >
      <RadioItem
        name="result"
        label={t('self-checks:sheet.result')}
        isRequired
        options={list.results.map((result) => ({ value: result, label: t(`self-checks:${list.words}.${result}`) }))}
      />
      <Form.Item noStyle shouldUpdate>
        {({ getFieldValue }) =>
          getFieldValue('result') === 'wanting' &&
          list.needs.map((need) =>
            need === 'dueOn' ? (
              <DayItem key={need} name={need} label={t(`self-checks:need.${list.words}.${need}`)} isRequired />
            ) : (
              <TextItem key={need} name={need} label={t(`self-checks:need.${list.words}.${need}`)} isRequired />
            ),
          )
        }
      </Form.Item>
      <AttachmentItem name="attachmentIds" label={t('self-checks:photos')} />
      <ReasonItem label={t('self-checks:correct.reason')} />
    </FormModal>
  )
}
