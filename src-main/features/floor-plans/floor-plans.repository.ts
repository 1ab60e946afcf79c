import type { FloorId, Instant } from '#shared/contract/primitives.ts'
import type { PlanImage } from '#shared/features/floor-plans/floor-plans.contract.ts'
import { Drawing } from '#shared/features/floor-plans/floor-plans.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

export type PlanVersion = {
  floorId: FloorId
  version: number
  drawing: Drawing
  savedAt: Instant
  savedBy: string | null
}
type Row = Omit<PlanVersion, 'drawing'> & { drawing: string }
export type FloorPlansRepository = ReturnType<typeof createFloorPlansRepository>

const COLUMNS = 'floor_id AS floorId, version, drawing_json AS drawing, saved_at AS savedAt, saved_by AS savedBy'
const IMAGE = 'id, media_type AS mediaType, width_px AS widthPx, height_px AS heightPx'

/** SQL of drawn floors and their pictures; no rules here. */
export function createFloorPlansRepository(records: SqliteDatabase) {
  const newest = records.prepare(
    `SELECT ${COLUMNS} FROM floor_plan_versions WHERE floor_id = ? ORDER BY version DESC LIMIT 1`,
  )
  const one = records.prepare(`SELECT ${COLUMNS} FROM floor_plan_versions WHERE floor_id = ? AND version = ?`)
  const all = records.prepare(`SELECT ${COLUMNS} FROM floor_plan_versions WHERE floor_id = ? ORDER BY version DESC`)
  const insert = records.prepare(
    `INSERT INTO floor_plan_versions (id, floor_id, version, drawing_json, image_id, saved_at, saved_by)
     VALUES (:id, :floorId, :version, :drawing, :imageId, :savedAt, :savedBy)`,
  )
  const image = records.prepare(`SELECT ${IMAGE} FROM floor_plan_images WHERE id = ?`)
  const imageBytes = records.prepare('SELECT bytes FROM floor_plan_images WHERE id = ?')
  const insertImage = records.prepare(
    `INSERT INTO floor_plan_images (id, media_type, width_px, height_px, bytes, added_at, added_by)
     VALUES (:id, :mediaType, :widthPx, :heightPx, :bytes, :addedAt, :addedBy)`,
  )
  const toVersion = (row: unknown): PlanVersion | undefined =>
    row === undefined ? undefined : { ...(row as Row), drawing: Drawing.parse(JSON.parse((row as Row).drawing)) }
  return {
    findNewest: (floorId: FloorId) => toVersion(newest.get(floorId)),
    find: (floorId: FloorId, version: number) => toVersion(one.get(floorId, version)),
    list: (floorId: FloorId): PlanVersion[] => all.all(floorId).flatMap((row) => toVersion(row) ?? []),
    insert({ drawing, ...row }: PlanVersion & { id: string }): void {
      insert.run({ ...row, drawing: JSON.stringify(drawing), imageId: drawing.backdrop?.imageId ?? null })
    },
    findImage: (id: string) => image.get(id) as PlanImage | undefined,
    findImageBytes: (id: string) => (imageBytes.get(id) as { bytes: Buffer } | undefined)?.bytes,
    insertImage(row: PlanImage & { bytes: Buffer; addedAt: Instant; addedBy: string | null }): void {
      insertImage.run(row)
    },
  }
}
