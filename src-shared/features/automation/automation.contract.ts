// Publish rules of the home and the log of what the console sent by itself.
import * as z from 'zod'
import { Version } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'
import { Command, PublishRule, PublishRuleDraft } from './automation.model.ts'

const Id = z.string().min(1).max(64)

export const automationContract = {
  /** Every rule, by name. */
  list: needs('automation.manage').output(z.array(PublishRule)),
  /**
   * Errors: NOT_FOUND (the place of the scope), RULE_BROKEN with `where` `start.topic` or `end.topic`: TOPIC_NOT_PUBLISHABLE,
   * TOPIC_IS_CONSOLES, PLACE_NOT_KNOWN, TOPIC_IS_DEVICES (the console would hear its own message as a device: a loop);
   * TOO_MANY_PUBLISH_RULES.
   */
  add: needs('automation.manage').input(PublishRuleDraft).output(PublishRule),
  /** As `add`, and EDIT_CONFLICT. What a changed or switched-off rule left on is switched off. */
  update: needs('automation.manage')
    .input(PublishRuleDraft.extend({ id: Id, version: Version }))
    .output(PublishRule),
  /** Its commands stay in the log. Errors: NOT_FOUND. */
  remove: needs('automation.manage')
    .input(z.object({ id: Id }))
    .output(z.object({ id: Id })),
  /** Sends the message of a rule now, for the first place of its scope; also of one that is off. Errors: NOT_FOUND, NOTHING_TO_UNDO (no end). */
  test: needs('automation.manage')
    .input(z.object({ id: Id, phase: z.enum(['start', 'end']) }))
    .output(Command),
  /** Newest first. The siren's commands are among them. */
  commands: needs('automation.manage', { isBackground: true })
    .input(z.object({ limit: z.number().int().min(1).max(500).default(100) }))
    .output(z.array(Command)),
}
