// What the main process and the backend process say to each other, besides the windows' own ports.
import type { AlarmPriority } from '#shared/features/alarms/alarms.model.ts'

export type ToBackend =
  | { kind: 'start'; dataFolder: string; key: string | null; mqttPort: number }
  /** Comes with one MessagePort: the window's RPC connection. */
  | { kind: 'connect'; seatToken: string | null; seatName: string }
  | { kind: 'stop' }

export type FromBackend =
  | { kind: 'ready'; isDemo: boolean }
  /** The token of the window's seat, to be kept for the next start. */
  | { kind: 'seat'; seatToken: string }
  | { kind: 'alarm'; placeLabel: string; alarmKind: string; priority: AlarmPriority }
  | { kind: 'open-alarms'; count: number }
  | { kind: 'failed'; code: string; message: string; url: string | null }

export type AlarmNews = Extract<FromBackend, { kind: 'alarm' }>
