// Gateways of the built-in broker: a user and a password each. The password is shown once and kept only as a slow hash.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Gateway } from '#shared/features/devices/devices.contract.ts'
import { appendAudit } from '../../database/audit-log.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'
import { withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import type { Logger } from '../../platform/logger.ts'
import { type HashCost, hashSecret, passwordCost, verifySecret } from '../../platform/secret-hash.ts'
import { auditAs } from '../../rpc/audit-as.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { GatewaysRepository, StoredGateway } from './gateways.repository.ts'

const LAST_CONNECTED_INTERVAL_MS = 60_000
/** Slow hashes at once. A storm of wrong passwords must not take the processor from the wall. */
const CHECKS_AT_ONCE = 2
const CHECKS_WAITING = 20

export type GatewaysService = ReturnType<typeof createGatewaysService>

export type GatewaysServiceOptions = {
  records: SqliteDatabase
  repository: GatewaysRepository
  clock: Pick<Clock, 'now'>
  newId: () => string
  logger: Pick<Logger, 'error'>
  /** A gateway was switched off: it must not go on speaking over a connection it already has. */
  onDisabled: (username: string) => void
  /** Cheaper in tests only. */
  hashCost?: HashCost
}

export function createGatewaysService(options: GatewaysServiceOptions) {
  const { records, repository, clock } = options
  const cost = options.hashCost ?? passwordCost
  // Keyed with a secret of this run: memory then holds no password, and a reconnect costs microseconds.
  const cacheKey = randomBytes(32)
  const verified = new Map<string, { hash: string; proof: Buffer }>()
  const waiting: (() => void)[] = []
  let busy = 0

  function proofOf(password: string): Buffer {
    return createHmac('sha256', cacheKey).update(password).digest()
  }

  function withoutHash({ passwordHash: _passwordHash, ...gateway }: StoredGateway): Gateway {
    return gateway
  }

  function audit(actor: Actor, action: string, before: Gateway | null, after: Gateway): void {
    const entry = { action, objectType: 'gateway', objectId: after.id, before, after }
    appendAudit(records, { at: clock.now(), ...auditAs(actor), ...entry })
  }

  async function takeTurn(): Promise<boolean> {
    if (busy < CHECKS_AT_ONCE) {
      busy += 1
      return true
    }
    if (waiting.length >= CHECKS_WAITING) return false
    await new Promise<void>((resolve) => waiting.push(resolve))
    return true
  }

  function passTurn(): void {
    const next = waiting.shift()
    if (next) next()
    else busy -= 1
  }

  async function isPassword(gateway: StoredGateway, password: string): Promise<boolean> {
    const proof = proofOf(password)
    const known = verified.get(gateway.id)
    if (known && known.hash === gateway.passwordHash && timingSafeEqual(known.proof, proof)) return true
    if (!(await takeTurn())) return false
    try {
      const isRight = await verifySecret(password, gateway.passwordHash)
      if (isRight) verified.set(gateway.id, { hash: gateway.passwordHash, proof })
      return isRight
    } finally {
      passTurn()
    }
  }

  return {
    list: (): Gateway[] => repository.listAll().map(withoutHash),

    /** The password is in this answer only. */
    async add(input: { name: string; username: string }, actor: Actor): Promise<Gateway & { password: string }> {
      if (repository.findByUsername(input.username)) throw new DomainError('NAME_TAKEN', { where: 'username' })
      const password = randomBytes(18).toString('base64url')
      const gateway: StoredGateway = {
        ...input,
        id: options.newId() as Gateway['id'],
        isEnabled: true,
        createdAt: clock.now(),
        lastConnectedAt: null,
        passwordHash: await hashSecret(password, cost),
      }
      withTransaction(records, () => {
        // Somebody may have taken the name while the hash was made.
        if (repository.findByUsername(input.username)) throw new DomainError('NAME_TAKEN', { where: 'username' })
        repository.insert(gateway)
        audit(actor, 'devices.add-gateway', null, withoutHash(gateway))
      })
      return { ...withoutHash(gateway), password }
    },

    setEnabled(input: { id: string; isEnabled: boolean }, actor: Actor): Gateway {
      const before = repository.findById(input.id)
      if (!before) throw new DomainError('NOT_FOUND', { where: input.id })
      const after = { ...before, isEnabled: input.isEnabled }
      withTransaction(records, () => {
        repository.setEnabled(input.id, input.isEnabled)
        audit(actor, 'devices.set-gateway-enabled', withoutHash(before), withoutHash(after))
      })
      verified.delete(input.id)
      if (!input.isEnabled) options.onDisabled(before.username)
      return withoutHash(after)
    },

    /** True when an enabled gateway has this user and password. */
    async authenticate(username: string, password: string): Promise<boolean> {
      const gateway = repository.findByUsername(username)
      if (!gateway?.isEnabled || password.length > 200) return false
      if (!(await isPassword(gateway, password))) return false
      const now = clock.now()
      if (gateway.lastConnectedAt === null || now - gateway.lastConnectedAt > LAST_CONNECTED_INTERVAL_MS) {
        try {
          repository.setLastConnected(gateway.id, now)
        } catch (error) {
          options.logger.error({ err: error, gatewayId: gateway.id }, 'the time of a connection could not be stored')
        }
      }
      return true
    },
  }
}
