// A step in one sentence, as the loop and the printed sheet show it.
import type { TFunction } from 'i18next'
import type { StepContent } from '#shared/features/incidents/incidents.model.ts'

/** What the step says, without its time and who wrote it down. */
export function stepText(content: StepContent, t: TFunction): string {
  const sentence = (parts: (string | null)[]): string => parts.filter(Boolean).join(' · ')
  switch (content.kind) {
    case 'found':
    case 'cause':
      return content.text
    case 'graded':
      return sentence([
        content.severity === null ? t('incidents:notGraded') : t(`incidents:severity.${content.severity}`),
        ...content.circumstances.map((one) => t(`incidents:circumstance.${one}`)),
        content.consequence,
      ])
    case 'handled':
      return sentence([
        content.text,
        content.hospital === null ? t('incidents:notSent') : t('incidents:sentTo', { hospital: content.hospital }),
      ])
    case 'family-told':
      return sentence([
        t('incidents:told', { toWhom: content.toWhom, way: t(`incidents:way.${content.way}`), by: content.by }),
        content.text,
      ])
    case 'family-not-reached':
      return t('incidents:notReachedBecause', { reason: content.reason, by: content.by })
    case 'reported':
      return sentence([
        t('incidents:reportedTo', {
          to: t(`incidents:to.${content.to}`),
          form: t(`incidents:form.${content.form}`),
          by: content.by,
        }),
        content.text,
      ])
    case 'measure':
      return t('incidents:measureOf', { text: content.text, owner: content.owner, dueOn: content.dueOn })
    case 'measure-done':
      return sentence([t('incidents:measureDone'), content.text])
    case 'reviewed':
      return sentence([t(`incidents:risk.${content.risk}`), content.text])
    case 'closed':
      return content.text ?? t('incidents:stepKind.closed')
  }
}
