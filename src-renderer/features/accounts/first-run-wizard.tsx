// The first start of an empty home: its master record, its licences, the manager's account. Nothing is stored before the last step.
import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input, Steps } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/rpc-client.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { TextItem } from '../../ui/form-items.tsx'
import { FacilityIdentityFields, FacilityLicenceFields, type FacilityValues, toFacility } from '../facility/index.ts'
import { PasswordItems } from './components/password-items.tsx'
import { SignInFrame } from './components/sign-in-frame.tsx'
import type { Session } from './session.ts'

type Values = FacilityValues & { loginName: string; displayName: string; newPassword: string }

const stepFields: (keyof Values)[][] = [['name', 'creditCode'], [], ['loginName', 'displayName', 'newPassword']]

export function FirstRunWizard({ session, onDone }: { session: Session; onDone: () => void }) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Values>()
  const [step, setStep] = useState(0)
  const setUp = useMutation(api.accounts.setUp.mutationOptions({ onSuccess: onDone }))
  const isLast = step === stepFields.length - 1
  const steps = [t('accounts:setUp.facility'), t('accounts:setUp.licences'), t('accounts:setUp.manager')]

  const goOn = async () => {
    await form.validateFields(stepFields[step] ?? [])
    if (!isLast) return setStep(step + 1)
    const values: Values = form.getFieldsValue(true)
    setUp.mutate({
      facility: toFacility(values),
      manager: { loginName: values.loginName, displayName: values.displayName, password: values.newPassword },
    })
  }
  // A refused step keeps the focus on its first fault; the fields tell what is wrong.
  const submit = () => void goOn().catch(() => undefined)

  return (
    <SignInFrame status={session.status} title={t('accounts:setUp.title')} note={t('accounts:setUp.note')} isWide>
      <div className="sign-in__card">
        <Steps className="wizard-steps" size="small" current={step} items={steps.map((title) => ({ title }))} />
        <Form form={form} layout="vertical" onFinish={submit} onFinishFailed={submit} aria-label={steps[step] ?? ''}>
          <div hidden={step !== 0}>
            <FacilityIdentityFields />
          </div>
          <div hidden={step !== 1}>
            <p className="faint">{t('accounts:setUp.licencesHint')}</p>
            <FacilityLicenceFields />
          </div>
          {isLast && (
            <div className="facility-fields">
              <TextItem name="displayName" label={t('accounts:field.displayName')} isRequired maxLength={40} />
              <Form.Item
                name="loginName"
                label={t('accounts:field.loginName')}
                extra={t('accounts:field.loginNameHelp')}
                rules={[
                  { required: true, pattern: /^[\p{L}\p{N}._-]{2,40}$/u, message: t('accounts:field.loginNameHelp') },
                ]}
              >
                <Input autoComplete="username" maxLength={40} />
              </Form.Item>
              <PasswordItems />
            </div>
          )}
          {setUp.isError && <ErrorState error={setUp.error} />}
          <div className="wizard-buttons">
            {step > 0 && <Button onClick={() => setStep(step - 1)}>{t('accounts:setUp.back')}</Button>}
            <Button type="primary" htmlType="submit" loading={setUp.isPending}>
              {isLast ? t('accounts:setUp.finish') : t('accounts:setUp.next')}
            </Button>
          </div>
        </Form>
      </div>
    </SignInFrame>
  )
}
