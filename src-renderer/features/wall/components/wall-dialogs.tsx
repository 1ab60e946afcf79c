// The dialogs of the wall, one at a time.
import { CloseAlarmDialog, DrillDialog, ShelveAlarmDialog } from '../../alarms/index.ts'
import type { AlarmSound } from '../use-alarm-sound.ts'
import type { AlarmSteps } from '../use-alarm-steps.ts'
import type { useStation } from '../use-station.ts'
import { KeyHelp } from './key-help.tsx'
import { SpeakerTestDialog } from './speaker-test-dialog.tsx'

type WallDialogsProps = { steps: AlarmSteps; sound: AlarmSound; station: ReturnType<typeof useStation> }

export function WallDialogs({ steps, sound, station }: WallDialogsProps) {
  const { dialog, acts } = steps
  const leave = () => steps.setDialog(null)
  if (dialog === null) return null
  if (dialog.kind === 'close') {
    const members = steps.membersOf(dialog.alarm)
    // The dialog stands over what the feed says now: presence told meanwhile counts.
    const alarm = members.find(({ id }) => id === dialog.alarm.id) ?? dialog.alarm
    const others = members.filter(({ id }) => id !== alarm.id)
    return (
      <CloseAlarmDialog
        alarm={alarm}
        others={others}
        onAttend={() => acts.attend(alarm)}
        onClose={(reason, note) => (others.length > 0 ? acts.closeGroup : acts.close)(alarm, reason, note)}
        onCancel={leave}
      />
    )
  }
  if (dialog.kind === 'shelve') {
    const { alarm } = dialog
    return (
      <ShelveAlarmDialog
        alarm={alarm}
        onShelve={(minutes, reason) => acts.shelve(alarm, minutes, reason)}
        onClose={leave}
      />
    )
  }
  if (dialog.kind === 'drill') return <DrillDialog onClose={leave} />
  if (dialog.kind === 'test') return <SpeakerTestDialog sound={sound} station={station} onClose={leave} />
  return <KeyHelp isHandling={steps.isHandling} onClose={leave} />
}
