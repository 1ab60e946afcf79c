import type { TFunction } from 'i18next'
import { BedBlockKind, BedCareType, BedStayMode } from '#shared/features/beds/beds.model.ts'

export const careTypeOptions = (t: TFunction) =>
  BedCareType.options.map((value) => ({ value, label: t(`beds:careType.${value}`) }))
export const stayModeOptions = (t: TFunction) =>
  BedStayMode.options.map((value) => ({ value, label: t(`beds:stayMode.${value}`) }))
export const blockKindOptions = (t: TFunction) =>
  BedBlockKind.options.map((value) => ({ value, label: t(`beds:state.${value}`) }))
