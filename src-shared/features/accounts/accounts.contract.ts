// Sign-in, seats and people with an account. A seat is one screen: a window of the desktop app or one browser.
import * as z from 'zod'
import { liveFeed } from '../../contract/live-feed.ts'
import { Role } from '../../contract/permissions.ts'
import { Instant, Reason, UserId, Version } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'
import { Facility } from '../facility/facility.model.ts'

export const LoginName = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}._-]{2,40}$/u)
export const Password = z.string().min(10).max(200)
/** Six digits, for switching the user at a seat this user has already signed in at with the password. */
export const Pin = z.string().regex(/^\d{6}$/)

export const SignedInUser = z.object({
  id: UserId,
  loginName: z.string(),
  displayName: z.string(),
  roles: z.array(Role),
  hasPin: z.boolean(),
})
export type SignedInUser = z.infer<typeof SignedInUser>

/** `person` = somebody covered the screen (F2, 换人); `idle` = nobody touched it for too long. */
export const SeatLock = z.enum(['person', 'idle'])
export type SeatLock = z.infer<typeof SeatLock>

/** What a seat knows of itself. `locked` = a user is signed in but must give PIN or password to go on. */
export const SeatSession = z.object({
  seat: z.string(),
  state: z.enum(['signed-out', 'signed-in', 'locked']),
  /** null = not locked. */
  lockedBy: SeatLock.nullable(),
  user: SignedInUser.nullable(),
  /** Users who may come back with their PIN alone at this seat. */
  pinUsers: z.array(z.object({ id: UserId, displayName: z.string() })),
  /** Idle time after which the seat locks itself; null = never (wall screens). */
  autoLockMs: z.number().int().nullable(),
})
export type SeatSession = z.infer<typeof SeatSession>

export const DemoLogin = z.object({
  loginName: z.string(),
  password: z.string(),
  pin: z.string(),
  displayName: z.string(),
  roles: z.array(Role),
})
export type DemoLogin = z.infer<typeof DemoLogin>

export const AppStatus = z.object({
  isSetUp: z.boolean(),
  /** True only for a data folder made by `yian demo`; then `demoLogins` are shown on the login page. */
  isDemo: z.boolean(),
  demoLogins: z.array(DemoLogin),
  facilityName: z.string().nullable(),
  appVersion: z.string(),
  serverNow: Instant,
  session: SeatSession,
})
export type AppStatus = z.infer<typeof AppStatus>

export const UserAccount = z.object({
  id: UserId,
  loginName: LoginName,
  displayName: z.string(),
  roles: z.array(Role),
  isActive: z.boolean(),
  hasPin: z.boolean(),
  lockedUntil: Instant.nullable(),
  lastSignedInAt: Instant.nullable(),
  version: Version,
})
export type UserAccount = z.infer<typeof UserAccount>

const NewAccount = z.object({
  loginName: LoginName,
  displayName: z.string().trim().min(1).max(40),
  password: Password,
})

export const accountsContract = {
  status: needs('public', { isBackground: true }).output(AppStatus),
  watchSession: needs('public', { isBackground: true }).output(liveFeed(SeatSession, SeatSession)),
  /** First run only: facility master record and the manager's account; signs the manager in. */
  setUp: needs('public')
    .input(z.object({ facility: Facility, manager: NewAccount }))
    .output(SeatSession),
  signIn: needs('public')
    .input(z.object({ loginName: z.string().max(80), password: z.string().max(200) }))
    .output(SeatSession),
  /** Switches the seat to another user who has signed in here before, or unlocks it. */
  signInWithPin: needs('public')
    .input(z.object({ userId: UserId, pin: z.string().max(12) }))
    .output(SeatSession),
  /** Covers the seat until PIN or password; a seat that locked itself is covered too. */
  lock: needs('signed-in', { whileLocked: 'idle' }).output(SeatSession),
  signOut: needs('public').output(SeatSession),
  /** Tells that a person is at the seat (key or pointer), at most every 30 s. */
  touch: needs('signed-in').output(z.object({ ok: z.literal(true) })),
  changePassword: needs('signed-in')
    .input(z.object({ currentPassword: z.string().max(200), newPassword: Password }))
    .output(z.object({ ok: z.literal(true) })),
  setPin: needs('signed-in')
    .input(z.object({ currentPassword: z.string().max(200), pin: Pin }))
    .output(z.object({ ok: z.literal(true) })),
  list: needs('accounts.manage').output(z.array(UserAccount)),
  create: needs('accounts.manage')
    .input(NewAccount.extend({ roles: z.array(Role).min(1) }))
    .output(UserAccount),
  update: needs('accounts.manage')
    .input(
      z.object({
        id: UserId,
        version: Version,
        displayName: z.string().trim().min(1).max(40),
        roles: z.array(Role).min(1),
        isActive: z.boolean(),
      }),
    )
    .output(UserAccount),
  resetPassword: needs('accounts.manage')
    .input(z.object({ id: UserId, newPassword: Password, reason: Reason }))
    .output(UserAccount),
}
