// A check being filled: a digit answers the item that is open and goes on; arrows move, N finds the first gap, Backspace takes an answer back.
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CheckAnswer, CheckList, CheckResult, SelfCheck } from '#shared/features/self-checks/self-checks.model.ts'
import { itemsOf, openItems } from '#shared/features/self-checks/self-checks.rules.ts'
import { api, client } from '../../app/rpc-client.ts'
import { useErrorSentence } from '../../ui/error-sentence.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { PageFrame } from '../../ui/page-frame.tsx'
import { usePageKeys } from '../../ui/use-page-keys.ts'
import { FireSafetyTabs } from '../fire-safety/fire-safety-tabs.tsx'
import { CheckItemRow } from './components/check-item-row.tsx'
import { SignCheck } from './components/sign-check.tsx'
import { useCheckDraft } from './use-check-draft.ts'

const blank: CheckAnswer = {
  ...{ result: 'in-order', problem: null, measure: null, responsible: null, dueOn: null, attachmentIds: [] },
}

export function CheckForm({ list, loaded }: { list: CheckList; loaded: SelfCheck }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const sentenceOf = useErrorSentence()
  const { shown, change, state, error, hasMet, settle } = useCheckDraft(loaded)
  const [isSigning, setSigning] = useState(false)
  const items = itemsOf(list)
  const open = openItems(list, shown.answers)
  const [openCode, setOpenCode] = useState(open[0]?.code ?? items[0]?.code ?? '')
  const index = items.findIndex(({ code }) => code === openCode)
  const go = (next: number) => setOpenCode(items[Math.min(Math.max(next, 0), items.length - 1)]?.code ?? '')
  // A photo arrives later than it was chosen: it must not take back what was answered meanwhile.
  const newest = useRef(shown.answers)
  useEffect(() => {
    newest.current = shown.answers
  }, [shown.answers])
  const answer = (code: string, part: Partial<CheckAnswer>) =>
    change({ [code]: { ...blank, ...newest.current[code], ...part } })
  const choose = (code: string, result: CheckResult) => {
    answer(code, { result })
    // What is wanting has more to say before the next item.
    if (result === 'wanting') setOpenCode(code)
    else go(items.findIndex((item) => item.code === code) + 1)
  }
  usePageKeys((key) => {
    const result = list.results[Number(key) - 1]
    if (/^[1-9]$/.test(key) && result && openCode !== '') choose(openCode, result)
    else if (key === 'ArrowDown') go(index + 1)
    else if (key === 'ArrowUp') go(index - 1)
    else if (key === 'n') setOpenCode(open[0]?.code ?? openCode)
    else if (key === 's' && open.length === 0) setSigning(true)
    else if (key === 'Backspace' && openCode !== '') change({ [openCode]: null })
    else return false
    return true
  })

  return (
    <PageFrame
      title={list.title}
      count={t('self-checks:left', { count: open.length, all: items.length })}
      layout="scroll"
      actions={
        <>
          <span role="status" className="muted">
            {t(`self-checks:keeping.${state}`)}
          </span>
          <Button type="primary" disabled={open.length > 0} onClick={() => setSigning(true)} aria-keyshortcuts="S">
            {t('self-checks:sign.button')} <Kbd keys="S" />
          </Button>
        </>
      }
      filterBar={
        <>
          <FireSafetyTabs />
          <span className="numerals">{shown.on}</span>
          <span className="muted">{t('self-checks:keys')}</span>
        </>
      }
    >
      {error !== null && state === 'failing' && <p className="check-refused">{sentenceOf(error).sentence}</p>}
      {hasMet && <p className="check-refused">{t('self-checks:met')}</p>}
      <p className="muted">
        {t(list.isBasisVerified ? 'self-checks:basis' : 'self-checks:basisUnverified', { text: list.basis })}
      </p>
      {list.sections.map((section) => (
        <section key={section.key} className="check-section" aria-label={section.title}>
          <h2>{section.title}</h2>
          <ul>
            {section.items.map((item) => (
              <CheckItemRow
                key={item.code}
                list={list}
                item={item}
                answer={shown.answers[item.code]}
                isOpen={item.code === openCode}
                onOpen={() => setOpenCode(item.code)}
                onChoose={(result) => choose(item.code, result)}
                onAnswer={(part) => answer(item.code, part)}
              />
            ))}
          </ul>
        </section>
      ))}
      {isSigning && (
        <SignCheck
          onSign={async (second) => {
            await client.selfChecks.finish({ id: loaded.id, version: await settle(), second })
            await queries.invalidateQueries({ queryKey: api.selfChecks.key() })
          }}
          onClose={() => setSigning(false)}
        />
      )}
    </PageFrame>
  )
}
