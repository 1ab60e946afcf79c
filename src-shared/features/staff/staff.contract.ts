// Staff on the roll, as far as the month's report needs them; the staff file widens this later.
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
  'therapist',
  'social-worker',
  'assessor',
  'cook',
  'safety',
  'guard',
  'maintenance',
  'finance',
  'clerk',
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
  update: needs('staff.edit')
    .input(StaffMember.omit({ leftOn: true }))
    .output(StaffMember),
  leave: needs('staff.edit')
    .input(z.object({ id: StaffId, version: Version, leftOn: Day, reason: Reason }))
    .output(StaffMember),
}
