// How many people a station needs and what is wanting. Pure.
import type { Day } from '../../contract/primitives.ts'
import type { StationFinding, StationMember, StationRules } from './fire-station.model.ts'

type Member = Pick<StationMember, 'post' | 'joinedOn' | 'leftOn'>

/** A member from the day they joined until the day before they left. */
export function isMemberOn({ joinedOn, leftOn }: Pick<Member, 'joinedOn' | 'leftOn'>, day: Day): boolean {
  return joinedOn <= day && (leftOn === null || leftOn > day)
}

/** `hasControlRoom` null = nobody said: the larger number counts. */
export function wantedMembers(rules: StationRules, hasControlRoom: boolean | null): number {
  return hasControlRoom === false ? rules.membersWithoutControlRoom : rules.membersWithControlRoom
}

/** What is wanting on a day. A control room needs somebody of its own only where there is one. */
export function findingsOn(
  members: readonly Member[],
  rules: StationRules,
  hasControlRoom: boolean | null,
  day: Day,
): StationFinding[] {
  const now = members.filter((member) => isMemberOn(member, day))
  const found: StationFinding[] = []
  if (now.length < wantedMembers(rules, hasControlRoom)) found.push('too-few')
  if (!now.some(({ post }) => post === 'chief')) found.push('no-chief')
  if (hasControlRoom === true && !now.some(({ post }) => post === 'control-room')) found.push('no-control-room-person')
  return found
}
