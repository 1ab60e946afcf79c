// The kit against its preset: what the newest check found, and the form of the next one.
import { Button, Checkbox, Form, InputNumber } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FireStation } from '#shared/features/fire-station/fire-station.model.ts'
import { client } from '../../app/rpc-client.ts'
import { useCan } from '../../app/use-can.ts'
import { FormModal } from '../../ui/form-modal.tsx'
import '../../ui/plain-parts.css'
import { Section } from '../../ui/section.tsx'
import { Unknown } from '../../ui/unknown.tsx'
import { DueText } from '../fire-safety/due-text.tsx'
import { useRefreshFireSafety } from '../fire-safety/queries.ts'

type Values = Record<string, { count: number | null; isGood: boolean }>

export function KitTable({ station }: { station: FireStation }) {
  const { t, i18n } = useTranslation()
  const refresh = useRefreshFireSafety()
  const canRecord = useCan('fire-safety.record')
  const [isChecking, setChecking] = useState(false)
  const language = i18n.language === 'en' ? 'en' : 'zh-CN'
  const { items } = station.rules
  const check = station.records.find(({ content }) => content.kind === 'kit-check')
  const found = new Map(check?.content.kind === 'kit-check' ? check.content.items.map((item) => [item.key, item]) : [])
  return (
    <Section
      title={t('fire-station:kit')}
      note={
        <>
          {check ? t('fire-station:checkedOn', { day: check.on }) : t('fire-station:neverChecked')}{' '}
          {station.kitDueOn && (
            <>
              {t('fire-station:nextDue')} <DueText day={station.kitDueOn} />
            </>
          )}
        </>
      }
      link={
        canRecord && (
          <Button size="small" onClick={() => setChecking(true)}>
            {t('fire-station:checkKit')}
          </Button>
        )
      }
    >
      <table className="plain-table">
        <caption className="visually-hidden">{t('fire-station:kit')}</caption>
        <thead>
          <tr>
            {(['item', 'wanted', 'found', 'condition'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`fire-station:column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => {
            const seen = found.get(item.key)
            return (
              <tr key={item.key}>
                <th scope="row">
                  {item.words[language]}{' '}
                  {!item.isRequired && <small className="muted">{t('fire-station:optional')}</small>}
                </th>
                <td className="numerals">{item.count}</td>
                <td className="numerals">
                  {seen ? (
                    seen.count < item.count ? (
                      <b>{seen.count}</b>
                    ) : (
                      seen.count
                    )
                  ) : (
                    <Unknown reason={t('fire-station:notChecked')} />
                  )}
                </td>
                <td>
                  {seen ? (
                    t(seen.isGood ? 'fire-station:good' : 'fire-station:notGood')
                  ) : (
                    <Unknown reason={t('fire-station:notChecked')} />
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {isChecking && (
        <FormModal<Values>
          title={t('fire-station:checkKit')}
          description={t('fire-station:checkHelp')}
          initialValues={Object.fromEntries(
            items.map(({ key }) => [
              key,
              { count: found.get(key)?.count ?? null, isGood: found.get(key)?.isGood ?? true },
            ]),
          )}
          submitLabel={t('common:save')}
          onSubmit={async (values) => {
            const seen = items.flatMap(({ key }) => {
              const { count, isGood } = values[key] ?? { count: null, isGood: true }
              return count === null || count === undefined ? [] : [{ key, count, isGood, note: null }]
            })
            await client.fireStation.record({
              on: station.today,
              content: { kind: 'kit-check', items: seen },
              reason: null,
            })
            await refresh()
          }}
          onClose={() => setChecking(false)}
        >
          {items.map(({ key, words, count }) => (
            <div key={key} className="form-grid">
              <Form.Item name={[key, 'count']} label={t('fire-station:countOf', { item: words[language], count })}>
                <InputNumber min={0} max={999} precision={0} />
              </Form.Item>
              <Form.Item
                name={[key, 'isGood']}
                valuePropName="checked"
                label={t('fire-station:conditionOf', { item: words[language] })}
              >
                <Checkbox>{t('fire-station:good')}</Checkbox>
              </Form.Item>
            </div>
          ))}
        </FormModal>
      )}
    </Section>
  )
}
