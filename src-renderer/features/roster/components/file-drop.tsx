// Where a roster file is dropped or chosen. A file that is plainly too large is refused here, before it is sent.
import { Button } from 'antd'
import { type DragEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'

const accepted = '.xlsx,.xlsm,.xls,.xlsb,.et,.ods,.csv'

type FileDropProps = { onFile: (file: File) => void; isBusy: boolean; isSmall?: boolean }

export function FileDrop({ onFile, isBusy, isSmall = false }: FileDropProps) {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const [file] = event.dataTransfer.files
    if (file && !isBusy) onFile(file)
  }
  const picker = (
    <>
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        accept={accepted}
        tabIndex={-1}
        aria-label={t('roster:file.label')}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          // The same file may be chosen again after it was mended outside.
          event.target.value = ''
          if (file) onFile(file)
        }}
      />
      <Button type={isSmall ? 'default' : 'primary'} loading={isBusy} onClick={() => input.current?.click()}>
        {t(isSmall ? 'roster:file.other' : 'roster:file.choose')}
      </Button>
    </>
  )
  if (isSmall) return picker
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the mouse's way; the button inside is the keyboard's
    <div
      className={isOver ? 'file-drop file-drop--over' : 'file-drop'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p className="empty-state__title">{t('roster:file.title')}</p>
      <p className="muted">{t('roster:file.hint')}</p>
      {picker}
      {isBusy && <p role="status">{t('roster:file.reading')}</p>}
    </div>
  )
}
