// Whom to call in which order, with test calls; printed on A4 with whole numbers after a reason was given.
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallList, Contact } from '#shared/features/emergency/emergency.model.ts'
import { api, client } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { ConfirmReason } from '../../ui/confirm-reason.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { formatInstant } from '../../ui/format-time.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import '../../ui/plain-parts.css'
import { Unknown } from '../../ui/unknown.tsx'
import { useShortcut } from '../../ui/use-shortcut.ts'
import { CallListForm } from './components/call-list-form.tsx'
import { CallSheet } from './components/call-sheet.tsx'
import { EmergencyViews } from './components/emergency-views.tsx'
import { TestCallForm } from './components/test-call-form.tsx'

export function ContactsPage() {
  const { t } = useTranslation()
  const canManage = useCan('emergency.manage')
  const list = useQuery(api.emergency.callList.queryOptions())
  const [isEditing, setEditing] = useState(false)
  const [isRevealing, setRevealing] = useState(false)
  const [tested, setTested] = useState<Contact | null>(null)
  const [whole, setWhole] = useState<CallList | null>(null)
  useShortcut('e', () => setEditing(true), { isEnabled: canManage && list.data !== undefined })
  useShortcut('p', () => setRevealing(true), { isEnabled: canManage && (list.data?.contacts.length ?? 0) > 0 })
  // The sheet stands in the page before it goes to the printer, and whole numbers stay no longer than that.
  useEffect(() => {
    if (whole === null) return
    window.print()
    setWhole(null)
  }, [whole])
  const contacts = list.data?.contacts ?? []
  const lastTest = (contact: Contact) => list.data?.tests.find(({ contactId }) => contactId === contact.id)
  return (
    <PageFrame
      title={t('emergency:title')}
      count={list.data ? t('emergency:contact.count', { count: contacts.length }) : list.error ? null : undefined}
      layout="scroll"
      actions={
        canManage && (
          <>
            {contacts.length > 0 && (
              <Button onClick={() => setRevealing(true)} aria-keyshortcuts="P">
                {t('emergency:contact.print')} <Kbd keys="P" />
              </Button>
            )}
            <Button type="primary" onClick={() => setEditing(true)} aria-keyshortcuts="E">
              {t('emergency:contact.edit')} <Kbd keys="E" />
            </Button>
          </>
        )
      }
      filterBar={<EmergencyViews />}
    >
      <div className="no-print">
        {list.error && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
        {list.data && contacts.length === 0 && (
          <EmptyState title={t('emergency:contact.none')} hint={t('emergency:contact.hint')} />
        )}
        {contacts.length > 0 && (
          <table className="plain-table" aria-label={t('emergency:view.contacts')}>
            <thead>
              <tr>
                {(['order', 'role', 'name', 'phone', 'backup', 'test'] as const).map((key) => (
                  <th key={key} scope="col">
                    {t(`emergency:contact.${key}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {contacts.map((contact, index) => {
                const test = lastTest(contact)
                return (
                  <tr key={contact.id}>
                    <td className="numerals">{index + 1}</td>
                    <td>{contact.role}</td>
                    <th scope="row">{contact.name}</th>
                    <td className="numerals">{contact.phone}</td>
                    <td className="numerals">
                      {contact.backupName === null ? '—' : `${contact.backupName} ${contact.backupPhone ?? ''}`}
                    </td>
                    <td>
                      {test ? (
                        `${formatInstant(test.at)} ${t(test.isReached ? 'emergency:contact.reached' : 'emergency:contact.notReached')}${test.note === null ? '' : ` · ${test.note}`}`
                      ) : (
                        <Unknown reason={t('emergency:contact.notTested')} />
                      )}{' '}
                      {canManage && (
                        <Button
                          size="small"
                          onClick={() => setTested(contact)}
                          aria-label={t('emergency:contact.testOf', { name: contact.name })}
                        >
                          {t('emergency:contact.recordTest')}
                        </Button>
                      )}
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        )}
      </div>
      {whole && <CallSheet list={whole} />}
      {isEditing && list.data && <CallListForm list={list.data} onClose={() => setEditing(false)} />}
      {tested && <TestCallForm contact={tested} onClose={() => setTested(null)} />}
      <ConfirmReason
        isOpen={isRevealing}
        title={t('emergency:contact.print')}
        description={t('emergency:contact.printNote')}
        confirmLabel={t('emergency:contact.print')}
        suggestions={[t('emergency:contact.printReason')]}
        onConfirm={async (reason) => {
          const revealed = await client.emergency.revealCallList({ reason })
          setRevealing(false)
          setWhole(revealed)
        }}
        onCancel={() => setRevealing(false)}
      />
    </PageFrame>
  )
}
