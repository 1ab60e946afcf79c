// The fields of each kind of entry, and what their texts mean: a value that can be sent, or the faults to show at the fields. Pure.
import { faultsOfChart } from '#shared/features/charts/chart-entry.rules.ts'
import { type ChartKind, type ChartNumbers, type ChartRange, ChartValue } from '#shared/features/charts/charts.model.ts'
import { takenAtOf } from '../../ui/typed-time.ts'

export type ChartField =
  | { name: string; type: 'number'; range: keyof ChartNumbers['ranges']; isOptional?: boolean }
  | { name: string; type: 'choice'; options: readonly string[]; isOptional?: boolean; preset?: string }
  | { name: string; type: 'text' | 'time'; isOptional?: boolean }
export type Texts = Readonly<Record<string, string>>
export type FieldFault = {
  because: 'missing' | 'not-a-number' | 'not-a-time' | 'impossible' | 'unusual'
  min?: number
  max?: number
}
export type Faults = Readonly<Record<string, FieldFault>>

const yesNo = ['yes', 'no'] as const
const amount: ChartField = { name: 'amount', type: 'choice', options: ['small', 'medium', 'large'], isOptional: true }

/** First fields first: the hand goes through them from left to right. */
export const fieldsOfKind: Readonly<Record<ChartKind, readonly ChartField[]>> = {
  turning: [
    { name: 'position', type: 'choice', options: ['left', 'right', 'supine', 'semi', 'sitting'] },
    { name: 'skin', type: 'choice', options: ['intact', 'red', 'broken'], isOptional: true },
  ],
  toilet: [
    { name: 'hasUrine', type: 'choice', options: yesNo },
    amount,
    { name: 'continence', type: 'choice', options: ['continent', 'incontinent', 'catheter'], isOptional: true },
  ],
  bowel: [
    { name: 'hasPassed', type: 'choice', options: yesNo },
    { name: 'bristol', type: 'choice', options: ['1', '2', '3', '4', '5', '6', '7'], isOptional: true },
    amount,
  ],
  'fluid-in': [
    { name: 'ml', type: 'number', range: 'fluidInMl' },
    {
      ...{ name: 'fluid', type: 'choice', preset: 'water' },
      options: ['water', 'soup', 'milk', 'tube', 'infusion', 'other'],
    },
  ],
  'fluid-out': [
    { name: 'ml', type: 'number', range: 'fluidOutMl' },
    { name: 'fluid', type: 'choice', options: ['urine', 'vomit', 'drain', 'stool', 'other'], preset: 'urine' },
  ],
  food: [
    { name: 'share', type: 'choice', options: ['0', '25', '50', '75', '100'] },
    { name: 'meal', type: 'choice', options: ['breakfast', 'lunch', 'dinner', 'snack'] },
    { name: 'texture', type: 'choice', options: ['regular', 'soft', 'minced', 'puree', 'liquid'], isOptional: true },
    { name: 'hasCoughed', type: 'choice', options: yesNo, isOptional: true },
  ],
  weight: [{ name: 'kg', type: 'number', range: 'weightKg' }],
  skin: [
    {
      ...{ name: 'place', type: 'choice' },
      options: [
        'sacrum',
        'hip-left',
        'hip-right',
        'heel-left',
        'heel-right',
        'back',
        'elbow',
        'ear',
        'groin',
        'whole',
        'other',
      ],
    },
    { name: 'stage', type: 'choice', options: ['none', '1', '2', '3', '4', 'unstageable'] },
    { name: 'lengthCm', type: 'number', range: 'skinCm', isOptional: true },
    { name: 'widthCm', type: 'number', range: 'skinCm', isOptional: true },
    { name: 'finding', type: 'text', isOptional: true },
  ],
  sleep: [
    { name: 'from', type: 'time' },
    { name: 'until', type: 'time' },
    { name: 'quality', type: 'choice', options: ['good', 'fair', 'poor'], isOptional: true },
  ],
}

/** What a field shows before anybody typed. A meal is the one of the time of day. */
export function presetOf(field: ChartField, hour: number): string {
  if (field.name === 'meal') return hour < 10 ? 'breakfast' : hour < 15 ? 'lunch' : 'dinner'
  return field.type === 'choice' ? (field.preset ?? '') : ''
}

