// A list pasted out of a table: name, sex, post, day of hiring, ID number, phone. Everything is read first; what is not understood is named by its row.
import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../app/rpc-client.ts'
import { FormModal } from '../../ui/form-modal.tsx'
import { type PastedRow, readPastedStaff } from './pasted-staff.ts'
import { useRefreshStaff } from './queries.ts'

export function ImportStaff({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const refresh = useRefreshStaff()
  const [text, setText] = useState('')
  const rows = readPastedStaff(text)
  const good = rows.flatMap((row) => ('staff' in row ? [row.staff] : []))
  const bad = rows.filter((row): row is Extract<PastedRow, { fault: unknown }> => 'fault' in row)
  return (
    <FormModal<object>
      title={t('staff:act.import')}
      description={t('staff:import.help')}
      widthPx={720}
      initialValues={{}}
      submitLabel={t('staff:import.take', { count: good.length })}
      onSubmit={async () => {
        if (good.length === 0 || bad.length > 0) throw t('staff:import.notYet')
        await client.staffFiles.importRows({ rows: good })
        await refresh()
      }}
      onClose={onClose}
    >
      <Input.TextArea
        rows={8}
        value={text}
        aria-label={t('staff:import.text')}
        onChange={(event) => setText(event.target.value)}
      />
      <p aria-live="polite">{t('staff:import.read', { good: good.length, bad: bad.length })}</p>
      {bad.length > 0 && (
        <ul>
          {bad.map(({ row, fault }) => (
            <li key={row}>{t('staff:import.fault', { row, what: t(`staff:import.${fault}`) })}</li>
          ))}
        </ul>
      )}
    </FormModal>
  )
}
