// Mobility in a resident's drawer: what the roll-call will say of the person. Nobody asked is told as not recorded.

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ResidentId } from '#shared/contract/primitives.ts'
import { Mobility } from '#shared/features/roll-call/roll-call.model.ts'
import { api, client } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { useErrorSentence } from '../../ui/error-sentence.ts'
import { Unknown } from '../../ui/unknown.tsx'
import { useToday } from '../../ui/use-today.ts'

export function MobilityFact({ residentId }: { residentId: ResidentId }) {
  const { t } = useTranslation()
  const today = useToday()
  const queries = useQueryClient()
  const wordsOf = useErrorSentence()
  const canRead = useCan('roll-call.read')
  const canEdit = useCan('residents.edit')
  const [isEditing, setEditing] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const options = api.rollCall.mobility.queryOptions({ input: { residentId }, enabled: canRead })
  const facts = useQuery(options)
  if (!canRead) return null
  const current = facts.data?.find((fact) => fact.toOn === null) ?? facts.data?.[0]

  const save = async (mobility: Mobility): Promise<void> => {
    try {
      const saved = await client.rollCall.setMobility({ residentId, mobility, fromOn: today })
      queries.setQueryData(options.queryKey, saved)
      setEditing(false)
      setFault(null)
    } catch (error) {
      setFault(wordsOf(error).sentence)
    }
  }
  return (
    <p className="mobility-fact">
      <span>{t('roll-call:column.mobility')}</span>{' '}
      {isEditing ? (
        <Select<Mobility>
          size="small"
          autoFocus
          value={current?.mobility ?? null}
          aria-label={t('roll-call:column.mobility')}
          onChange={(mobility) => void save(mobility)}
          options={Mobility.options.map((value) => ({ value, label: t(`roll-call:mobility.${value}`) }))}
        />
      ) : (
        <>
          {current ? (
            t('roll-call:mobilitySince', { mobility: t(`roll-call:mobility.${current.mobility}`), day: current.fromOn })
          ) : (
            <Unknown reason={t('roll-call:notRecorded')} />
          )}{' '}
          {canEdit && (
            <Button size="small" onClick={() => setEditing(true)}>
              {t('roll-call:recordMobility')}
            </Button>
          )}
        </>
      )}
      {fault !== null && <span role="alert"> {fault}</span>}
    </p>
  )
}
