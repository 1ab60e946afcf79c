// The walk-test certificate on one A4 sheet: house, device, place, each step with what was heard, and the lines to sign on.
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import { api } from '../../app/rpc-client.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { Facts } from '../../ui/facts.tsx'
import { InstantText } from '../../ui/instant-text.tsx'
import './certificate.css'

export function CertificatePage() {
  const { t } = useTranslation()
  const { id = '', testId = '' } = useParams()
  const test = useQuery(api.devices.getWalkTest.queryOptions({ input: { testId } }))
  const facility = useQuery(api.facility.get.queryOptions())
  if (test.error) return <ErrorState error={test.error} onRetry={() => void test.refetch()} />
  const sheet = test.data
  return (
    <main className="certificate">
      <nav className="certificate__acts no-print" aria-label={t('devices:walk.certificate')}>
        <Link to={screenLinks.device(id)}>{t('devices:walk.back')}</Link>
        <Button type="primary" disabled={!sheet} onClick={() => window.print()}>
          {t('common:print')}
        </Button>
      </nav>
      {sheet ? (
        <article className="certificate__sheet" aria-labelledby="certificate-title">
          <p className="certificate__house">{facility.data?.name ?? ''}</p>
          <h1 id="certificate-title">{t('devices:walk.certificateTitle')}</h1>
          <p className="certificate__result">
            {t('devices:walk.resultIs')} <b>{t(`devices:walk.result.${sheet.result}`)}</b>
          </p>
          <Facts
            items={[
              { label: t('devices:column.name'), value: sheet.deviceName },
              { label: t('devices:column.role'), value: t(`devices:role.${sheet.role}`) },
              { label: t('devices:column.target'), value: sheet.placeLabel },
              { label: t('devices:column.key'), value: sheet.deviceKey },
              { label: t('devices:column.model'), value: sheet.model, unknownReason: t('devices:notTold') },
              { label: t('devices:walk.startedAt'), value: <InstantText at={sheet.startedAt} precision="second" /> },
              { label: t('devices:walk.finishedAt'), value: <InstantText at={sheet.finishedAt} precision="second" /> },
              {
                label: t('devices:walk.tester'),
                value: [sheet.testerName, sheet.seat].filter(Boolean).join(' · '),
              },
            ]}
          />
          <table className="plain-table">
            <thead>
              <tr>
                <th>#</th>
                <th>{t('devices:walk.step')}</th>
                <th>{t('devices:walk.heard')}</th>
                <th>{t('devices:walk.time')}</th>
                <th>{t('devices:walk.stepResult')}</th>
              </tr>
            </thead>
            <tbody>
              {sheet.steps.map((step, index) => (
                <tr key={step.id}>
                  <td>{index + 1}</td>
                  <td>{t(`devices:walk.do.${sheet.role}.${step.id}`)}</td>
                  <td>{step.heard ?? t('devices:walk.nothingHeard')}</td>
                  <td>{step.heardAt === null ? '—' : <InstantText at={step.heardAt} precision="second" />}</td>
                  <td>
                    {t(
                      `devices:walk.state.${step.state === 'open' || step.state === 'waiting' ? 'skipped' : step.state}`,
                    )}
                    {step.failure === 'reversed' && ` · ${t('devices:walk.reversedShort')}`}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {sheet.note !== null && <p>{sheet.note}</p>}
          <p className="certificate__fine">{t('devices:walk.fine', { version: sheet.planVersion, id: sheet.id })}</p>
          <div className="certificate__signatures">
            {(['signTester', 'signSafety', 'signDay'] as const).map((line) => (
              <p key={line}>
                {t(`devices:walk.${line}`)}
                <span />
              </p>
            ))}
          </div>
        </article>
      ) : (
        <p role="status">{t('ui:table.loading')}</p>
      )}
    </main>
  )
}
