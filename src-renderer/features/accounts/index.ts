// The accounts feature as the app and other features see it.
export { LockCover } from './lock-cover.tsx'
export { useRoleNames } from './role-names.ts'
export { type Session, useSession } from './session.ts'
export { SessionGate } from './session-gate.tsx'
export { useStaysInView } from './stays-in-view.ts'
