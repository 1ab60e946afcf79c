// Once a shift: the three tones are played and somebody says whether they were heard. "Not heard" is an alarm until a later test is heard.
import { Button, Modal } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '../../../ui/error-state.tsx'
import { InstantText } from '../../../ui/instant-text.tsx'
import { useSending } from '../../../ui/use-sending.ts'
import type { AlarmSound } from '../use-alarm-sound.ts'
import type { useStation } from '../use-station.ts'

type SpeakerTestDialogProps = {
  sound: AlarmSound
  station: Pick<ReturnType<typeof useStation>, 'station' | 'recordTest'>
  onClose: () => void
}

export function SpeakerTestDialog({ sound, station: { station, recordTest }, onClose }: SpeakerTestDialogProps) {
  const { t } = useTranslation()
  const { isSending, begin, end } = useSending()
  const [error, setError] = useState<unknown>(null)
  const { playTest } = sound
  const isStarted = useRef(false)
  useEffect(() => {
    if (isStarted.current) return
    isStarted.current = true
    playTest()
  }, [playTest])

  const say = async (isHeard: boolean) => {
    if (!begin()) return
    try {
      await recordTest(isHeard)
      onClose()
    } catch (caught) {
      setError(caught)
      end()
    }
  }
  return (
    <Modal open title={t('wall:speaker.title')} onCancel={onClose} footer={null} width={560}>
      <p>{t('wall:speaker.what')}</p>
      {sound.state !== 'on' && <p role="alert">{t(`wall:sound.help.${sound.state}`)}</p>}
      {station && (
        <p>
          {t('wall:speaker.shift', { shift: t(`wall:shift.${station.shift.name}`) })}{' '}
          {station.lastTest ? (
            <>
              {t(station.lastTest.isHeard ? 'wall:speaker.lastHeard' : 'wall:speaker.lastNotHeard')}{' '}
              <InstantText at={station.lastTest.testedAt} /> {station.lastTest.testedBy}
            </>
          ) : (
            t('wall:speaker.never')
          )}
        </p>
      )}
      {error !== null && <ErrorState error={error} />}
      <div className="speaker-test__buttons">
        <Button onClick={playTest}>{t('wall:speaker.again')}</Button>
        <Button onClick={() => void say(false)} loading={isSending}>
          {t('wall:speaker.notHeard')}
        </Button>
        <Button type="primary" onClick={() => void say(true)} loading={isSending} disabled={sound.state !== 'on'}>
          {t('wall:speaker.heard')}
        </Button>
      </div>
    </Modal>
  )
}
