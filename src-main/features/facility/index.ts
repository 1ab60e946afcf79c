// The facility's master record and the settings of this installation.
import { implement } from '@orpc/server'
import { isAllowed } from '#shared/contract/permissions.ts'
import { readCreditCode } from '#shared/features/facility/credit-code.rules.ts'
import {
  type FacilityRecord,
  facilityContract,
  type SettingsRecord,
} from '#shared/features/facility/facility.contract.ts'
import {
  type Facility,
  Facility as FacilitySchema,
  FacilitySettings,
} from '#shared/features/facility/facility.model.ts'
import { appendAudit } from '../../database/audit-log.ts'
import { type SqliteDatabase, withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import type { Logger } from '../../platform/logger.ts'
import { auditAs } from '../../rpc/audit-as.ts'
import { type Actor, type RequestContext, systemActor } from '../../rpc/request-context.ts'
import { defaultSettings } from './default-settings.ts'
import { createFacilityRepository } from './facility.repository.ts'

export type FacilityService = ReturnType<typeof createFacilityService>
export type SettingsListener = (settings: SettingsRecord) => void

export type FacilityDependencies = { records: SqliteDatabase; clock: Clock; logger: Pick<Logger, 'error'> }

function createFacilityService({ records, clock, logger }: FacilityDependencies) {
  const repository = createFacilityRepository(records)
  const listeners = new Set<SettingsListener>()

  function check(facility: Facility): void {
    if (facility.creditCode !== null && readCreditCode(facility.creditCode).status === 'invalid') {
      throw new DomainError('CREDIT_CODE_INVALID', { where: 'creditCode' })
    }
  }

  function find(): FacilityRecord | null {
    const row = repository.findFacility()
    return row ? { ...row.record, version: row.version } : null
  }

  function settings(): SettingsRecord {
    const row = repository.findSettings()
    return row ? { ...defaultSettings, ...row.record, version: row.version } : { ...defaultSettings, version: 1 }
  }

  function save(facility: Facility, actor: Actor): FacilityRecord {
    check(facility)
    return withTransaction(records, () => {
      const before = repository.findFacility()
      const version = (before?.version ?? 0) + 1
      repository.saveFacility(facility, version, clock.now())
      const audit = { action: 'facility.update', objectType: 'facility', objectId: '1' }
      appendAudit(records, {
        at: clock.now(),
        ...auditAs(actor),
        ...audit,
        before: before?.record ?? null,
        after: facility,
      })
      return { ...facility, version }
    })
  }

  return {
    check,
    find,
    get(): FacilityRecord {
      const found = find()
      if (!found) throw new DomainError('NOT_FOUND', { where: 'facility' })
      return found
    },
    save,
    update({ version, ...facility }: FacilityRecord, actor: Actor): FacilityRecord {
      const current = find()
      if (current && current.version !== version)
        throw new DomainError('EDIT_CONFLICT', { where: 'facility', theirs: current })
      return save(FacilitySchema.parse(facility), actor)
    },
    settings,
    /** Password of an external broker; read only by the MQTT connection. */
    externalBrokerPassword: (): string | null => repository.findSettings()?.externalBrokerPassword ?? null,
    updateSettings(
      { version, externalPassword, ...input }: SettingsRecord & { externalPassword?: string | null | undefined },
      actor: Actor,
    ): SettingsRecord {
      const current = settings()
      if (current.version !== version) throw new DomainError('EDIT_CONFLICT', { where: 'settings', theirs: current })
      const next = FacilitySettings.parse(input)
      // The night window is about people's care: whoever keeps the machines must not move it.
      const isCareChanged = JSON.stringify(next.outOfBed) !== JSON.stringify(current.outOfBed)
      if (isCareChanged && actor !== systemActor && !isAllowed(actor.roles, 'alarms.rules'))
        throw new DomainError('NOT_ALLOWED', { where: 'outOfBed' })
      const password =
        externalPassword === undefined ? (repository.findSettings()?.externalBrokerPassword ?? null) : externalPassword
      const saved = withTransaction(records, () => {
        repository.saveSettings(next, password, version + 1, clock.now())
        const audit = { action: 'facility.update-settings', objectType: 'settings', objectId: '1' }
        appendAudit(records, { at: clock.now(), ...auditAs(actor), ...audit, before: current, after: next })
        return { ...next, version: version + 1 }
      })
      for (const listener of listeners) {
        try {
          listener(saved)
        } catch (error) {
          // What was saved stays saved; a listener's fault is its own.
          logger.error({ err: error }, 'a listener of the settings failed')
        }
      }
      return saved
    },
    /** Called after settings were saved; answers a function that ends the subscription. */
    onSettingsChanged(listener: SettingsListener): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function createFacilityRouter(facility: FacilityService) {
  const api = implement(facilityContract).$context<RequestContext>()
  return api.router({
    get: api.get.handler(() => facility.get()),
    update: api.update.handler(({ input, context }) => facility.update(input, context.actor)),
    settings: api.settings.handler(() => facility.settings()),
    updateSettings: api.updateSettings.handler(({ input, context }) => facility.updateSettings(input, context.actor)),
  })
}

export type FacilityFeature = ReturnType<typeof createFacilityFeature>

/** Builds the feature. */
export function createFacilityFeature(deps: FacilityDependencies) {
  const service = createFacilityService(deps)
  return { router: createFacilityRouter(service), service }
}
