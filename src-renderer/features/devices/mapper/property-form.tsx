// What one leaf of the message means: the word it feeds, its unit and scale, which way round it speaks, what means "no reading".
import { Checkbox, Form, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import {
  type ProfileProperty,
  type ProfileTarget,
  ProfileUnit,
  ProfileTarget as Targets,
} from '#shared/features/device-profiles/device-profile.model.ts'
import type { JsonLeaf } from '#shared/features/device-profiles/json-path.ts'
import { SelectItem, TextItem } from '../../../ui/form-items.tsx'
import { FormModal } from '../../../ui/form-modal.tsx'
import { useCapabilityName } from '../reading-words.ts'
import { sentinelsOf, wordsOf } from './draft.ts'

type Values = {
  capability: ProfileTarget
  unit: ProfileUnit
  scale: number
  offset: number
  isInverted: boolean
  isMomentary: boolean
  words: string
  sentinels: string
}

type PropertyFormProps = {
  leaf: JsonLeaf
  known: ProfileProperty | undefined
  onSave: (property: ProfileProperty) => void
  onClose: () => void
}

function textOfWords(words: ProfileProperty['words']): string {
  return Object.entries(words ?? {})
    .map(([raw, meaning]) => `${raw}=${String(meaning)}`)
    .join(', ')
}

export function PropertyForm({ leaf, known, onSave, onClose }: PropertyFormProps) {
  const { t } = useTranslation()
  const nameOf = useCapabilityName()
  return (
    <FormModal<Values>
      title={t('devices:mapper.leafOf', { path: leaf.path })}
      description={<code>{JSON.stringify(leaf.value)}</code>}
      widthPx={760}
      submitLabel={t('devices:mapper.apply')}
      initialValues={{
        ...(known ? { capability: known.capability } : {}),
        unit: known?.unit ?? 'as-is',
        scale: known?.scale ?? 1,
        offset: known?.offset ?? 0,
        isInverted: known?.isInverted ?? false,
        isMomentary: known?.isMomentary ?? false,
        words: textOfWords(known?.words),
        sentinels: known?.sentinels.join(', ') ?? '',
      }}
      onSubmit={async ({ words, sentinels, ...values }) => {
        const meanings = wordsOf(words)
        onSave({
          ...values,
          path: leaf.path,
          sentinels: sentinelsOf(sentinels),
          ...(Object.keys(meanings).length > 0 ? { words: meanings } : {}),
        })
      }}
      onClose={onClose}
    >
      <SelectItem
        name="capability"
        label={t('devices:mapper.capability')}
        isRequired
        options={Targets.options.map((value) => ({ value, label: `${nameOf(value)} · ${value}` }))}
      />
      <div className="form-grid">
        <SelectItem
          name="unit"
          label={t('devices:mapper.unit')}
          isRequired
          options={ProfileUnit.options.map((value) => ({ value, label: t(`devices:mapper.units.${value}`) }))}
        />
        <Form.Item name="scale" label={t('devices:mapper.scale')} rules={[{ required: true }]}>
          <InputNumber style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="offset" label={t('devices:mapper.offset')} rules={[{ required: true }]}>
          <InputNumber style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <TextItem name="words" label={t('devices:mapper.words')} help={t('devices:mapper.wordsHelp')} />
      <TextItem name="sentinels" label={t('devices:mapper.sentinels')} help={t('devices:mapper.sentinelsHelp')} />
      <Form.Item name="isInverted" valuePropName="checked">
        <Checkbox>{t('devices:mapper.inverted')}</Checkbox>
      </Form.Item>
      <Form.Item name="isMomentary" valuePropName="checked">
        <Checkbox>{t('devices:mapper.momentary')}</Checkbox>
      </Form.Item>
    </FormModal>
  )
}
