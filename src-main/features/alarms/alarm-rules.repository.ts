// SQL of the changes of alarm rules. Rows are only ever added; the newest of a kind, scope and field counts.
import type { RuleChange, RuleField, RuleSource } from '#shared/features/alarms/alarm-rules.model.ts'
import type { AlarmKind } from '#shared/features/alarms/alarms.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

export type RuleLevel = Exclude<RuleSource, 'default' | 'settings'>

export type RuleRow = {
  id: string
  act: RuleChange['act']
  kind: AlarmKind
  scopeLevel: RuleLevel
  scopeKey: string
  field: RuleField
  beforeJson: string
  afterJson: string
  reason: string | null
  defaultsVersion: string
  recordedAt: number
  recordedBy: string | null
}
export type NamedRuleRow = RuleRow & { recordedName: string | null }

const COLUMNS = `a.id, a.act, a.kind, a.scope_level AS scopeLevel, a.scope_key AS scopeKey, a.field,
  a.before_json AS beforeJson, a.after_json AS afterJson, a.reason, a.defaults_version AS defaultsVersion,
  a.recorded_at AS recordedAt, a.recorded_by AS recordedBy, u.display_name AS recordedName`

export type AlarmRulesRepository = ReturnType<typeof createAlarmRulesRepository>

export function createAlarmRulesRepository(db: SqliteDatabase) {
  const insert = db.prepare(
    `INSERT INTO alarm_rules (id, act, kind, scope_level, scope_key, field, before_json, after_json, reason,
       defaults_version, recorded_at, recorded_by)
     VALUES (:id, :act, :kind, :scopeLevel, :scopeKey, :field, :beforeJson, :afterJson, :reason,
       :defaultsVersion, :recordedAt, :recordedBy)`,
  )
  return {
    append(row: RuleRow): void {
      insert.run(row)
    },
    /** The values that count: the newest row of each kind, scope and field, without those that were cleared. */
    listCurrent(): NamedRuleRow[] {
      return db
        .prepare(
          `SELECT ${COLUMNS} FROM alarm_rules a LEFT JOIN users u ON u.id = a.recorded_by WHERE a.seq IN (
             SELECT max(seq) FROM alarm_rules WHERE act <> 'signed' GROUP BY scope_level, scope_key, kind, field)
           AND a.act = 'set' ORDER BY a.seq`,
        )
        .all() as NamedRuleRow[]
    },
    /** The newest sign-off of each kind, scope and field. */
    listSigned(): NamedRuleRow[] {
      return db
        .prepare(
          `SELECT ${COLUMNS} FROM alarm_rules a LEFT JOIN users u ON u.id = a.recorded_by WHERE a.seq IN (
             SELECT max(seq) FROM alarm_rules WHERE act = 'signed' GROUP BY scope_level, scope_key, kind, field)
           ORDER BY a.seq`,
        )
        .all() as NamedRuleRow[]
    },
    /** Newest first. null = any kind, any scope. */
    listChanges(kind: string | null, scope: { level: string; key: string } | null, limit: number): NamedRuleRow[] {
      return db
        .prepare(
          `SELECT ${COLUMNS} FROM alarm_rules a LEFT JOIN users u ON u.id = a.recorded_by
           WHERE (:kind IS NULL OR a.kind = :kind) AND (:level IS NULL OR (a.scope_level = :level AND a.scope_key = :key))
           ORDER BY a.seq DESC LIMIT :limit`,
        )
        .all({ kind, level: scope?.level ?? null, key: scope?.key ?? null, limit }) as NamedRuleRow[]
    },
  }
}
