// The accounts feature as the app and other features see it.
export { AccountsPage } from './accounts-page.tsx'
export { OwnAccountPage } from './own-account-page.tsx'
export { useRoleNames } from './role-names.ts'
export { SessionGate } from './session-gate.tsx'
export { type Session, useSession } from './session.ts'
