// The draft of an import: kept in the records file from the first reading, so that a crash loses no mended cell.
// Must never admit a row nobody chose, and never judge a row without looking at who already lives in the home.
import { createHash } from 'node:crypto'
import { dayOf } from '#shared/contract/days.ts'
import { RosterDraftId } from '#shared/contract/primitives.ts'
import type { RosterCommitResult, RosterDraft } from '#shared/features/roster/roster.contract.ts'
import {
  type RosterReading,
  RosterReading as RosterReadingSchema,
  type RosterRow,
} from '#shared/features/roster/roster.model.ts'
import { mendRow, type RosterPatch } from '#shared/features/roster/roster-row.rules.ts'
import { checkRosterTogether, type ExistingOccupancy } from '#shared/features/roster/roster-together.rules.ts'
import { appendAudit } from '../../database/audit-log.ts'
import { type SqliteDatabase, withTransaction } from '../../database/open-database.ts'
import type { Clock } from '../../platform/clock.ts'
import { DomainError } from '../../platform/domain-error.ts'
import { auditAs } from '../../rpc/audit-as.ts'
import type { Actor } from '../../rpc/request-context.ts'
import type { BedsFeature } from '../beds/index.ts'
import type { ResidentsFeature } from '../residents/index.ts'
import { commitRows, type NewBedType } from './commit-roster.ts'
import type { RosterRepository } from './roster.repository.ts'
import { RosterError } from './roster-error.ts'

export type ReadFile = (
  file: Uint8Array,
  options: { today: string; sheetName?: string; signal?: AbortSignal },
) => Promise<RosterReading>
export type RosterDraftsDependencies = {
  records: SqliteDatabase
  repository: RosterRepository
  clock: Clock
  newId: () => string
  beds: BedsFeature
  residents: ResidentsFeature
  readFile: ReadFile
}
export type RosterDraftsService = ReturnType<typeof createRosterDraftsService>
export type ReadInput = {
  bytes: Uint8Array
  fileName: string
  sheetName?: string | undefined
  signal?: AbortSignal | undefined
}
type DraftAt = { draftId: RosterDraftId; version: number }

function toDomainError(error: unknown): unknown {
  if (!(error instanceof RosterError)) return error
  const values = Object.entries(error.details).map(([key, value]) => [
    key,
    Array.isArray(value) ? value.join(', ') : value,
  ])
  return new DomainError(error.code, { where: error.where, values: Object.fromEntries(values) })
}

