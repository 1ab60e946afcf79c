// The list of features the console has. A feature adds one import and one entry here; its menu item and pages follow from it.
import { Fragment, type ReactNode } from 'react'
import { Outlet, type RouteObject } from 'react-router'
import { LockCover, SessionGate } from '../features/accounts/index.ts'
import { alarmQualityFeature } from '../features/alarm-quality/index.ts'
import { alarmsFeature, LockedAlarms, OpenAlarmsProvider } from '../features/alarms/index.ts'
import { assessmentsFeature } from '../features/assessments/index.ts'
import { bedsFeature } from '../features/beds/index.tsx'
import { binderFeature } from '../features/binder/index.ts'
import { carePlansFeature } from '../features/care-plans/index.ts'
import { careTasksFeature } from '../features/care-tasks/index.ts'
import { chartsFeature } from '../features/charts/index.ts'
import { devicesFeature } from '../features/devices/index.ts'
import { dutyCalendarFeature } from '../features/duty-calendar/index.ts'
import { dutyRosterFeature } from '../features/duty-roster/index.ts'
import { emergencyFeature } from '../features/emergency/index.ts'
import { firePatrolsFeature } from '../features/fire-patrols/index.ts'
import { fireSafetyFeature } from '../features/fire-safety/index.ts'
import { floorPlansFeature } from '../features/floor-plans/index.ts'
import { foodSamplesFeature } from '../features/food-samples/index.ts'
import { handoverFeature } from '../features/handover/index.ts'
import { healthFilesFeature } from '../features/health-files/index.ts'
import { houseRecordsFeature } from '../features/house-records/index.ts'
import { incidentsFeature } from '../features/incidents/index.tsx'
import { infectionsFeature } from '../features/infections/index.ts'
import { inspectionsFeature } from '../features/inspections/index.ts'
import { longTermCareFeature } from '../features/long-term-care/index.ts'
import { medicationFeature } from '../features/medication/index.ts'
import { partnershipsFeature } from '../features/partnerships/index.ts'
import { referralsFeature } from '../features/referrals/index.ts'
import { replayFeature } from '../features/replay/index.ts'
import { reportsFeature } from '../features/reports/index.tsx'
import { residentsFeature } from '../features/residents/index.tsx'
import { risksFeature } from '../features/risks/index.ts'
import { RollCallOffer, rollCallFeature } from '../features/roll-call/index.ts'
import { rosterFeature } from '../features/roster/index.tsx'
import { roundsFeature } from '../features/rounds/index.ts'
import { selfChecksFeature } from '../features/self-checks/index.ts'
import { selfScoresFeature } from '../features/self-scores/index.ts'
import { settingsFeature } from '../features/settings/index.ts'
import { staffFeature } from '../features/staff/index.ts'
import { todayFeature } from '../features/today/index.ts'
import { trainingFeature } from '../features/training/index.ts'
import { vitalsFeature } from '../features/vitals/index.tsx'
import { wallFeature } from '../features/wall/index.ts'
import { RouteError } from './error-boundary.tsx'
import type { Feature } from './feature.ts'
import { NotFoundPage } from './not-found-page.tsx'
import { ShellDataProvider } from './shell/shell-data-provider.tsx'
import { ShellRoute } from './shell/shell-route.tsx'

export const features: readonly Feature[] = [
  todayFeature,
  wallFeature,
  alarmsFeature,
  alarmQualityFeature,
  replayFeature,
  rollCallFeature,
  residentsFeature,
  vitalsFeature,
  assessmentsFeature,
  carePlansFeature,
  careTasksFeature,
  medicationFeature,
  chartsFeature,
  risksFeature,
  handoverFeature,
  roundsFeature,
  infectionsFeature,
  binderFeature,
  houseRecordsFeature,
  dutyCalendarFeature,
  selfScoresFeature,
  bedsFeature,
  floorPlansFeature,
  incidentsFeature,
  partnershipsFeature,
  healthFilesFeature,
  referralsFeature,
  longTermCareFeature,
  inspectionsFeature,
  foodSamplesFeature,
  emergencyFeature,
  fireSafetyFeature,
  firePatrolsFeature,
  selfChecksFeature,
  reportsFeature,
  dutyRosterFeature,
  rosterFeature,
  staffFeature,
  trainingFeature,
  devicesFeature,
  settingsFeature,
]

/** Everything below is drawn for a signed-in person only. */
export function SignedInRoot() {
  return (
    <SessionGate>
      <OpenAlarmsProvider>
        <LockCover news={<LockedAlarms />}>
          <ShellDataProvider>
            {/* First in the order of the keyboard: a fire does not wait for a work list to be tabbed through. */}
            <RollCallOffer />
            <Outlet />
          </ShellDataProvider>
        </LockCover>
      </OpenAlarmsProvider>
    </SessionGate>
  )
}

/** `root` stands around all pages; it must hold an `<Outlet />`. */
export function createRoutes(list: readonly Feature[] = features, root: ReactNode = <Outlet />): RouteObject[] {
  return [
    {
      element: root,
      // Pages load in a moment; a flash of something else would disturb a dark station.
      hydrateFallbackElement: <Fragment />,
      errorElement: <RouteError />,
      children: [
        ...list.flatMap((feature) => feature.bareRoutes ?? []),
        {
          element: <ShellRoute features={list} />,
          children: [
            {
              errorElement: <RouteError />,
              children: [...list.flatMap((feature) => feature.routes ?? []), { path: '*', element: <NotFoundPage /> }],
            },
          ],
        },
      ],
    },
  ]
}
