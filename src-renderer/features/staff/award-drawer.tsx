// One person's awards: each condition with what it was held against, what the form lacks, and the claims.
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { AwardClaim, AwardKind } from '#shared/features/awards/awards.model.ts'
import { POST_WORDS, wordOf as wordOfPost } from '#shared/features/reports/report-words.ts'
import { useCan } from '../../app/use-can.ts'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import '../../ui/plain-parts.css'
import { AdvanceForm, ClaimForm } from './award-forms.tsx'
import { useAwardYear } from './awards-page.tsx'
import { useAwardRules, useAwards } from './queries.ts'
import './staff.css'

export function AwardDrawer() {
  const { t } = useTranslation()
  const id = useParams().id ?? ''
  const year = useAwardYear()
  const canManage = useCan('awards.manage')
  const rules = useAwardRules()
  const overview = useAwards(year)
  const person = overview.data?.people.find(({ staffId }) => staffId === id)
  const [claiming, setClaiming] = useState<AwardKind | null>(null)
  const [advancing, setAdvancing] = useState<AwardClaim | null>(null)
  const kindOf = (code: string) => rules?.kinds.find((kind) => kind.code === code)
  const mark = (isMet: boolean | null) =>
    t(isMet === null ? 'staff:met.unknown' : isMet ? 'staff:met.yes' : 'staff:met.no')
  return (
    <DetailDrawer
      key={id}
      title={person?.name ?? t('staff:view.awards')}
      subtitle={t('staff:award.year', { year })}
      closeTo={screenLinks.awards()}
      isLoading={overview.isPending}
      error={overview.error}
      onRetry={() => void overview.refetch()}
    >
      {person && (
        <p>
          <Link to={screenLinks.staffMember(person.staffId)}>{t('staff:award.openFile')}</Link>{' '}
          {person.missing.length > 0 &&
            t('staff:award.missing', { what: person.missing.map((gap) => t(`staff:formGap.${gap}`)).join('、') })}
        </p>
      )}
      {person?.judgements.map(({ kind, amount, result, lines }) => {
        const found = kindOf(kind)
        return (
          <section key={kind}>
            <h3 className="drawer-heading">
              {t('staff:award.column', { term: found?.term ?? kind, amount })} · {t(`staff:award.${result}`)}{' '}
              {canManage && found && result !== 'not-eligible' && (
                <Button type="link" size="small" onClick={() => setClaiming(found)}>
                  {t('staff:award.claim')}
                </Button>
              )}
            </h3>
            <ul className="award-lines">
              {lines.map(({ rule, isMet, value, asked }) => (
                <li key={rule}>
                  <b>{mark(isMet)}</b>
                  <span>{t(`staff:awardRule.${rule}`)}</span>
                  <span className="muted numerals">
                    {t('staff:award.line', { value: wordOf(rule, value), asked: wordOf(rule, asked) })}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
      {person && person.claims.length > 0 && (
        <>
          <h3 className="drawer-heading">{t('staff:award.claims')}</h3>
          <ul className="award-lines">
            {person.claims.map((claim) => (
              <li key={claim.id}>
                <b>{t(`staff:claimState.${claim.state}`)}</b>
                <span className="numerals">
                  {claim.on} {kindOf(claim.kind)?.term ?? claim.kind} {claim.amount} {claim.note}
                </span>
                {canManage && (claim.state === 'applied' || claim.state === 'approved') && (
                  <Button type="link" size="small" onClick={() => setAdvancing(claim)}>
                    {t('staff:award.advance')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {person && claiming && (
        <ClaimForm staffId={person.staffId} kind={claiming} year={year} onClose={() => setClaiming(null)} />
      )}
      {advancing && <AdvanceForm claim={advancing} onClose={() => setAdvancing(null)} />}
    </DetailDrawer>
  )

  /** Codes of the record in words; days and numbers as they are; what is not on record is said to be unknown. */
  function wordOf(rule: string, value: string | null): string {
    if (value === null) return '—'
    const codes = { education: 'education', 'outside-establishment': 'employmentForm' }[rule]
    if (codes) {
      const words = value.split(',').map((code) => t(`staff:${codes}.${code}`))
      return words.join('、')
    }
    if (rule === 'full-time') return t(value === 'true' ? 'staff:yes' : 'staff:no')
    if (rule === 'care-post') return wordOfPost(POST_WORDS, value) ?? value
    if (rule === 'not-paid') return kindOf(value)?.term ?? value
    return value
  }
}
