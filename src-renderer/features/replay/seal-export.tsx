// A sealed file of the day shown: masked for daily use, with full names only for a reason.
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReplayExportStep } from '#shared/features/replay/replay.model.ts'
import { client } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { ConfirmReason } from '../../ui/confirm-reason.tsx'
import { downloadBlob } from '../../ui/download.ts'
import { useErrorSentence } from '../../ui/error-sentence.ts'
import { ProgressTask, type TaskState } from '../../ui/progress-task.tsx'

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
}

type Work = { state: TaskState; lines: number; note: string }

export function SealExport({ from, to }: { from: number; to: number }) {
  const { t } = useTranslation()
  const wordsOf = useErrorSentence()
  const canReveal = useCan('alarms.export-full')
  const [work, setWork] = useState<Work | null>(null)
  const [isAsking, setAsking] = useState(false)
  const cancel = useRef<AbortController | null>(null)

  const follow = async (start: (signal: AbortSignal) => Promise<AsyncIterable<ReplayExportStep>>): Promise<void> => {
    const stop = new AbortController()
    cancel.current = stop
    setWork({ state: 'running', lines: 0, note: '' })
    const pieces: Uint8Array<ArrayBuffer>[] = []
    try {
      for await (const step of await start(stop.signal)) {
        if (step.kind === 'progress') setWork({ state: 'running', lines: step.lines, note: '' })
        else if (step.kind === 'piece') pieces.push(bytesOf(step.base64))
        else {
          downloadBlob(new Blob(pieces, { type: 'application/x-ndjson' }), step.name)
          setWork((known) => ({
            state: 'done',
            lines: known?.lines ?? 0,
            note: t('replay:export.seal', { seal: step.seal.slice(0, 16) }),
          }))
        }
      }
    } catch (error) {
      setWork({ state: stop.signal.aborted ? 'cancelled' : 'failed', lines: 0, note: wordsOf(error).sentence })
    }
  }
  const isRunning = work?.state === 'running'
  return (
    <>
      <Button
        disabled={isRunning}
        onClick={() => void follow((signal) => client.replay.exportMasked({ from, to }, { signal }))}
      >
        {t('replay:export.masked')}
      </Button>
      {canReveal && (
        <Button disabled={isRunning} onClick={() => setAsking(true)}>
          {t('replay:export.full')}
        </Button>
      )}
      {work && (
        <ProgressTask
          label={t('replay:export.title')}
          state={work.state}
          done={work.lines}
          total={null}
          detail={work.state === 'running' ? t('replay:export.lines', { count: work.lines }) : work.note}
          {...(isRunning ? { onCancel: () => cancel.current?.abort() } : {})}
        />
      )}
      <ConfirmReason
        isOpen={isAsking}
        title={t('replay:export.full')}
        description={t('replay:export.fullHelp')}
        confirmLabel={t('replay:export.full')}
        onConfirm={(reason) => {
          setAsking(false)
          void follow((signal) => client.replay.exportFull({ from, to, reason }, { signal }))
        }}
        onCancel={() => setAsking(false)}
      />
    </>
  )
}
