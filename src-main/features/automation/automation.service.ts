// Publish rules as people change them: checked, versioned, in one transaction with their audit row.
import type {
  Command,
  PublishMessage,
  PublishRule,
  PublishRuleDraft,
} from '#shared/features/automation/automation.model.ts'
import { messageAt, messageProblem } from '#shared/features/automation/automation.rules.ts'
import { appendAudit } from '../../database/audit-log.ts'
import { type SqliteDatabase, withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { refuseRule } from '../../platform/refuse-rule.ts'
import { auditAs } from '../../rpc/audit-as.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { AutomationRepository, StoredRule } from './automation.repository.ts'
import { type CommandDesk, toCommand } from './command-desk.ts'
import type { PlaceFinder } from './rule-places.ts'

const MOST_RULES = 200

export type AutomationServiceOptions = {
  records: SqliteDatabase
  repository: AutomationRepository
  clock: Pick<Clock, 'now'>
  newId: () => string
  desk: CommandDesk
  places: PlaceFinder
  displayNameOf: (userId: string) => string | null
  /** True when the console would read such a message as the word of a device. */
  isDeviceMessage: (topic: string, payload: string) => boolean
  onChanged: (rules: readonly StoredRule[], changedId: string) => void
}

export function createAutomationService(options: AutomationServiceOptions) {
  const { records, repository, clock, places, desk } = options

  function shown(rule: StoredRule): PublishRule {
    const changedBy = rule.changedBy === null ? null : options.displayNameOf(rule.changedBy)
    return { ...rule, scopeLabel: places.labelOf(rule.scope), changedBy }
  }

  function mustFind(id: string): StoredRule {
    const rule = repository.listRules().find((one) => one.id === id)
    if (!rule) throw new DomainError('NOT_FOUND', { where: id })
    return rule
  }

  function check(draft: PublishRuleDraft): void {
    const place = places.firstOf(draft.scope)
    if (!place) throw new DomainError('NOT_FOUND', { where: 'scope' })
    for (const phase of ['start', 'end'] as const) {
      const message: PublishMessage | null = draft[phase]
      if (!message) continue
      const problem = messageProblem(message)
      if (problem) refuseRule(problem, `${phase}.topic`)
      const sent = messageAt(message, place.names) ?? message
      if (options.isDeviceMessage(sent.topic, sent.payload)) refuseRule('TOPIC_IS_DEVICES', `${phase}.topic`)
    }
  }

  const traceOf = ({ changedAt: _at, changedBy: _by, ...rule }: StoredRule) => rule

  function audit(actor: Actor, action: string, id: string, trace: { before?: object; after?: object }): void {
    const about = { action, objectType: 'publish-rule', objectId: id }
    appendAudit(records, { at: clock.now(), ...auditAs(actor), ...about, ...trace })
  }

  function store(rule: StoredRule, before: StoredRule | null, actor: Actor): PublishRule {
    withTransaction(records, () => {
      repository.save(rule)
      if (before) audit(actor, 'automation.update-rule', rule.id, { before: traceOf(before), after: traceOf(rule) })
      else audit(actor, 'automation.add-rule', rule.id, { after: traceOf(rule) })
    })
    options.onChanged(repository.listRules(), rule.id)
    return shown(rule)
  }

  return {
    list: (): PublishRule[] => repository.listRules().map(shown),
    commands: (limit: number): Command[] => repository.listCommands(limit),
    add(draft: PublishRuleDraft, actor: Actor): PublishRule {
      if (repository.listRules().length >= MOST_RULES)
        refuseRule('TOO_MANY_PUBLISH_RULES', 'name', { limit: MOST_RULES })
      check(draft)
      const stamp = { version: 1, changedAt: clock.now(), changedBy: actor.userId }
      return store({ ...draft, id: options.newId(), ...stamp }, null, actor)
    },
    update(change: PublishRuleDraft & { id: string; version: number }, actor: Actor): PublishRule {
      const before = mustFind(change.id)
      if (before.version !== change.version)
        throw new DomainError('EDIT_CONFLICT', { where: 'rule', theirs: shown(before) })
      check(change)
      const stamp = { version: before.version + 1, changedAt: clock.now(), changedBy: actor.userId }
      return store({ ...change, ...stamp }, before, actor)
    },
    remove(id: string, actor: Actor): { id: string } {
      const before = mustFind(id)
      withTransaction(records, () => {
        repository.remove(id, clock.now())
        audit(actor, 'automation.remove-rule', id, { before: traceOf(before) })
      })
      options.onChanged(repository.listRules(), id)
      return { id }
    },
    async test(id: string, phase: Command['phase'], actor: Actor): Promise<Command> {
      const rule = mustFind(id)
      const place = places.firstOf(rule.scope)
      if (!place) throw new DomainError('NOT_FOUND', { where: 'scope' })
      const message = rule[phase]
      if (!message) throw new DomainError('NOTHING_TO_UNDO', { where: phase })
      const written = messageAt(message, place.names)
      if (!written) throw new DomainError('NOT_FOUND', { where: 'scope' })
      withTransaction(records, () => audit(actor, 'automation.test-rule', id, { after: { phase } }))
      const about = { because: 'test', placeLabel: place.label, groupKey: null }
      const order = { ...written, source: 'test' as const, ruleId: id, phase, ...about }
      return toCommand(order, rule.name, await desk.send(order))
    },
  }
}
