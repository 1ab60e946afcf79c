// The sentence of a chart value: codes become words of the trade, what was not looked at is left out.
import type { TFunction } from 'i18next'
import type { ChartValue } from '#shared/features/charts/charts.model.ts'
import { formatInstant } from '../../ui/format-time.ts'

/** `未排便`, `200 ml 水`, `左侧 · 皮肤完好` … without the name of the kind. */
export function chartText(value: ChartValue, t: TFunction): string {
  const word = (field: string, option: string | number | null) =>
    option === null ? null : t(`charts:option.${field}.${option}`)
  const yes = (flag: boolean) => (flag ? 'yes' : 'no')
  const size = (length: number | null, width: number | null) =>
    length === null && width === null ? null : `${length ?? '?'}×${width ?? '?'} cm`
  const partsOf = (): (string | null)[] => {
    switch (value.kind) {
      case 'turning':
        return [word('position', value.position), word('skin', value.skin)]
      case 'toilet':
        return [
          word('hasUrine', yes(value.hasUrine)),
          word('amount', value.amount),
          word('continence', value.continence),
        ]
      case 'bowel':
        return [
          value.hasPassed && value.bristol !== null ? null : word('hasPassed', yes(value.hasPassed)),
          value.bristol === null ? null : t('charts:bristol', { form: value.bristol }),
          word('amount', value.amount),
        ]
      case 'fluid-in':
      case 'fluid-out':
        return [`${value.ml} ml ${word('fluid', value.fluid)}`]
      case 'food':
        return [
          `${word('meal', value.meal)} ${value.share} %`,
          word('texture', value.texture),
          value.hasCoughed ? word('hasCoughed', 'yes') : null,
        ]
      case 'weight':
        return [`${value.kg} kg`]
      case 'skin':
        return [
          word('place', value.place),
          word('stage', value.stage),
          size(value.lengthCm, value.widthCm),
          value.finding,
        ]
      case 'sleep':
        return [t('charts:sleepUntil', { time: formatInstant(value.until).slice(11) }), word('quality', value.quality)]
    }
  }
  return partsOf().filter(Boolean).join(' · ')
}
