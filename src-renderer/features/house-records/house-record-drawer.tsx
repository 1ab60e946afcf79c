// One kind of paper: how it stands and why, every row with what it replaced, who signed a rule, and the acts.
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { HouseLine, HouseRecord } from '#shared/features/house-records/house-records.model.ts'
import { countingOf } from '#shared/features/house-records/house-standing.rules.ts'
import { client } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { ConfirmReason } from '../../ui/confirm-reason.tsx'
import { DayText } from '../../ui/day-text.tsx'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { useShortcut } from '../../ui/use-shortcut.ts'
import './house-records.css'
import { HouseRecordForm } from './components/house-record-form.tsx'
import { NeedForm } from './components/need-form.tsx'
import { ReadingForm } from './components/reading-form.tsx'
import { RecordList } from './components/record-list.tsx'
import { StandingMark } from './components/standing-mark.tsx'
import { useHouseRecords, useRecordsOf, useRefreshHouseRecords } from './queries.ts'

type Act =
  | { kind: 'record'; corrects: HouseRecord | null }
  | { kind: 'void'; row: HouseRecord }
  | { kind: 'need' }
  | { kind: 'sign' }

export function HouseRecordDrawer() {
  const { t, i18n } = useTranslation()
  const { kind: code = '' } = useParams()
  const list = useHouseRecords()
  const line = list.data?.lines.find(({ kind }) => kind.code === code)
  const language = i18n.language === 'en' ? 'en' : 'zh-CN'
  return (
    <DetailDrawer
      title={line?.kind.name[language] ?? t('house-records:title')}
      subtitle={line && t(`house-records:group.${line.kind.group}`)}
      closeTo={screenLinks.houseRecords()}
      isLoading={list.isPending}
      error={list.error}
      onRetry={() => void list.refetch()}
    >
      {line ? <Paper key={code} line={line} /> : <p>{t('house-records:unknownKind', { code })}</p>}
    </DetailDrawer>
  )
}

function Paper({ line }: { line: HouseLine }) {
  const { t } = useTranslation()
  const { kind, newest, unsigned, isNeeded, neededReason } = line
  const canEdit = useCan('house-records.edit')
  const records = useRecordsOf(kind.code)
  const refresh = useRefreshHouseRecords()
  const [act, setAct] = useState<Act | null>(null)
  const close = () => setAct(null)
  useShortcut('n', () => setAct({ kind: 'record', corrects: null }), { isEnabled: canEdit && act === null })
  const counting = new Set(countingOf([...(records.data ?? [])].reverse()).map(({ id }) => id))
  return (
    <>
      <p>
        <StandingMark standing={line.standing} />{' '}
        {line.holdsUntil !== null && (
          <>
            {t('house-records:until')} <DayText day={line.holdsUntil} />
          </>
        )}
      </p>
      <p className="muted">
        {kind.basis} {!kind.isVerified && t('house-records:unverified')}
        {kind.cycleMonths !== null && ` · ${t('house-records:cycle', { count: kind.cycleMonths })}`}
      </p>
      {neededReason !== null && (
        <p>
          {t(isNeeded ? 'house-records:neededBecause' : 'house-records:notNeededBecause', { reason: neededReason })}
        </p>
      )}
      {canEdit && (
        <p className="drawer-acts">
          <Button type="primary" onClick={() => setAct({ kind: 'record', corrects: null })} aria-keyshortcuts="N">
            {t('house-records:record')} <Kbd keys="N" />
          </Button>{' '}
          {kind.group === 'rule' && newest && unsigned.length > 0 && (
            <Button onClick={() => setAct({ kind: 'sign' })}>
              {t('house-records:sign', { count: unsigned.length })}
            </Button>
          )}{' '}
          {kind.isOptional && <Button onClick={() => setAct({ kind: 'need' })}>{t('house-records:setNeed')}</Button>}
        </p>
      )}
      <RecordList
        records={records.data ?? []}
        counting={counting}
        canEdit={canEdit}
        onCorrect={(row) => setAct({ kind: 'record', corrects: row })}
        onVoid={(row) => setAct({ kind: 'void', row })}
      />
      {unsigned.length > 0 && (
        <p className="muted">
          {t('house-records:unsignedNames', { names: unsigned.map(({ name }) => name).join('、') })}
        </p>
      )}
      {act?.kind === 'record' && <HouseRecordForm kind={kind} corrects={act.corrects} onClose={close} />}
      {act?.kind === 'sign' && newest && <ReadingForm record={newest} unsigned={unsigned} onClose={close} />}
      <ConfirmReason
        isOpen={act?.kind === 'void'}
        title={t('house-records:void')}
        description={t('house-records:voidNote')}
        confirmLabel={t('house-records:void')}
        onConfirm={async (reason) => {
          if (act?.kind !== 'void') return
          await client.houseRecords.void({ id: act.row.id, reason })
          await refresh()
          close()
        }}
        onCancel={close}
      />
      {act?.kind === 'need' && <NeedForm line={line} onClose={close} />}
    </>
  )
}
