// The monthly look of a floor in one grid: everything is good until somebody says otherwise; a label that is scanned ticks its piece.
import { useQuery } from '@tanstack/react-query'
import { App, Button, Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import type { RecordId } from '#shared/contract/primitives.ts'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { AttachmentIds } from '#shared/features/attachments/attachments.model.ts'
import { equipmentCodeOf, readEquipmentCode } from '#shared/features/fire-equipment/equipment-code.rules.ts'
import type { Equipment } from '#shared/features/fire-equipment/fire-equipment.model.ts'
import { api, client } from '../../app/rpc-client.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useErrorSentence } from '../../ui/error-sentence.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import '../../ui/plain-parts.css'
import { useScanner } from '../../ui/use-scanner.ts'
import { useToday } from '../../ui/use-today.ts'
import { AttachmentField } from '../attachments/index.ts'
import { DueText } from '../fire-safety/due-text.tsx'
import { FireSafetyTabs } from '../fire-safety/fire-safety-tabs.tsx'
import { useRefreshFireSafety } from '../fire-safety/queries.ts'
import { useCycles } from './queries.ts'

type Said = { isSeen: boolean; isScanned: boolean; faults: string[]; note: string; attachmentIds: AttachmentIds }
const unsaid: Said = { isSeen: false, isScanned: false, faults: [], note: '', attachmentIds: [] }

export function LookPage() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const sentenceOf = useErrorSentence()
  const today = useToday()
  const refresh = useRefreshFireSafety()
  const [params, setParams] = useSearchParams()
  const [said, setSaid] = useState<ReadonlyMap<RecordId, Said>>(new Map())
  const list = useQuery(api.fireEquipment.list.queryOptions())
  const floor = params.get('floor') ?? ''
  const inUse = (list.data?.rows ?? []).filter(({ state }) => state === 'in-use')
  const floors = [...new Set(inUse.map(({ floorName }) => floorName ?? ''))].sort()
  const rows = inUse.filter(({ floorName }) => (floorName ?? '') === floor)
  const of = (id: RecordId) => said.get(id) ?? unsaid
  // A photo arrives later than it was chosen: what was said meanwhile stays.
  const change = (id: RecordId, part: Partial<Said>) =>
    setSaid((before) => new Map(before).set(id, { ...(before.get(id) ?? unsaid), ...part }))
  const seen = rows.filter(({ id }) => of(id).isSeen)

  const scan = (text: string): void => {
    const code = readEquipmentCode(text)
    const piece = inUse.find(({ id }) => equipmentCodeOf(id) === code)
    if (!piece) {
      void message.error(t('fire-equipment:look.unknownCode'))
      return
    }
    if ((piece.floorName ?? '') !== floor) setParams({ floor: piece.floorName ?? '' })
    change(piece.id, { isSeen: true, isScanned: true })
    void message.info(t('fire-equipment:look.scanned', { number: piece.number, place: piece.place }))
  }
  const save = async (): Promise<void> => {
    const entryOf = ({ id }: Equipment) => {
      const { faults, note, attachmentIds } = of(id)
      return { id, faults, note: note.trim() || null, attachmentIds }
    }
    try {
      for (const source of ['scan', 'hand'] as const) {
        const own = seen.filter(({ id }) => of(id).isScanned === (source === 'scan'))
        if (own.length > 0) {
          await client.fireEquipment.look({ entries: own.map(entryOf), source, on: today, reason: null })
        }
      }
      void message.info(t('fire-equipment:look.saved', { count: seen.length }))
      setSaid(new Map())
      await refresh()
    } catch (error) {
      void message.error(sentenceOf(error).sentence)
    }
  }
  const all = () => setSaid(new Map([...said, ...rows.map(({ id }) => [id, { ...of(id), isSeen: true }] as const)]))
  useScanner({ onCode: scan, acts: { a: all, s: () => void (seen.length > 0 && save()) } })

  return (
    <PageFrame
      title={t('fire-equipment:look.title')}
      count={list.data ? t('fire-equipment:look.count', { seen: seen.length, count: rows.length }) : undefined}
      layout="scroll"
      actions={
        <>
          <Button onClick={all} aria-keyshortcuts="A">
            {t('fire-equipment:look.all')}
          </Button>
          <Button type="primary" disabled={seen.length === 0} onClick={() => void save()} aria-keyshortcuts="S">
            {t('common:save')}
          </Button>
        </>
      }
      filterBar={
        <>
          <FireSafetyTabs />
          <Select
            size="small"
            style={{ minWidth: 120 }}
            aria-label={t('fire-equipment:floor')}
            value={floor}
            onChange={(value) => setParams({ floor: value })}
            options={floors.map((value) => ({ value, label: value || t('fire-equipment:noFloor') }))}
          />
          <span className="muted">{t('fire-equipment:look.keys')}</span>
          <Link to={screenLinks.fireEquipment()}>{t('fire-equipment:back')}</Link>
        </>
      }
    >
      {list.error && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && rows.length === 0 && <EmptyState title={t('fire-equipment:look.none')} />}
      {rows.length > 0 && (
        <table className="plain-table look-grid">
          <caption className="visually-hidden">{t('fire-equipment:look.title')}</caption>
          <thead>
            <tr>
              {(['seen', 'number', 'place', 'due', 'notGood', 'note'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`fire-equipment:lookColumn.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((piece) => (
              <LookRow key={piece.id} piece={piece} said={of(piece.id)} onChange={(part) => change(piece.id, part)} />
            ))}
          </tbody>
        </table>
      )}
    </PageFrame>
  )
}

function LookRow({ piece, said, onChange }: { piece: Equipment; said: Said; onChange: (part: Partial<Said>) => void }) {
  const { t } = useTranslation()
  const { typeOf, typeWord, lookWord } = useCycles()
  const looks = typeOf(piece.type)?.looks ?? []
  const name = `${piece.number} ${piece.place}`
  return (
    <tr>
      <td>
        <Checkbox
          checked={said.isSeen}
          aria-label={t('fire-equipment:look.seen', { name })}
          onChange={(event) => onChange({ isSeen: event.target.checked })}
        />
      </td>
      <th scope="row">
        {piece.number} {typeWord(piece.type)}
      </th>
      <td>{piece.place}</td>
      <td>{piece.lookDueOn && <DueText day={piece.lookDueOn} />}</td>
      <td>
        <span className="look-grid__checks">
          <Checkbox.Group
            value={said.faults}
            options={looks.map((key) => ({ value: key, label: lookWord(key) }))}
            onChange={(faults) => onChange({ faults, isSeen: true })}
          />
        </span>
      </td>
      <td>
        <div className="look-grid__note">
          <Input
            size="small"
            maxLength={200}
            value={said.note}
            aria-label={t('fire-equipment:look.noteOf', { name })}
            onChange={(event) => onChange({ note: event.target.value })}
          />
          <AttachmentField
            label={t('fire-equipment:look.photosOf', { name })}
            value={said.attachmentIds}
            onChange={(attachmentIds) => onChange({ attachmentIds, isSeen: true })}
          />
        </div>
      </td>
    </tr>
  )
}
