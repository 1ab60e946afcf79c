// What the draft would make of each of the last messages, newest first; a message it cannot read says why.
import { useTranslation } from 'react-i18next'
import type { ReplayedMessage } from '#shared/features/device-profiles/device-profiles.contract.ts'
import { InstantText } from '../../../ui/instant-text.tsx'
import { Unknown } from '../../../ui/unknown.tsx'
import { useCapabilityName } from '../reading-words.ts'

export function ReplayTable({ messages }: { messages: readonly ReplayedMessage[] }) {
  const { t } = useTranslation()
  const nameOf = useCapabilityName()
  const understood = messages.filter((message) => message.problem === null).length
  return (
    <section className="mapper__replay" aria-label={t('devices:mapper.replay')} tabIndex={0}>
      <p role="status">
        <b>{t('devices:mapper.understood', { understood, messages: messages.length })}</b>
      </p>
      <table className="plain-table">
        <thead>
          <tr>
            <th>{t('devices:walk.time')}</th>
            <th>{t('devices:column.key')}</th>
            <th>{t('devices:mapper.means')}</th>
          </tr>
        </thead>
        <tbody>
          {[...messages].reverse().map((message) => (
            <tr key={`${message.at} ${message.payload}`}>
              <td>
                <InstantText at={message.at} precision="second" nowAt={message.at} />
              </td>
              <td>{message.devices.map((device) => device.key).join(' ')}</td>
              <td>
                {message.devices
                  .flatMap((device) => device.values)
                  .map((value) => (
                    <span key={value.word} className="mapper__value">
                      {nameOf(value.word)}{' '}
                      {value.value === null ? (
                        <Unknown reason={t(`devices:mapper.because.${value.because ?? 'unknown'}`)} />
                      ) : (
                        <b>{value.value}</b>
                      )}
                    </span>
                  ))}
                {message.problem !== null && (
                  <span className="form-told">{t(`devices:mapper.problem.${message.problem}`)}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
