// SQL of the gateways: who may publish to the built-in broker.
import type { Gateway } from '#shared/features/devices/devices.contract.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

export type StoredGateway = Gateway & { passwordHash: string }

type GatewayRow = {
  id: string
  name: string
  username: string
  password_hash: string
  is_enabled: number
  created_at: number
  last_connected_at: number | null
}

function toStored(row: GatewayRow): StoredGateway {
  return {
    id: row.id as Gateway['id'],
    name: row.name,
    username: row.username,
    passwordHash: row.password_hash,
    isEnabled: row.is_enabled === 1,
    createdAt: row.created_at,
    lastConnectedAt: row.last_connected_at,
  }
}

export type GatewaysRepository = ReturnType<typeof createGatewaysRepository>

export function createGatewaysRepository(db: SqliteDatabase) {
  return {
    listAll(): StoredGateway[] {
      return (db.prepare('SELECT * FROM gateways ORDER BY created_at, id').all() as GatewayRow[]).map(toStored)
    },
    findById(id: string): StoredGateway | null {
      const row = db.prepare('SELECT * FROM gateways WHERE id = ?').get(id) as GatewayRow | undefined
      return row ? toStored(row) : null
    },
    findByUsername(username: string): StoredGateway | null {
      const row = db.prepare('SELECT * FROM gateways WHERE username = ?').get(username) as GatewayRow | undefined
      return row ? toStored(row) : null
    },
    insert({ id, name, username, passwordHash, createdAt }: StoredGateway): void {
      db.prepare(
        'INSERT INTO gateways (id, name, username, password_hash, is_enabled, created_at) VALUES (?, ?, ?, ?, 1, ?)',
      ).run(id, name, username, passwordHash, createdAt)
    },
    setEnabled(id: string, isEnabled: boolean): void {
      db.prepare('UPDATE gateways SET is_enabled = ? WHERE id = ?').run(isEnabled ? 1 : 0, id)
    },
    setLastConnected(id: string, at: number): void {
      db.prepare('UPDATE gateways SET last_connected_at = ? WHERE id = ?').run(at, id)
    },
  }
}
