// The one way commands leave: sent now or not at all, and either way written down.
import type { Command, CommandResult } from '#shared/features/automation/automation.model.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Logger } from '../../platform/logger.ts'
import type { DevicesFeature } from '../devices/index.ts'
import type { AutomationRepository, NewCommand } from './automation.repository.ts'

export type Order = Omit<NewCommand, 'at' | 'result'>

export type CommandDesk = ReturnType<typeof createCommandDesk>

export function createCommandDesk(options: {
  clock: Pick<Clock, 'now'>
  logger: Pick<Logger, 'error' | 'warn'>
  repository: Pick<AutomationRepository, 'log'>
  devices: Pick<DevicesFeature, 'publishCommand' | 'ingest'>
}) {
  const { clock, logger, devices } = options

  /** A log that cannot be written must not keep a light from being switched; it is told in the program's own log. */
  function note(order: Order, at: number, result: CommandResult): number | null {
    try {
      return options.repository.log({ ...order, at, result })
    } catch (error) {
      logger.error({ err: error, ruleId: order.ruleId }, 'a command could not be written into its log')
      return null
    }
  }

  return {
    /** Notes a command that was held back. */
    refuse: (order: Order, result: Exclude<CommandResult, 'sent'>): void => void note(order, clock.now(), result),
    /** Never rejects: what went wrong is the result. */
    async send(order: Order): Promise<{ result: CommandResult; seq: number | null; at: number }> {
      const at = clock.now()
      let result: CommandResult = 'not-connected'
      if (devices.ingest.status().state === 'connected') {
        try {
          await devices.publishCommand(order.topic, order.payload, { retain: order.isRetained })
          result = 'sent'
        } catch (error) {
          result = 'failed'
          logger.warn({ err: error, ruleId: order.ruleId }, 'a command was not sent')
        }
      }
      return { result, seq: note(order, at, result), at }
    },
  }
}

/** The command as the log shows it. */
export function toCommand(
  order: Order,
  ruleName: string | null,
  done: { seq: number | null; at: number; result: CommandResult },
): Command {
  const { source, ruleId, phase, topic, payload, isRetained, placeLabel } = order
  return { ...{ source, ruleId, phase, topic, payload, isRetained, placeLabel }, ruleName, ...done, seq: done.seq ?? 0 }
}
