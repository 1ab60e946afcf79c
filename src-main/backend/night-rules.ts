// A person's night as the rules of the alarms keep it, for whoever proposes one. Only person-level rules are written here.
import type { RuleScope } from '#shared/features/alarms/alarm-rules.model.ts'
import type { AlarmsFeature } from '../features/alarms/index.ts'
import type { LiveSettings } from '../features/devices/index.ts'
import type { NightRules } from '../features/vitals/index.ts'

export function createNightRules(deps: {
  alarms: Pick<AlarmsFeature, 'resolveRuleOf' | 'rules'>
  settings: Pick<LiveSettings, 'get'>
}): NightRules {
  const { alarms, settings } = deps
  return {
    of(residentId) {
      const house = settings.get().outOfBed
      const { nightFrom, nightTo, graceMinutes } = alarms.resolveRuleOf('out-of-bed', residentId)
      return {
        nightFrom: nightFrom ?? house.nightFrom,
        nightTo: nightTo ?? house.nightTo,
        graceMinutes: graceMinutes ?? house.graceMinutes,
      }
    },
    set(residentId, night, reason, actor) {
      const scope: RuleScope = { level: 'person', residentId }
      for (const field of ['nightFrom', 'nightTo', 'graceMinutes'] as const) {
        const value = night[field]
        if (value !== undefined) alarms.rules.set({ kind: 'out-of-bed', scope, field, value, reason }, actor)
      }
    },
  }
}
