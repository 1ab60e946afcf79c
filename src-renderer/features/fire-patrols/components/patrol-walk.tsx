// Where a patrol is walked: the label of a point is scanned, picked or typed, one key says that all is in order there.
import { Button, Input, Select } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Patrol, PatrolPlan, PatrolPoint, PatrolVisit } from '#shared/features/fire-patrols/fire-patrols.model.ts'
import { clockTimeOf } from '#shared/features/fire-patrols/fire-patrols.rules.ts'
import { client } from '../../../app/rpc-client.ts'
import { ConfirmReason } from '../../../ui/confirm-reason.tsx'
import { ruleCodeOf, useErrorSentence } from '../../../ui/error-sentence.ts'
import { Kbd } from '../../../ui/kbd.tsx'
import { useScanner } from '../../../ui/use-scanner.ts'
import { FaultForm } from './fault-form.tsx'

type PatrolWalkProps = {
  points: readonly PatrolPoint[]
  plan: PatrolPlan
  onChanged: () => Promise<unknown>
  /** The page's own keys L and S: only the scanner knows whether a letter is one of a label. */
  onLate: () => void
  onSign: () => void
}
type Hasty = { code: string; source: 'scan' | 'hand' }

export function PatrolWalk({ points, plan, onChanged, onLate, onSign }: PatrolWalkProps) {
  const { t } = useTranslation()
  const sentenceOf = useErrorSentence()
  const [typed, setTyped] = useState('')
  const [patrol, setPatrol] = useState<Patrol | null>(null)
  const [visit, setVisit] = useState<PatrolVisit | null>(null)
  const [told, setTold] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [hasty, setHasty] = useState<Hasty | null>(null)
  const [isFaulty, setFaulty] = useState(false)
  const inOrder = useRef<HTMLButtonElement>(null)

  const attempt = async (act: () => Promise<void>): Promise<void> => {
    try {
      setError(null)
      await act()
    } catch (caught) {
      setError(caught)
    }
    await onChanged()
  }
  const renew = async (id: Patrol['id']) => setPatrol(await client.firePatrols.get({ id }))
  const start = () => attempt(async () => setPatrol(await client.firePatrols.start()))
  const goOn = async (code: string, source: 'scan' | 'hand', hasteReason: string | null): Promise<void> => {
    // A scan begins the patrol by itself.
    const running = patrol?.finishedAt === null ? patrol : await client.firePatrols.start()
    const answer = await client.firePatrols.scan({ patrolId: running.id, code, source, hasteReason })
    setVisit(answer.visit)
    setTold(answer.isRepeated ? t('fire-patrols:walk.repeated') : null)
    await renew(running.id)
    // Off the field: the next key says what was found, and the next label is read wherever the focus is.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    inOrder.current?.focus()
  }
  const scan = (code: string, source: 'scan' | 'hand' = 'scan') => {
    setVisit(null)
    setTold(null)
    setTyped('')
    return attempt(async () => {
      try {
        await goOn(code, source, null)
      } catch (caught) {
        if (ruleCodeOf(caught) !== 'FIRE_SCAN_TOO_FAST') throw caught
        setHasty({ code, source })
        setError(caught)
      }
    })
  }
  const canAnswer = visit !== null && visit.answer === null
  const answerInOrder = () => {
    if (!canAnswer) return
    void attempt(async () => {
      setVisit(await client.firePatrols.answer({ visitId: visit.id, faults: [] }))
      await renew(visit.patrolId)
    })
  }
  const finish = () => {
    if (patrol?.finishedAt !== null) return
    void attempt(async () => {
      setPatrol(await client.firePatrols.finish({ id: patrol.id }))
      setVisit(null)
    })
  }
  const openFaults = () => canAnswer && setFaulty(true)
  useScanner({
    onCode: (code) => void scan(code),
    acts: { 1: answerInOrder, 2: openFaults, f: finish, l: onLate, s: onSign },
  })

  const answered = new Set((patrol?.visits ?? []).flatMap(({ pointId, answer }) => (answer ? [pointId] : [])))
  const left = points.filter(({ id, endsOn }) => endsOn === null && !answered.has(id))
  const isRunning = patrol !== null && patrol.finishedAt === null
  return (
    <section className="fire-walk no-print" aria-label={t('fire-patrols:walk.label')}>
      <form
        className="fire-walk__form"
        onSubmit={(event) => {
          event.preventDefault()
          void scan(typed, 'hand')
        }}
      >
        <Input
          aria-label={t('fire-patrols:walk.code')}
          placeholder={t('fire-patrols:walk.code')}
          value={typed}
          maxLength={80}
          autoComplete="off"
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button htmlType="submit">{t('fire-patrols:walk.enter')}</Button>
        <Select
          aria-label={t('fire-patrols:walk.pick')}
          placeholder={t('fire-patrols:walk.pick')}
          value={null}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(code: string | null) => code !== null && void scan(code, 'hand')}
          options={left.map(({ code, name, floor }) => ({ value: code, label: `${floor} ${name}`.trim() }))}
        />
      </form>
      <div className="fire-walk__told" role="status">
        {error !== null && <p className="fire-walk__refused">{sentenceOf(error).sentence}</p>}
        {error === null && visit === null && (
          <p className="muted">
            {patrol?.finishedAt ? t('fire-patrols:walk.finished') : t('fire-patrols:walk.waiting')}
          </p>
        )}
        {visit && (
          <>
            <p className="fire-walk__who">{visit.pointName}</p>
            <p className="numerals">
              {visit.at === null ? '' : clockTimeOf(visit.at)} ·{' '}
              {patrol?.plannedAt == null
                ? t('fire-patrols:outside')
                : t('fire-patrols:ofTime', { time: clockTimeOf(patrol.plannedAt) })}
            </p>
            {told !== null && <p className="fire-walk__refused">{told}</p>}
            {visit.answer && (
              <p>
                {visit.answer.faults.length === 0
                  ? t('fire-patrols:walk.allInOrder')
                  : t('fire-patrols:walk.faults', { count: visit.answer.faults.length })}
              </p>
            )}
          </>
        )}
        {isRunning && (
          <p className="numerals">
            {t('fire-patrols:walk.left', { count: left.length })}
            {left.length > 0 && left.length < 6 && `：${left.map(({ name }) => name).join('、')}`}
          </p>
        )}
      </div>
      <div className="fire-walk__acts">
        {!isRunning && (
          <Button type="primary" onClick={() => void start()}>
            {t('fire-patrols:walk.start')}
          </Button>
        )}
        {canAnswer && (
          <>
            <Button ref={inOrder} type="primary" onClick={answerInOrder} aria-keyshortcuts="1">
              {t('fire-patrols:walk.inOrder')} <Kbd keys="1" />
            </Button>
            <Button onClick={openFaults} aria-keyshortcuts="2">
              {t('fire-patrols:walk.fault')} <Kbd keys="2" />
            </Button>
          </>
        )}
        {isRunning && !canAnswer && (
          <Button onClick={finish} aria-keyshortcuts="F">
            {t('fire-patrols:walk.finish')} <Kbd keys="F" />
          </Button>
        )}
      </div>
      <ConfirmReason
        isOpen={hasty !== null}
        title={t('fire-patrols:haste.title')}
        description={error === null ? undefined : sentenceOf(error).sentence}
        confirmLabel={t('fire-patrols:haste.confirm')}
        suggestions={[t('fire-patrols:haste.twoPeople'), t('fire-patrols:haste.labelMoved')]}
        onConfirm={async (reason) => {
          if (hasty) await goOn(hasty.code, hasty.source, reason)
          setError(null)
          setHasty(null)
        }}
        onCancel={() => setHasty(null)}
      />
      {isFaulty && visit && (
        <FaultForm
          visit={visit}
          plan={plan}
          onSend={async ({ faults, attachmentIds }) => {
            setVisit(await client.firePatrols.answer({ visitId: visit.id, faults, attachmentIds }))
            await renew(visit.patrolId)
            await onChanged()
          }}
          onClose={() => setFaulty(false)}
        />
      )}
    </section>
  )
}
