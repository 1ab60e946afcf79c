// Why an act is refused with RULE_BROKEN. The code travels as `values.rule`; its words are `errors.rule.<code>` in the
// renderer's i18n files. Must never hold a code nobody throws.

export const ruleCodes = [
  // an episode of stays and leaves
  'ENDS_BEFORE_START',
  'NO_STAY',
  'STAYS_DO_NOT_TILE',
  'LEAVE_OUTSIDE_ADMISSION',
  'LEAVES_OVERLAP',
  'FIRST_STAY_STARTS_WITH_ADMISSION',
  'LAST_STAY_ENDS_WITH_ADMISSION',
  'ONLY_STAY',
  // acts and corrections
  'SAME_BED',
  'SAME_RESIDENT',
  'DISCHARGE_REASON_MISSING',
  'ADMITTED_AFTER_DEATH',
  // the person
  'PHONE_IS_MASKED',
  'BIRTH_DISAGREES_WITH_ID',
  'SEX_DISAGREES_WITH_ID',
  // a row of a roster
  'VALUE_DOES_NOT_FIT',
  'NAME_MISSING',
  'SEX_UNKNOWN',
  'ADMITTED_ON_MISSING',
  'ROOM_MISSING',
  'BED_MISSING',
  'BED_TAKEN',
  'DUPLICATE_PERSON',
  // reports
  'SENT_BACK_WITHOUT_NOTE',
  'REPORT_STATE_NOT_NEXT',
  // floor plans
  'DRAWING_OUT_OF_SHEET',
  'DRAWING_ROOM_TWICE',
  'DRAWING_PART_TWICE',
  'IMAGE_NOT_READABLE',
  'IMAGE_TOO_LARGE',
  // devices
  'NO_WALK_TEST',
  'NOTHING_TO_TEST',
  'TEST_RUNS_ALREADY',
  'PROFILE_IS_BUILT_IN',
  'TOO_MANY_PROFILES',
  // alarms and their rules
  'CODE_MISSING',
  'CODE_UNKNOWN',
  'CODE_OF_OTHER_PLACE',
  'CLOSING_NOTE_MISSING',
  'SHELVED_TOO_LONG',
  'LIMIT_IMPOSSIBLE',
  'LIMITS_CONTRADICT',
  'LIFE_SAFETY_FIXED',
  'STEPS_NOT_IN_ORDER',
  'FIELD_NOT_USED',
  'SET_IN_SETTINGS',
  // assessments
  'ASSESSMENT_IS_FINISHED',
  'ASSESSMENT_INCOMPLETE',
  'ASSESSMENT_VOIDED',
  'ANSWER_NOT_OFFERED',
  'ASSESSORS_MISSING',
  'ASSESSORS_DIFFER',
  // care plans and tasks
  'REVIEW_NOT_AFTER_START',
  'PLAN_PART_TWICE',
  'TASK_NOT_YET',
  'TASK_RECORDED',
  'REASON_MISSING',
  'SHIFT_CLOSED',
  // readings
  'SPAN_NOT_READABLE',
  // spot vitals
  'VALUE_NOT_PLAUSIBLE',
  'DIASTOLIC_NOT_BELOW',
  'NOTHING_MEASURED',
  'TAKEN_TOO_LONG_AGO',
  'ALREADY_CORRECTED',
  'SUGGESTION_CHANGED',
  // alarm quality
  'PERIOD_TOO_LONG',
  // replay
  'MOMENT_NOT_PAST',
  // roll-call
  'ROLL_CALL_INCOMPLETE',
  // automation
  'TOPIC_NOT_PUBLISHABLE',
  'TOPIC_IS_CONSOLES',
  'TOPIC_IS_DEVICES',
  'PLACE_NOT_KNOWN',
  'TOO_MANY_PUBLISH_RULES',
] as const
export type RuleCode = (typeof ruleCodes)[number]
