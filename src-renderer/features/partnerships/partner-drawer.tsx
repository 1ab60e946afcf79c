// One institution with its doctors.
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { screenLinks } from '#shared/contract/screen-links.ts'
import type { Doctor } from '#shared/features/partnerships/partnerships.model.ts'
import { useCan } from '../../app/use-can.ts'
import { DetailDrawer } from '../../ui/detail-drawer.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Facts } from '../../ui/facts.tsx'
import '../../ui/plain-parts.css'
import { LicenceDay } from './components/licence-day.tsx'
import { DoctorForm, PartnerForm } from './partner-form.tsx'
import { termOf, usePartners, usePartnershipData } from './queries.ts'

type Act = { kind: 'partner' } | { kind: 'doctor'; of: Doctor | null }

export function PartnerDrawer() {
  const { t } = useTranslation()
  const id = useParams().id ?? ''
  const canEdit = useCan('partnerships.edit')
  const data = usePartnershipData()
  const list = usePartners()
  const partner = list.data?.find((each) => each.id === id)
  const [act, setAct] = useState<Act | null>(null)
  const stop = () => setAct(null)
  return (
    <DetailDrawer
      key={id}
      title={partner?.name ?? t('partnerships:view.partners')}
      subtitle={partner && termOf(data?.kinds, partner.kind)}
      closeTo={screenLinks.partners()}
      actions={
        canEdit &&
        partner && (
          <>
            <Button type="primary" size="small" onClick={() => setAct({ kind: 'doctor', of: null })}>
              {t('partnerships:act.addDoctor')}
            </Button>
            <Button size="small" onClick={() => setAct({ kind: 'partner' })}>
              {t('common:edit')}
            </Button>
          </>
        )
      }
      isLoading={list.isPending}
      error={list.error}
      onRetry={() => void list.refetch()}
    >
      {partner ? (
        <>
          <Facts
            items={[
              { label: t('partnerships:column.creditCode'), value: partner.creditCode },
              { label: t('partnerships:column.licenceNumber'), value: partner.licenceNumber },
              {
                label: t('partnerships:column.licenceUntil'),
                value: <LicenceDay day={partner.licenceUntil} isValid={partner.isLicenceValid} />,
              },
              {
                label: t('partnerships:column.distance'),
                value: partner.distanceKm === null ? null : `${partner.distanceKm} km`,
              },
              {
                label: t('partnerships:column.arrival'),
                value:
                  partner.arrivalMinutes === null ? null : t('partnerships:minutes', { count: partner.arrivalMinutes }),
              },
              {
                label: t('partnerships:column.contact'),
                value: [partner.contactName, partner.contactPhone].filter(Boolean).join(' ') || null,
              },
              { label: t('partnerships:column.emergencyPhone'), value: partner.emergencyPhone },
              ...(partner.note === null ? [] : [{ label: t('partnerships:column.note'), value: partner.note }]),
            ]}
          />
          <h3 className="drawer-heading">{t('partnerships:column.doctors')}</h3>
          {partner.doctors.length === 0 && (
            <EmptyState title={t('partnerships:empty.doctors')} hint={t('partnerships:empty.doctorsHint')} />
          )}
          <table className="plain-table">
            <thead className="visually-hidden">
              <tr>
                <th scope="col">{t('partnerships:column.doctor')}</th>
                <th scope="col">{t('partnerships:column.doctorLicence')}</th>
              </tr>
            </thead>
            <tbody>
              {partner.doctors.map((doctor) => (
                <tr key={doctor.id} className={doctor.isActive ? undefined : 'muted'}>
                  <th scope="row">
                    {doctor.name}
                    <div className="muted">{doctor.isActive ? doctor.scope : t('partnerships:active.no')}</div>
                  </th>
                  <td>
                    <div className="numerals">{doctor.licenceNumber}</div>
                    <LicenceDay day={doctor.licenceUntil} isValid={doctor.isLicenceValid} />
                    {canEdit && (
                      <Button type="link" size="small" onClick={() => setAct({ kind: 'doctor', of: doctor })}>
                        {t('common:edit')}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {act?.kind === 'partner' && <PartnerForm known={partner} onClose={stop} />}
          {act?.kind === 'doctor' && <DoctorForm partnerId={partner.id} known={act.of} onClose={stop} />}
        </>
      ) : (
        <EmptyState title={t('partnerships:empty.gone')} hint={t('partnerships:empty.goneHint')} />
      )}
    </DetailDrawer>
  )
}
