// The message as a list of its leaves; pressing one says what it means. What is mapped says so.
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ProfileProperty } from '#shared/features/device-profiles/device-profile.model.ts'
import type { JsonLeaf } from '#shared/features/device-profiles/json-path.ts'
import { useCapabilityName } from '../reading-words.ts'

type LeafListProps = {
  leaves: readonly JsonLeaf[]
  properties: readonly ProfileProperty[]
  onChoose: (leaf: JsonLeaf) => void
  onRemove: (path: string) => void
}

export function LeafList({ leaves, properties, onChoose, onRemove }: LeafListProps) {
  const { t } = useTranslation()
  const nameOf = useCapabilityName()
  return (
    <ul className="mapper__leaves" aria-label={t('devices:mapper.leaves')} tabIndex={0}>
      {leaves.map((leaf) => {
        const property = properties.find((one) => one.path === leaf.path)
        return (
          <li key={leaf.path} className={property ? 'mapper__leaf mapper__leaf--mapped' : 'mapper__leaf'}>
            <button type="button" className="plain-button mapper__choose" onClick={() => onChoose(leaf)}>
              <code>{leaf.path}</code> <b>{JSON.stringify(leaf.value)}</b>
              {property && <span> → {nameOf(property.capability)}</span>}
            </button>
            {property && (
              <Button
                size="small"
                type="text"
                aria-label={t('devices:mapper.removeOf', { path: leaf.path })}
                onClick={() => onRemove(leaf.path)}
              >
                {t('devices:mapper.remove')}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
