// The items of the scale with their scores; each is kept as it is typed, so that a crash loses nothing.
import { Input, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import type { SelfScore, SelfScoreChanges, SelfScoreScale } from '#shared/features/self-scores/self-scores.model.ts'
import { Section } from '../../../ui/section.tsx'
import { useScoreEvidence } from '../queries.ts'

type FormProps = {
  scale: SelfScoreScale
  score: SelfScore
  isReadOnly: boolean
  onChange: (changes: SelfScoreChanges) => void
}

export function ScoreForm({ scale, score, isReadOnly, onChange }: FormProps) {
  const { i18n } = useTranslation()
  return (
    <>
      {scale.blocks.map((block) => (
        <Section key={block.code} title={block.name[i18n.language === 'en' ? 'en' : 'zh-CN']} note={String(block.max)}>
          <ul className="score-items">
            {block.items.map((item) => (
              <li key={item.code} className="score-item">
                <label htmlFor={`score-${item.code}`}>{item.text}</label>
                <ItemEvidence topics={item.topics} />
                <InputNumber<number>
                  id={`score-${item.code}`}
                  key={`${score.id}-${item.code}`}
                  min={0}
                  max={item.max}
                  step={0.5}
                  disabled={isReadOnly}
                  {...(score.scores[item.code] === undefined
                    ? {}
                    : { defaultValue: score.scores[item.code] as number })}
                  suffix={`/ ${item.max}`}
                  changeOnBlur
                  onChange={(value) => onChange({ scores: { [item.code]: value } })}
                />
                <NoteField code={item.code} score={score} isReadOnly={isReadOnly} onChange={onChange} />
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </>
  )
}

function NoteField({
  code,
  score,
  isReadOnly,
  onChange,
}: Pick<FormProps, 'score' | 'isReadOnly' | 'onChange'> & { code: string }) {
  const { t } = useTranslation()
  return (
    <Input
      key={score.id}
      defaultValue={score.notes[code] ?? ''}
      disabled={isReadOnly}
      maxLength={300}
      placeholder={t('self-scores:note')}
      aria-label={t('self-scores:noteOf', { code })}
      onBlur={({ target }) => {
        if (target.value.trim() !== (score.notes[code] ?? '')) onChange({ notes: { [code]: target.value } })
      }}
    />
  )
}

/** What the console has for an item; an item no feature speaks for shows nothing here. */
function ItemEvidence({ topics }: { topics: readonly string[] }) {
  const { t } = useTranslation()
  const known = useScoreEvidence()?.filter(({ topic }) => topics.includes(topic)) ?? []
  return (
    <span className="muted score-item__evidence">
      {known.map(({ topic, records, gaps }) => (
        <a key={topic} href={`/binder#evidence-${topic}`}>
          {t(`binder:topics.${topic}`)} {t('binder:counts', { records, gaps })}
        </a>
      ))}
    </span>
  )
}
