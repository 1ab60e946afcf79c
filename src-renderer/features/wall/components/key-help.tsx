// Every key of the wall, by name.
import { Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { Kbd } from '../../../ui/kbd.tsx'
import { type WallAct, wallKeys } from '../use-wall-keys.ts'

const printed: Record<string, string> = { ' ': 'Space', PageDown: 'PgDn', PageUp: 'PgUp', Escape: 'Esc' }
const ofHandling: readonly WallAct[] = ['acknowledge', 'attend', 'close', 'shelve', 'drill']

export function KeyHelp({ isHandling, onClose }: { isHandling: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const acts = (Object.keys(wallKeys) as WallAct[]).filter((act) => isHandling || !ofHandling.includes(act))
  return (
    <Modal open title={t('wall:help.title')} onCancel={onClose} footer={null} width={760}>
      <dl className="key-help">
        <div>
          <dt>
            <Kbd keys="← ↑ ↓ →" /> <Kbd keys="Enter" />
          </dt>
          <dd>{t('wall:help.move')}</dd>
        </div>
        {acts.map((act) => (
          <div key={act}>
            <dt>
              {wallKeys[act].map((key) => (
                <Kbd key={key} keys={printed[key] ?? key.toUpperCase()} />
              ))}
            </dt>
            <dd>{t(`wall:help.${act}`)}</dd>
          </div>
        ))}
        {isHandling && (
          <div>
            <dt>{t('wall:help.scanner')}</dt>
            <dd>{t('wall:help.scan')}</dd>
          </div>
        )}
      </dl>
    </Modal>
  )
}
