// Begins a check of a list, or goes on with the one that is not signed. A past day says why.
import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { CheckKind, CheckList } from '#shared/features/self-checks/self-checks.model.ts'
import { client } from '../../../app/rpc-client.ts'
import { DayItem, RadioItem, ReasonItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { textOrNull } from '../../../ui/text-or-null.ts'

type StartValues = { kind: CheckKind; on: string; reason?: string }
type StartCheckProps = { lists: readonly CheckList[]; kind: CheckKind | null; today: string; onClose: () => void }

export function StartCheck({ lists, kind, today, onClose }: StartCheckProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return (
    <FormModal<StartValues>
      title={t('self-checks:start.button')}
      description={t('self-checks:start.description')}
      initialValues={{ kind: kind ?? 'fire-monthly', on: today }}
      submitLabel={t('self-checks:start.submit')}
      onSubmit={async ({ reason, ...values }) => {
        const { id } = await client.selfChecks.start({ ...values, reason: textOrNull(reason) })
        await navigate(screenLinks.selfCheck(id))
      }}
      onClose={onClose}
    >
      <RadioItem
        name="kind"
        label={t('self-checks:column.title')}
        isRequired
        options={lists.map((list) => ({ value: list.kind, label: list.title }))}
      />
      <DayItem name="on" label={t('self-checks:column.on')} isRequired to={today} />
      <Form.Item noStyle shouldUpdate>
        {({ getFieldValue }) =>
          (getFieldValue('on') ?? today) < today && <ReasonItem label={t('self-checks:start.reason')} />
        }
      </Form.Item>
    </FormModal>
  )
}
