// The sheet of a shift, on the screen and on A4: what would be signed now, or what was signed with both names, notes and hash.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Handover, HandoverContent } from '#shared/features/handover/handover.model.ts'
import { api } from '../../../app/rpc-client.ts'
import { formatInstant } from '../../../ui/format-time.ts'
import { SheetSection } from './sheet-section.tsx'

const peopleKeys = ['registered', 'present', 'onLeave', 'inHospital', 'admitted', 'discharged'] as const
const hashShown = 16

type HandoverSheetProps = {
  content: HandoverContent
  /** null = not signed. */
  handover: Handover | null
  /** Remarks as they stand while they are typed. */
  remarks: string | null
}

export function HandoverSheet({ content, handover, remarks }: HandoverSheetProps) {
  const { t } = useTranslation()
  const facility = useQuery(api.facility.get.queryOptions()).data
  const { shift, people, watched, sections, onDuty, computedAt } = content
  return (
    <article className="handover-sheet">
      <header className="handover-sheet__head">
        <p className="handover-sheet__home">{facility?.name}</p>
        <p className="handover-sheet__title">
          {t('handover:sheet.title', { shift: t(`handover:shift.${shift.name}`) })}
        </p>
        <p className="handover-sheet__facts numerals">
          <span>
            {t('handover:sheet.span')} {formatInstant(shift.startedAt)} – {formatInstant(shift.endsAt).slice(11)}
          </span>
          <span>
            {t('handover:sheet.computedAt')} {formatInstant(computedAt)}
          </span>
          <span>
            {t('handover:sheet.onDuty')} {onDuty.join('、') || t('handover:sheet.nobodyPlanned')}
          </span>
        </p>
        {!handover && <p className="handover-sheet__draft">{t('handover:sheet.draft')}</p>}
        {handover?.isIntact === false && <p className="handover-sheet__draft">{t('handover:sheet.broken')}</p>}
      </header>
      <dl className="handover-sheet__people">
        {peopleKeys.map((key) => (
          <div key={key}>
            <dt>{t(`handover:sheet.${key}`)}</dt>
            <dd className="numerals">{people[key]}</dd>
          </div>
        ))}
      </dl>
      <section className="handover-part">
        <h2>{t('handover:watched.title')}</h2>
        {watched.length === 0 && <p className="handover-part__none">{t('handover:watched.none')}</p>}
        <ul>
          {watched.map(({ id, name, bedLabel, reason }) => (
            <li key={id} className="handover-line handover-line--open">
              <b>{[bedLabel, name].filter(Boolean).join(' ')}</b> {reason}
            </li>
          ))}
        </ul>
      </section>
      {sections.map((section) => (
        <SheetSection key={section.key} section={section} />
      ))}
      <section className="handover-part">
        <h2>{t('handover:sheet.remarks')}</h2>
        <p className="handover-sheet__remarks">{remarks ?? t('handover:sheet.noRemarks')}</p>
      </section>
      <footer className="handover-sheet__foot">
        <Signature
          label={t('handover:sheet.outgoing')}
          name={handover?.signedName ?? null}
          at={handover?.signedAt ?? null}
        />
        <Signature
          label={t('handover:sheet.incoming')}
          name={handover?.receivedName ?? null}
          at={handover?.receivedAt ?? null}
        />
        {handover && handover.lateReason !== null && (
          <p>
            {t('handover:sheet.lateReason')}：{handover.lateReason}
          </p>
        )}
        {handover && (
          <p className="handover-sheet__hash">
            {t('handover:sheet.hash')} {handover.contentHash.slice(0, hashShown)}
            {handover.isIntact && ` · ${t('handover:sheet.intact')}`}
          </p>
        )}
      </footer>
      {handover && handover.notes.length > 0 && (
        <section className="handover-part">
          <h2>{t('handover:note.title')}</h2>
          <ul>
            {handover.notes.map(({ id, text, at, by }) => (
              <li key={id} className="handover-note">
                <span className="numerals">{formatInstant(at)}</span> {by}：{text}
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  )
}

function Signature({ label, name, at }: { label: string; name: string | null; at: number | null }) {
  const { t } = useTranslation()
  return (
    <p className="handover-sheet__signature">
      {label}
      <b>{at === null ? t('handover:sheet.notSigned') : name}</b>
      {at !== null && <span className="numerals">{formatInstant(at)}</span>}
    </p>
  )
}
