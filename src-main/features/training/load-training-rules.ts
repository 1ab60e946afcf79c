// What training the house asks for, as data. A newer version is one file in resources/training and one line here.
import { TrainingRules } from '#shared/features/training/training.model.ts'
import rules from '../../../resources/training/training-2026-12.json' with { type: 'json' }

/** Throws when the file is broken. */
export function loadTrainingRules(): TrainingRules {
  return TrainingRules.parse(rules)
}
