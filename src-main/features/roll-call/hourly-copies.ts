// The roll-call sheet as a page of its own, written every hour: when the console, the power or the file fails, the last one can still be
// printed on any computer. It names people, so only its owner may read it, and it goes after two days. Must never disturb anything else.
import { chmodSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dayOf, isDay, startOfDay } from '#shared/contract/days.ts'
import type { RollCallCopies } from '#shared/features/roll-call/roll-call.model.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Logger } from '../../platform/logger.ts'

const HOUR_MS = 3_600_000
const TICK_MS = 60_000
const KEPT_MS = 48 * HOUR_MS
/** `roll-call-2026-11-20-18.html`: day and hour of the house's clock, which is never set forward or back, so that names sort by time. */
const NAME = /^roll-call-(\d{4}-\d{2}-\d{2})-([01]\d|2[0-3])\.html$/

export type HourlyCopies = { start(): void; stop(): void; state(): RollCallCopies }

export function createHourlyCopies(options: {
  folder: string
  clock: Clock
  logger: Pick<Logger, 'error'>
  page: () => string
}): HourlyCopies {
  const { folder, clock, logger } = options
  let stopTick = (): void => {}

  function nameAt(at: number): string {
    const day = dayOf(at)
    const hour = Math.floor((at - startOfDay(day)) / HOUR_MS)
    return `roll-call-${day}-${String(hour).padStart(2, '0')}.html`
  }

  function hourOf(name: string): number {
    const [, day = '', hour] = NAME.exec(name) ?? []
    return startOfDay(day) + Number(hour) * HOUR_MS
  }

  function names(): string[] {
    try {
      return readdirSync(folder)
        .filter((name) => isDay(NAME.exec(name)?.[1] ?? ''))
        .sort()
    } catch {
      return []
    }
  }

  function write(now: number): void {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const file = join(folder, nameAt(now))
    const draft = `${file}.partial`
    writeFileSync(draft, options.page(), { mode: 0o600, flush: true })
    chmodSync(draft, 0o600)
    renameSync(draft, file)
  }

  function removeOld(now: number): void {
    // A name of the future was written by a clock that stood wrong; it would pass for the newest for ever.
    const isOld = (name: string): boolean => now - hourOf(name) > KEPT_MS || hourOf(name) > now
    for (const name of names().filter(isOld)) rmSync(join(folder, name), { force: true })
  }

  function renew(): void {
    const now = clock.now()
    try {
      removeOld(now)
      if (!names().includes(nameAt(now))) write(now)
    } catch (error) {
      logger.error({ err: error }, 'the hourly copy of the roll-call sheet could not be written')
    }
  }

  return {
    start() {
      renew()
      stopTick = clock.every(TICK_MS, renew)
    },
    stop: () => stopTick(),
    state() {
      const newest = names().at(-1)
      const found = newest ? statSync(join(folder, newest), { throwIfNoEntry: false }) : undefined
      if (!newest || !found) return { folder, newest: null, newestAt: null }
      return { folder, newest, newestAt: hourOf(newest) }
    },
  }
}
