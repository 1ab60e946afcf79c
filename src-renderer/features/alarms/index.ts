// The alarms feature as the shell, Today and the wall use it.
import type { Feature, NavigationCount } from '../../app/feature.ts'
import { isCallingNow } from './alarm-order.ts'
import { useOpenAlarms } from './open-alarms.tsx'

export {
  type AlarmGroup,
  applyAlarmChange,
  firstToAttend,
  firstToClose,
  firstToShelve,
  firstUnacknowledged,
  groupAlarms,
  isCallingNow,
  sortAlarms,
} from './alarm-order.ts'
export { useAlarmWords } from './alarm-words.ts'
export { CloseAlarmDialog } from './close-alarm-dialog.tsx'
export { DrillBanner } from './drill-banner.tsx'
export { DrillDialog } from './drill-dialog.tsx'
export { LockedAlarms } from './locked-alarms.tsx'
export { OpenAlarmsProvider, useOpenAlarms } from './open-alarms.tsx'
export { useRuleWords } from './rule-words.ts'
export { ShelveAlarmDialog } from './shelve-alarm-dialog.tsx'
export { type AlarmActs, useAlarmActs } from './use-alarm-acts.ts'

/** Alarms nobody has acknowledged; null while the list is not live. */
export function useUnacknowledgedCount(): NavigationCount {
  const { alarms, isLive } = useOpenAlarms()
  return { value: alarms && isLive ? alarms.filter(isCallingNow).length : null, isAlarm: true }
}

export const alarmsFeature: Feature = {
  name: 'alarms',
  navigation: { labelKey: 'alarms:title', to: '/alarms', group: 'care', order: 25, permission: 'alarms.read' },
  routes: [
    {
      path: '/alarms/rules',
      lazy: async () => ({ Component: (await import('./rules-page.tsx')).RulesPage }),
      children: [{ path: ':key', lazy: async () => ({ Component: (await import('./rule-drawer.tsx')).RuleDrawer }) }],
    },
    {
      path: '/alarms',
      lazy: async () => ({ Component: (await import('./alarms-page.tsx')).AlarmsPage }),
      children: [{ path: ':id', lazy: async () => ({ Component: (await import('./alarm-drawer.tsx')).AlarmDrawer }) }],
    },
  ],
}
