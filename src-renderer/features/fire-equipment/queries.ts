// The words of kinds and looks as the cycles in force name them.
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { EquipmentCycles, EquipmentType } from '#shared/features/fire-equipment/fire-equipment.model.ts'
import { api } from '../../app/rpc-client.ts'

export function useCycles() {
  const { i18n } = useTranslation()
  const language = i18n.language === 'en' ? 'en' : 'zh-CN'
  const cycles: EquipmentCycles | undefined = useQuery(api.fireEquipment.cycles.queryOptions()).data
  return useMemo(() => {
    const typeOf = (key: string): EquipmentType | undefined => cycles?.types.find((type) => type.key === key)
    return {
      cycles,
      typeOf,
      typeWord: (key: string): string => typeOf(key)?.words[language] ?? key,
      lookWord: (key: string): string => cycles?.looks[key]?.[language] ?? key,
    }
  }, [cycles, language])
}
