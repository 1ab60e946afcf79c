// One bed over the wall; the same as its own page.
import { Button, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { WallBed } from '../use-wall.ts'
import { BedDetail } from './bed-detail.tsx'

type TileDialogProps = { bed: WallBed; isPinned: boolean; onTogglePin: () => void; onClose: () => void }

export function TileDialog({ bed, isPinned, onTogglePin, onClose }: TileDialogProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { tile } = bed
  return (
    <Modal
      open
      title={`${tile.label} ${tile.surname ?? ''}`}
      onCancel={onClose}
      width={1040}
      destroyOnHidden
      footer={
        <>
          <Button onClick={onTogglePin} aria-pressed={isPinned}>
            {t(isPinned ? 'wall:unpin' : 'wall:pin')}
          </Button>
          <Button onClick={() => navigate(`/wall/bed/${tile.bedId}`)}>{t('wall:detail.ownPage')}</Button>
        </>
      }
    >
      <BedDetail bed={bed} />
    </Modal>
  )
}