export function createRosterDraftsService(deps: RosterDraftsDependencies) {
  const { records, repository, clock, residents, beds } = deps
  const today = () => dayOf(clock.now())

  function audit(actor: Actor, action: string, id: RosterDraftId, after: unknown): void {
    const what = { action: `roster.${action}`, objectType: 'roster-draft', objectId: id, after }
    appendAudit(records, { at: clock.now(), ...auditAs(actor), ...what })
  }

  function existing(): ExistingOccupancy {
    const inHouse = residents.figures.inHouseOn(today())
    const isOnlyBuilding = beds.buildings().length === 1
    const held = inHouse.flatMap(({ place, stayId }) => {
      if (place === null || stayId === null) return []
      const bed = { id: stayId, building: place.buildingName, room: place.roomName, bed: place.bedName }
      // A roster of a home with one building often does not name it.
      return isOnlyBuilding ? [bed, { ...bed, building: null }] : [bed]
    })
    const people = inHouse.map(({ id, idNumber, name, birthOn }) => ({ id, idNumber, name, birth: birthOn }))
    return { beds: held, people }
  }

  function judge(reading: RosterReading): RosterReading {
    return { ...reading, rows: checkRosterTogether(reading.rows, existing()) }
  }

  function current(): RosterDraft | null {
    const row = repository.findOpen()
    if (!row) return null
    const reading = judge(RosterReadingSchema.parse(JSON.parse(row.readingJson)))
    return { id: row.id, fileName: row.fileName, version: row.version, reading }
  }

  function mustFind({ draftId, version }: DraftAt): RosterDraft {
    const draft = current()
    if (draft?.id !== draftId) throw new DomainError('NOT_FOUND', { where: 'draft', values: { draftId } })
    if (draft.version !== version) throw new DomainError('EDIT_CONFLICT', { where: 'draft', theirs: draft })
    return draft
  }

  function store(draft: RosterDraft, rows: RosterRow[]): void {
    repository.update(draft.id, JSON.stringify({ ...draft.reading, rows }), draft.version + 1)
  }

  function mustHaveCurrent(): RosterDraft {
    const draft = current()
    if (!draft) throw new Error('the roster draft that was just written is not there')
    return draft
  }

  async function read(input: ReadInput, actor: Actor): Promise<RosterDraft> {
    const { bytes, fileName, sheetName, signal } = input
    const options = { today: today(), ...(sheetName === undefined ? {} : { sheetName }), ...(signal ? { signal } : {}) }
    const reading = await deps.readFile(bytes, options).catch((error: unknown) => {
      throw toDomainError(error)
    })
    const fileSha256 = createHash('sha256').update(bytes).digest('hex')
    withTransaction(records, () => {
      const earlier = repository.findOpen()
      if (earlier) repository.end(earlier.id, clock.now(), 'discarded')
      const id = RosterDraftId.parse(deps.newId())
      const stamp = { createdAt: clock.now(), createdBy: actor.userId, version: 1 }
      repository.insert({ id, fileName, fileSha256, readingJson: JSON.stringify(reading), ...stamp })
      audit(actor, 'read', id, { fileSha256, rows: reading.rows.length, setAside: earlier?.id ?? null })
    })
    return mustHaveCurrent()
  }

  function mend(input: DraftAt & { row: number; patch: RosterPatch }, actor: Actor): RosterDraft {
    withTransaction(records, () => {
      const draft = mustFind(input)
      const found = draft.reading.rows.find((row) => row.row === input.row)
      if (!found) throw new DomainError('NOT_FOUND', { where: `row ${input.row}` })
      const mended = mendRow(found, input.patch, today())
      store(
        draft,
        draft.reading.rows.map((row) => (row.row === input.row ? mended : row)),
      )
      audit(actor, 'mend', draft.id, { row: input.row, fields: Object.keys(input.patch) })
    })
    return mustHaveCurrent()
  }

  function commit(input: DraftAt & { rows: number[]; newBeds: NewBedType }, actor: Actor): RosterCommitResult {
    const outcome = withTransaction(records, () => {
      const draft = mustFind(input)
      const chosen = new Set(input.rows)
      const rows = draft.reading.rows.filter((row) => chosen.has(row.row))
      if (rows.length !== chosen.size) throw new DomainError('NOT_FOUND', { where: 'rows' })
      const done = commitRows(deps, rows, input.newBeds, actor)
      const gone = new Set(done.admitted.map((admitted) => admitted.row))
      const left = draft.reading.rows.filter((row) => !gone.has(row.row))
      if (left.length === 0) repository.end(draft.id, clock.now(), 'committed')
      else store(draft, left)
      const counts = { rows: rows.length, admitted: gone.size, madeBeds: done.madeBeds.length, left: left.length }
      audit(actor, 'commit', draft.id, counts)
      return done
    })
    if (outcome.madeBeds.length > 0) beds.announceBeds(outcome.madeBeds)
    for (const { row: _row, ...admitted } of outcome.admitted) residents.announceAdmitted(admitted)
    const draft = current()
    const committed = outcome.admitted.map(({ row, residentId }) => ({ row, residentId }))
    return { committed, left: draft?.reading.rows ?? [], refused: outcome.refused, draft }
  }

  function discard(input: DraftAt, actor: Actor): void {
    withTransaction(records, () => {
      const draft = mustFind(input)
      repository.end(draft.id, clock.now(), 'discarded')
      audit(actor, 'discard', draft.id, { rows: draft.reading.rows.length })
    })
  }

  return { read, current, mend, commit, discard }
}
