// Every key of the floor-plan editor, by name.
import { Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { Kbd } from '../../ui/kbd.tsx'
import { toolKeys } from './tool-keys.ts'
import { useToolName } from './tools.tsx'

/** On the sheet, and for what was done: keys as printed, and the name of what they do. */
const others = [
  { keys: ['← ↑ ↓ →'], act: 'cursor' },
  { keys: ['Enter'], act: 'point' },
  { keys: ['Shift+Enter'], act: 'close' },
  { keys: ['.', ','], act: 'next' },
  { keys: ['Shift+← ↑ ↓ →'], act: 'move' },
  { keys: ['Delete'], act: 'remove' },
  { keys: ['Ctrl+Z'], act: 'undo' },
  { keys: ['Ctrl+Y'], act: 'redo' },
  { keys: ['?'], act: 'help' },
] as const

export function EditorHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const nameOf = useToolName()
  return (
    <Modal open title={t('floor-plans:help.title')} onCancel={onClose} footer={null} width={640}>
      <dl className="plan-help">
        {toolKeys.map(({ key, tool }) => (
          <div key={key}>
            <dt>
              <Kbd keys={key} />
            </dt>
            <dd>{nameOf(tool)}</dd>
          </div>
        ))}
        {others.map(({ keys, act }) => (
          <div key={act}>
            <dt>
              {keys.map((key) => (
                <Kbd key={key} keys={key} />
              ))}
            </dt>
            <dd>{t(`floor-plans:help.${act}`)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
