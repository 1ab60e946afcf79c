// SQL of publish rules and of the log of commands. The log only grows.
import type {
  Command,
  CommandResult,
  PublishMessage,
  PublishRuleDraft,
} from '#shared/features/automation/automation.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

export type StoredRule = PublishRuleDraft & { id: string; version: number; changedAt: number; changedBy: string | null }

export type NewCommand = PublishMessage & {
  at: number
  source: Command['source']
  ruleId: string | null
  phase: Command['phase']
  /** What it is sent for; ids only. */
  because: string
  placeLabel: string | null
  groupKey: string | null
  result: CommandResult
}
/** What a rule switched on and did not switch off yet. */
export type LeftOn = { ruleId: string; groupKey: string; because: string; at: number }

type RuleRow = {
  id: string
  name: string
  isEnabled: number
  triggerJson: string
  scopeLevel: 'house' | 'floor' | 'room' | 'bed'
  scopeId: string | null
  startJson: string
  endJson: string | null
  minSeconds: number
  version: number
  changedAt: number
  changedBy: string | null
}

const RULE_COLUMNS = `r.id, r.name, r.is_enabled AS isEnabled, r.trigger_json AS triggerJson, r.scope_level AS scopeLevel,
  r.scope_id AS scopeId, r.start_json AS startJson, r.end_json AS endJson, r.min_seconds AS minSeconds, r.version,
  r.changed_at AS changedAt, r.changed_by AS changedBy`

function scopeIdOf(scope: PublishRuleDraft['scope']): string | null {
  if (scope.level === 'house') return null
  return scope.level === 'floor' ? scope.floorId : scope.level === 'room' ? scope.roomId : scope.bedId
}

function toRule(row: RuleRow): StoredRule {
  const scope = {
    house: {},
    floor: { floorId: row.scopeId },
    room: { roomId: row.scopeId },
    bed: { bedId: row.scopeId },
  }
  return {
    ...{ id: row.id, name: row.name, isEnabled: row.isEnabled === 1, minSeconds: row.minSeconds },
    ...{ version: row.version, changedAt: row.changedAt, changedBy: row.changedBy },
    trigger: JSON.parse(row.triggerJson) as PublishRuleDraft['trigger'],
    scope: { level: row.scopeLevel, ...scope[row.scopeLevel] } as PublishRuleDraft['scope'],
    start: JSON.parse(row.startJson) as PublishMessage,
    end: row.endJson === null ? null : (JSON.parse(row.endJson) as PublishMessage),
  }
}

export type AutomationRepository = ReturnType<typeof createAutomationRepository>

export function createAutomationRepository(db: SqliteDatabase) {
  const insertCommand = db.prepare(
    `INSERT INTO commands (at, source, rule_id, phase, topic, payload, is_retained, because, place_label, group_key, result)
     VALUES (:at, :source, :ruleId, :phase, :topic, :payload, :isRetained, :because, :placeLabel, :groupKey, :result)`,
  )
  return {
    listRules(): StoredRule[] {
      const sql = `SELECT ${RULE_COLUMNS} FROM publish_rules r WHERE r.removed_at IS NULL ORDER BY r.name, r.id`
      return (db.prepare(sql).all() as RuleRow[]).map(toRule)
    },
    save(rule: StoredRule): void {
      db.prepare(
        `INSERT INTO publish_rules (id, name, is_enabled, trigger_json, scope_level, scope_id, start_json, end_json,
           min_seconds, version, changed_at, changed_by)
         VALUES (:id, :name, :isEnabled, :trigger, :level, :scopeId, :start, :end, :minSeconds, :version, :changedAt, :changedBy)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, is_enabled = excluded.is_enabled,
           trigger_json = excluded.trigger_json, scope_level = excluded.scope_level, scope_id = excluded.scope_id,
           start_json = excluded.start_json, end_json = excluded.end_json, min_seconds = excluded.min_seconds,
           version = excluded.version, changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
      ).run({
        ...{ id: rule.id, name: rule.name, isEnabled: rule.isEnabled ? 1 : 0, trigger: JSON.stringify(rule.trigger) },
        ...{ level: rule.scope.level, scopeId: scopeIdOf(rule.scope), start: JSON.stringify(rule.start) },
        end: rule.end === null ? null : JSON.stringify(rule.end),
        ...{ minSeconds: rule.minSeconds, version: rule.version, changedAt: rule.changedAt, changedBy: rule.changedBy },
      })
    },
    remove(id: string, at: number): void {
      db.prepare('UPDATE publish_rules SET removed_at = :at, is_enabled = 0 WHERE id = :id').run({ id, at })
    },
    log(command: NewCommand): number {
      return Number(insertCommand.run({ ...command, isRetained: command.isRetained ? 1 : 0 }).lastInsertRowid)
    },
    listCommands(limit: number): Command[] {
      const rows = db
        .prepare(
          `SELECT c.seq, c.at, c.source, c.rule_id AS ruleId, r.name AS ruleName, c.phase, c.topic, c.payload,
             c.is_retained AS isRetained, c.place_label AS placeLabel, c.result
           FROM commands c LEFT JOIN publish_rules r ON r.id = c.rule_id ORDER BY c.seq DESC LIMIT ?`,
        )
        .all(limit) as (Omit<Command, 'isRetained'> & { isRetained: number })[]
      return rows.map((row) => ({ ...row, isRetained: row.isRetained === 1 }))
    },
    /** Groups whose last command that left was a start. */
    listLeftOn(): LeftOn[] {
      return db
        .prepare(
          `SELECT rule_id AS ruleId, group_key AS groupKey, because, at FROM commands WHERE phase = 'start' AND seq IN (
             SELECT max(seq) FROM commands WHERE source = 'rule' AND result = 'sent' GROUP BY rule_id, group_key)`,
        )
        .all() as LeftOn[]
    },
  }
}