/** Full-width digits and points as Chinese input methods write them, to plain ones. */
function plain(text: string): string {
  const narrow = text.trim().replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
  return narrow.replaceAll('。', '.')
}

function numberOf(text: string, { decimals }: ChartRange): number | null {
  const cleaned = plain(text)
  if (!/^\d{1,5}(\.\d{1,3})?$/.test(cleaned)) return null
  return Math.round(Number(cleaned) * 10 ** decimals) / 10 ** decimals
}

export type ReadLine =
  | { isEmpty: true }
  | { isEmpty: false; value: ChartValue | null; at: number | null; faults: Faults }
type Reading = { numbers: ChartNumbers; now: number; today: string; hour: number; at: number | null }

/** True while nobody typed anything of their own in a line. */
export function isEmptyLine(kind: ChartKind, texts: Texts): boolean {
  return fieldsOfKind[kind].every(({ name }) => (texts[name] ?? '') === '' || name === 'fluid' || name === 'meal')
}

function partOf(field: ChartField, text: string, reading: Reading): { part: unknown } | { fault: FieldFault } {
  if (text === '') return field.isOptional ? { part: null } : { fault: { because: 'missing' } }
  if (field.type === 'number') {
    const number = numberOf(text, reading.numbers.ranges[field.range])
    return number === null ? { fault: { because: 'not-a-number' } } : { part: number }
  }
  if (field.type === 'time') {
    const at = takenAtOf(plain(text), reading.today)
    return at === undefined || at === null ? { fault: { because: 'not-a-time' } } : { part: at }
  }
  if (text === 'yes' || text === 'no') return { part: text === 'yes' }
  return { part: field.name === 'bristol' || field.name === 'share' ? Number(text) : text }
}

const DAY_MS = 86_400_000

/** A sleep told by two times of day: the end is not after now, the beginning before the end. */
function sleepOf(parts: Record<string, unknown>, now: number): { at: number; until: number } {
  let [at, until] = [Number(parts.from), Number(parts.until)]
  if (until > now) until -= DAY_MS
  while (at >= until) at -= DAY_MS
  return { at, until }
}

/** The value a line means, its own moment where it has one (sleep), and what is wrong at which field. */
export function readLine(kind: ChartKind, texts: Texts, reading: Reading): ReadLine {
  if (isEmptyLine(kind, texts)) return { isEmpty: true }
  const parts: Record<string, unknown> = { kind }
  const faults: Record<string, FieldFault> = {}
  const hasNone = kind === 'bowel' && texts.hasPassed === 'no'
  for (const field of fieldsOfKind[kind]) {
    const text = texts[field.name] || presetOf(field, reading.hour)
    const read = partOf(field, hasNone && field.name !== 'hasPassed' ? '' : text, reading)
    if ('fault' in read) faults[field.name] = read.fault
    else parts[field.name] = read.part
  }
  if (Object.keys(faults).length > 0) return { isEmpty: false, value: null, at: null, faults }
  const sleep = kind === 'sleep' ? sleepOf(parts, reading.now) : null
  if (sleep) parts.until = sleep.until
  const { from: _from, ...shape } = parts
  const value = ChartValue.safeParse(shape)
  if (!value.success)
    return {
      isEmpty: false,
      value: null,
      at: null,
      faults: { [fieldsOfKind[kind][0]?.name ?? '']: { because: 'missing' } },
    }
  const at = sleep?.at ?? reading.at
  const found = faultsOfChart(value.data, at ?? reading.now, reading.numbers)
  for (const { where, because, min, max } of found) faults[where] ??= { because, min, max }
  return { isEmpty: false, value: value.data, at, faults }
}

/** The texts of a value, for setting it right. */
export function textsOf(value: ChartValue, timeText: (at: number) => string, at: number): Record<string, string> {
  const texts: Record<string, string> = {}
  for (const [name, part] of Object.entries(value)) {
    if (name === 'kind' || part === null) continue
    texts[name] = typeof part === 'boolean' ? (part ? 'yes' : 'no') : String(part)
  }
  return value.kind === 'sleep' ? { ...texts, from: timeText(at), until: timeText(value.until) } : texts
}
