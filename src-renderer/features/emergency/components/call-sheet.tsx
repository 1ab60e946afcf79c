// The call list on A4, to hang beside the phone. It exists on paper only.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { CallList } from '#shared/features/emergency/emergency.model.ts'
import { api } from '../../../app/rpc-client.ts'
import { useToday } from '../../../ui/use-today.ts'
import '../emergency.css'

export function CallSheet({ list }: { list: CallList }) {
  const { t } = useTranslation()
  const today = useToday()
  const facility = useQuery(api.facility.get.queryOptions()).data
  return (
    <article className="call-sheet print-only">
      <h1>{t('emergency:contact.sheet')}</h1>
      <table>
        <thead>
          <tr>
            {(['order', 'role', 'name', 'phone', 'backup'] as const).map((key) => (
              <th key={key} scope="col">
                {t(`emergency:contact.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {list.contacts.map(({ id, role, name, phone, backupName, backupPhone }, index) => (
            <tr key={id}>
              <td>{index + 1}</td>
              <td>{role}</td>
              <td>{name}</td>
              <td>{phone}</td>
              <td>{backupName === null ? '' : `${backupName} ${backupPhone ?? ''}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="call-sheet__foot">
        <span>{facility?.name}</span>
        <span>{t('emergency:contact.sheetVersion', { version: list.version, day: today })}</span>
      </div>
    </article>
  )
}
