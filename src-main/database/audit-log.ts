// Who did what, when and why: written in the same transaction as the change, chained by hash, never altered.
// Personal values stay in before/after (the file is encrypted); `sensitivePaths` tells a screen what to mask.
import { createHash } from 'node:crypto'
import { toUSVString } from 'node:util'
import type { Statement } from 'better-sqlite3'
import { canonicalJson } from '../platform/canonical-json.ts'
import { listSensitivePaths } from '../platform/sensitive-fields.ts'
import type { SqliteDatabase } from './connect.ts'
import { mapStorageError } from './storage-errors.ts'

export interface AuditEntry {
  /** Epoch milliseconds UTC. */
  at: number
  /** Null for what the system does by itself. */
  actorId: string | null
  actorRole: string | null
  /** The desktop or browser the act came from. */
  seat: string | null
  /** `residents.admit` */
  action: string
  /** `resident` */
  objectType: string
  objectId: string | null
  before?: unknown
  after?: unknown
  reason?: string | null
}

export interface AuditRow extends Required<AuditEntry> {
  seq: number
  prevHash: string
  hash: string
  /** `before.idNumber`, `after.contacts.0.phone`: to be masked until a reveal is logged. */
  sensitivePaths: string[]
}

/** The end of the chain at some moment; kept with a backup, it proves later that no tail was cut off. */
export interface AuditHead {
  seq: number
  hash: string
}

export type AuditVerdict =
  | { ok: true; rows: number; head: AuditHead }
  | { ok: false; rows: number; brokenSeq: number; reason: 'missing' | 'changed' | 'unchained' | 'cut-off' }

interface StoredRow {
  seq: number
  at: number
  actor_id: string | null
  actor_role: string | null
  seat: string | null
  action: string
  object_type: string
  object_id: string | null
  before_json: string | null
  after_json: string | null
  reason: string | null
  prev_hash: string
}

const FIRST_PREV_HASH = '0'.repeat(64)
const COLUMNS =
  'seq, at, actor_id, actor_role, seat, action, object_type, object_id, before_json, after_json, reason, prev_hash'

export function appendAudit(db: SqliteDatabase, entry: AuditEntry): AuditHead {
  if (!db.inTransaction) throw new Error('appendAudit belongs inside the transaction of the change it records')
  const head = readAuditHead(db)
  const row: StoredRow = {
    seq: head.seq + 1,
    at: entry.at,
    actor_id: storable(entry.actorId),
    actor_role: storable(entry.actorRole),
    seat: storable(entry.seat),
    action: entry.action,
    object_type: entry.objectType,
    object_id: storable(entry.objectId),
    before_json: toJson(entry.before),
    after_json: toJson(entry.after),
    reason: storable(entry.reason ?? null),
    prev_hash: head.hash,
  }
  const hash = hashRow(row)
  try {
    prepareOnce(db).insert.run({ ...row, hash })
  } catch (error) {
    throw mapStorageError(error)
  }
  return { seq: row.seq, hash }
}

/** `seq` 0 and a hash of zeros while nothing was recorded. */
export function readAuditHead(db: SqliteDatabase): AuditHead {
  const last = prepareOnce(db).head.get() as AuditHead | undefined
  return last ?? { seq: 0, hash: FIRST_PREV_HASH }
}

export interface AuditFilter {
  objectType?: string
  objectId?: string
  actorId?: string
  /** First letters of the action: `accounts.` finds all acts of that feature. */
  actionPrefix?: string
  /** Rows before this seq, newest first. */
  beforeSeq?: number
  limit: number
}

