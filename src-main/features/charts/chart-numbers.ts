// The versioned numbers of care charts: ranges of entry, intervals, targets, thresholds. Imported, so that a bundle carries them along.
import { ChartNumbers } from '#shared/features/charts/charts.model.ts'
import numbers from '../../../resources/charts/entries-2026-12.json' with { type: 'json' }

/** Throws when the file was broken. */
export const loadChartNumbers = (): ChartNumbers => ChartNumbers.parse(numbers)
