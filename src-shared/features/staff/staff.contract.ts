// Staff on the roll: who works here since when, in which post. Their files are the feature staff-files.
import * as z from 'zod'
import { Day, Reason, StaffId, Version } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'

/** 岗位. `caregiver` = 养老护理员. */
export const StaffPost = z.enum([
  'manager',
  'care-lead',
  'caregiver',
  'doctor',
  'nurse',
  'senior-nurse',
  'therapist',
  'technician',
  'dietitian',
  'counsellor',
  'social-worker',
  'assessor',
  'cook',
  'safety',
  'fire-control',
  'guard',
  'maintenance',
  'finance',
  'clerk',
  'marketing',
  'property',
  'driver',
  'cleaner',
  'other',
])
export type StaffPost = z.infer<typeof StaffPost>

export const StaffMember = z.object({
  id: StaffId,
  name: z.string().trim().min(1).max(40),
  sex: z.enum(['male', 'female']),
  post: StaffPost,
  hiredOn: Day,
  leftOn: Day.nullable(),
  version: Version,
})
export type StaffMember = z.infer<typeof StaffMember>

export const staffContract = {
  list: needs('staff.read')
    .input(z.object({ on: Day.optional() }))
    .output(z.array(StaffMember)),
  hire: needs('staff.edit')
    .input(StaffMember.omit({ id: true, leftOn: true, version: true }))
    .output(StaffMember),
  /** Errors: NOT_FOUND, EDIT_CONFLICT, DAY_IN_FUTURE, DAY_BEFORE_START (hired after leaving). */
  update: needs('staff.edit')
    .input(StaffMember.omit({ leftOn: true, post: true }))
    .output(StaffMember),
  /**
   * Another post from a day on; what was held before stays on record. From the day of hiring it sets that post right. Errors: NOT_FOUND,
   * EDIT_CONFLICT, DAY_IN_FUTURE, DAY_BEFORE_START (before hiring), RULE_BROKEN (STAFF_POST_IS_HELD).
   */
  changePost: needs('staff.edit')
    .input(z.object({ id: StaffId, version: Version, post: StaffPost, fromOn: Day, reason: Reason }))
    .output(StaffMember),
  leave: needs('staff.edit')
    .input(z.object({ id: StaffId, version: Version, leftOn: Day, reason: Reason }))
    .output(StaffMember),
}
