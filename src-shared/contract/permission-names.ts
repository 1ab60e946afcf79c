// Every permission there is, by name; what a procedure asks for in its contract metadata.

export const permissions = [
  'public', // before anybody signed in
  'signed-in', // any signed-in account, for itself
  'facility.read',
  'facility.edit',
  'accounts.manage',
  'audit.read',
  'staff.read',
  'staff.edit',
  'staff.reveal',
  'training.read',
  'training.record',
  'awards.manage',
  'beds.read',
  'beds.edit',
  'residents.read',
  'residents.reveal',
  'residents.edit',
  'residents.occupancy',
  'residents.correct',
  'roster.import',
  'self-scores.read',
  'self-scores.edit',
  'duty-calendar.read',
  'house-records.read',
  'house-records.edit', // licences, tests, contractor visits, rules
  'binder.read', // everything an inspector may ask for, with names
  'attachments.read',
  'attachments.add',
  'incidents.read',
  'incidents.record',
  'incidents.close', // close a file, or open it again
  'inspections.read',
  'inspections.record',
  'food-samples.read',
  'food-samples.record',
  'emergency.read',
  'emergency.manage', // write plans, the call list and stores; see whole numbers
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
  'partnerships.agreements', // institutions, agreements, fulfilment: nobody of the house is named
  'partnerships.read', // visits, health files, referrals
  'partnerships.edit', // institutions, agreements, entitlements
  'partnerships.record', // visits, check-ups, referrals
  'alarms.read',
  'alarms.handle',
  'alarms.shelve', // silence for a while, with a reason
  'alarms.drill', // test and drill mode
  'alarms.rules', // limits, hold times, night windows of house, room, level or person
  'alarms.sign-off', // a physician's word on clinical limits
  'alarms.review', // replay of the wall, quality of the alarms
  'alarms.export-full', // a sealed file of the wall with full names
  'roll-call.read',
  'fire-safety.read',
  'fire-patrols.walk', // walk a fire patrol
  'fire-safety.record', // checks, looks at equipment, drills, steps of the loop of hazards
  'fire-safety.manage', // registers, decisions and signatures
  'hazards.report', // anybody on the floor may say what is wrong
  'handover.read',
  'handover.sign', // give a shift over, take one over, people to watch
  'rounds.read',
  'rounds.record',
  'duty-roster.read',
  'duty-roster.edit',
  'automation.manage', // what the console publishes by itself
  'reports.read',
  'reports.run',
  'reports.export-full',
  'duties.read',
  'duties.snooze',
  'maintenance.run',
  'maintenance.reveal-key',
] as const
/** What a procedure may ask for. */
export type Permission = (typeof permissions)[number]