export function listAudit(db: SqliteDatabase, filter: AuditFilter): AuditRow[] {
  const rows = db
    .prepare(
      `SELECT ${COLUMNS}, hash FROM audit_log
       WHERE (:objectType IS NULL OR object_type = :objectType) AND (:objectId IS NULL OR object_id = :objectId)
         AND (:actionPrefix IS NULL OR substr(action, 1, length(:actionPrefix)) = :actionPrefix)
         AND (:actorId IS NULL OR actor_id = :actorId) AND (:beforeSeq IS NULL OR seq < :beforeSeq)
       ORDER BY seq DESC LIMIT :limit`,
    )
    .all({ objectType: null, objectId: null, actorId: null, actionPrefix: null, beforeSeq: null, ...filter })
  return (rows as (StoredRow & { hash: string })[]).map(toAuditRow)
}

/** Walks the whole chain. `anchor` is a head noted earlier (with a backup): without it a cut-off tail cannot be seen. */
export function verifyAuditChain(db: SqliteDatabase, anchor?: AuditHead): AuditVerdict {
  let head: AuditHead = { seq: 0, hash: FIRST_PREV_HASH }
  const broken = (brokenSeq: number, reason: 'missing' | 'changed' | 'unchained' | 'cut-off'): AuditVerdict => ({
    ok: false,
    rows: head.seq,
    brokenSeq,
    reason,
  })
  const rows = db.prepare(`SELECT ${COLUMNS}, hash FROM audit_log ORDER BY seq`).iterate()
  for (const row of rows as IterableIterator<StoredRow & { hash: string }>) {
    if (row.seq !== head.seq + 1) return broken(head.seq + 1, 'missing')
    if (row.prev_hash !== head.hash) return broken(row.seq, 'unchained')
    if (hashRow(row) !== row.hash) return broken(row.seq, 'changed')
    if (anchor?.seq === row.seq && anchor.hash !== row.hash) return broken(row.seq, 'changed')
    head = { seq: row.seq, hash: row.hash }
  }
  if (anchor && anchor.seq > head.seq) return broken(head.seq + 1, 'cut-off')
  return { ok: true, rows: head.seq, head }
}

interface PreparedStatements {
  head: Statement
  insert: Statement
}

// An import writes thousands of rows in one transaction: compiling both statements anew for each row would dominate its time.
const statements = new WeakMap<SqliteDatabase, PreparedStatements>()

function prepareOnce(db: SqliteDatabase): PreparedStatements {
  const known = statements.get(db)
  if (known) return known
  const made = {
    head: db.prepare('SELECT seq, hash FROM audit_log ORDER BY seq DESC LIMIT 1'),
    insert: db.prepare(
      `INSERT INTO audit_log (${COLUMNS}, hash) VALUES (:seq, :at, :actor_id, :actor_role, :seat, :action,
       :object_type, :object_id, :before_json, :after_json, :reason, :prev_hash, :hash)`,
    ),
  }
  statements.set(db, made)
  return made
}

function hashRow(row: StoredRow): string {
  const { seq, at, actor_id, actor_role, seat, action, object_type, object_id, before_json, after_json } = row
  const { reason, prev_hash } = row
  const content = { seq, at, actor_id, actor_role, seat, action, object_type, object_id, before_json, after_json }
  return createHash('sha256')
    .update(canonicalJson({ ...content, reason, prev_hash }), 'utf8')
    .digest('hex')
}

function toAuditRow(row: StoredRow & { hash: string }): AuditRow {
  const before: unknown = row.before_json === null ? null : JSON.parse(row.before_json)
  const after: unknown = row.after_json === null ? null : JSON.parse(row.after_json)
  return {
    seq: row.seq,
    at: row.at,
    actorId: row.actor_id,
    actorRole: row.actor_role,
    seat: row.seat,
    action: row.action,
    objectType: row.object_type,
    objectId: row.object_id,
    before,
    after,
    reason: row.reason,
    prevHash: row.prev_hash,
    hash: row.hash,
    sensitivePaths: listSensitivePaths({ before, after }),
  }
}

// A lone half of a surrogate pair would come back from SQLite as another character and break the chain.
function storable(text: string | null): string | null {
  return text === null ? null : toUSVString(text)
}

function toJson(value: unknown): string | null {
  return value === undefined || value === null ? null : canonicalJson(value)
}
