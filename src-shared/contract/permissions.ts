// Who may do what. The only place where roles meet permissions; default is deny.
// Separation asked by the trade's rules: the system administrator never sees health data, the auditor never edits.
import * as z from 'zod'

/** Roles with their official names: 院长 护理主管 护理员 医护 内勤(填报) 安全员 系统管理员 审计员(只读) 站点大屏. */
export const Role = z.enum([
  'director',
  'care-lead',
  'caregiver',
  'clinician',
  'office',
  'safety',
  'administrator',
  'auditor',
  'wall-screen',
])
export type Role = z.infer<typeof Role>
export const roles = Role.options

export const permissions = [
  'public', // before anybody signed in
  'signed-in', // any signed-in account, for itself
  'facility.read',
  'facility.edit',
  'accounts.manage',
  'audit.read',
  'staff.read',
  'staff.edit',
  'beds.read',
  'beds.edit',
  'residents.read',
  'residents.reveal',
  'residents.edit',
  'residents.occupancy',
  'residents.correct',
  'roster.import',
  'attachments.read',
  'attachments.add',
  'incidents.read',
  'incidents.record',
  'incidents.close', // close a file, or open it again
  'devices.read',
  'devices.bind',
  'devices.map', // say what the messages of a kind of device mean
  'devices.manage',
  'wall.watch',
  'floor-plans.edit',
  'vitals.read',
  'vitals.record',
  'assessments.read',
  'assessments.record',
  'care.read',
  'care.plan',
  'care.record',
  'charts.read',
  'charts.record',
  'risks.read',
  'risks.record',
  'medication.read',
  'medication.give', // doses of the round, drugs as needed, doses taken along
  'medication.prescribe', // enter what a doctor ordered, and who keeps the drugs
  'medication.stock',
  'infections.read',
  'infections.record', // screening on the floor
  'infections.manage', // cases, isolation, vaccinations
  'alarms.read',
  'alarms.handle',
  'alarms.shelve', // silence for a while, with a reason
  'alarms.drill', // test and drill mode
  'alarms.rules', // limits, hold times, night windows of house, room, level or person
  'alarms.sign-off', // a physician's word on clinical limits
  'alarms.review', // replay of the wall, quality of the alarms
  'alarms.export-full', // a sealed file of the wall with full names
  'roll-call.read',
  'handover.read',
  'handover.sign', // give a shift over, take one over, people to watch
  'rounds.read',
  'rounds.record',
  'duty-roster.read',
  'duty-roster.edit',
  'fire-safety.read',
  'fire-safety.record', // patrols and checks
  'fire-safety.manage', // points, times, the supervisor's word
  'automation.manage', // what the console publishes by itself
  'reports.read',
  'reports.run',
  'reports.export-full',
  'duties.read',
  'duties.snooze',
  'maintenance.run',
  'maintenance.reveal-key',
] as const
/** What a procedure may ask for; named in its contract metadata. */
export type Permission = (typeof permissions)[number]

const floorStaff: Permission[] = [
  'facility.read',
  'beds.read',
  'residents.read',
  'devices.read',
  'wall.watch',
  'vitals.read',
  'vitals.record',
  'assessments.read',
  'care.read',
  'care.record',
  'charts.read',
  'charts.record',
  'risks.read',
  'medication.read',
  'medication.give',
  'infections.read',
  'infections.record',
  'alarms.read',
  'alarms.handle',
  'roll-call.read',
  'handover.read',
  'handover.sign',
  'rounds.read',
  'rounds.record',
  'duty-roster.read',
  'fire-safety.read',
  'fire-safety.record',
  'attachments.read',
  'attachments.add',
  'incidents.read',
  'incidents.record',
  'duties.read',
]

const granted: Record<Role, readonly Permission[]> = {
  // Only a physician can stand for clinical limits.
  director: permissions.filter((permission) => permission !== 'alarms.sign-off'),
  'care-lead': [
    ...floorStaff,
    'assessments.record',
    'care.plan',
    'incidents.close',
    'risks.record',
    'medication.prescribe',
    'medication.stock',
    'infections.manage',
    'residents.reveal',
    'residents.edit',
    'residents.occupancy',
    'residents.correct',
    'devices.bind',
    'devices.map',
    'alarms.shelve',
    'alarms.drill',
    'alarms.rules',
    'alarms.review',
    'alarms.export-full',
    'staff.read',
    'duty-roster.edit',
    'fire-safety.manage',
    'duties.snooze',
    'reports.read',
  ],
  caregiver: floorStaff,
  clinician: [
    ...floorStaff,
    'assessments.record',
    'care.plan',
    'risks.record',
    'medication.prescribe',
    'medication.stock',
    'infections.manage',
    'residents.reveal',
    'residents.edit',
    'devices.bind',
    'devices.map',
    'alarms.shelve',
    'alarms.rules',
    'alarms.sign-off',
    'alarms.review',
    'alarms.export-full',
  ],
  office: [
    'facility.read',
    'facility.edit',
    'staff.read',
    'staff.edit',
    'beds.read',
    'beds.edit',
    'residents.read',
    'residents.reveal',
    'residents.edit',
    'residents.occupancy',
    'residents.correct',
    'roster.import',
    'attachments.read',
    'attachments.add',
    'incidents.read',
    'incidents.record',
    'alarms.read',
    'roll-call.read',
    'duty-roster.read',
    'duty-roster.edit',
    'reports.read',
    'reports.run',
    'reports.export-full',
    'fire-safety.read',
    'duties.read',
    'duties.snooze',
  ],
  safety: [
    'facility.read',
    'staff.read',
    'beds.read',
    'devices.read',
    'devices.bind',
    'devices.map',
    'wall.watch',
    'floor-plans.edit',
    'alarms.read',
    'alarms.handle',
    'alarms.shelve',
    'alarms.drill',
    'roll-call.read',
    'duty-roster.read',
    'attachments.read',
    'attachments.add',
    'incidents.read',
    'incidents.record',
    'fire-safety.read',
    'fire-safety.record',
    'fire-safety.manage',
    'duties.read',
    'duties.snooze',
  ],
  administrator: [
    'facility.read',
    'accounts.manage',
    'audit.read',
    'beds.read',
    'devices.read',
    'devices.map',
    'devices.manage',
    'automation.manage',
    'maintenance.run',
    'duties.read',
  ],
  auditor: [
    'facility.read',
    'audit.read',
    'staff.read',
    'duty-roster.read',
    'beds.read',
    'residents.read',
    'incidents.read',
    'devices.read',
    'alarms.read',
    'alarms.review',
    'reports.read',
    'fire-safety.read',
    'duties.read',
  ],
  'wall-screen': ['facility.read', 'wall.watch', 'vitals.read', 'alarms.read'],
}

/** All permissions of a set of roles; `public` and `signed-in` come with any sign-in. */
export function permissionsOf(held: readonly Role[]): Set<Permission> {
  return new Set<Permission>(['public', 'signed-in', ...held.flatMap((role) => granted[role])])
}

/** True when a person with these roles may use a procedure that names `permission`. */
export function isAllowed(held: readonly Role[], permission: Permission): boolean {
  return permission === 'public' || (held.length > 0 && permissionsOf(held).has(permission))
}
