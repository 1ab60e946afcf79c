// A floor drawn on a grid: rooms, corridors and stairs as polygons, doors and exits as strokes, and marks such as detectors and extinguishers.
// One cell is half a metre, so a drawing is also a scale plan.
import * as z from 'zod'
import { FloorId, Instant, RoomId } from '../../contract/primitives.ts'

/** Metres of one cell of the grid. */
export const cellMetres = 0.5
/** A drawing is at most this many cells wide or high (200 m). */
export const mostCells = 400

const Cell = z.number().int().min(0).max(mostCells)
/** [x, y] in cells from the upper left corner. */
export const GridPoint = z.tuple([Cell, Cell])
export type GridPoint = z.infer<typeof GridPoint>

/** Ids are unique within one drawing and stay the same from version to version. */
const PartId = z.string().regex(/^[a-z0-9-]{1,40}$/)
const Label = z.string().trim().max(30).nullable()

/** 房间 走廊 楼梯 电梯 公共区域. */
export const AreaKind = z.enum(['room', 'corridor', 'stairs', 'lift', 'common'])
export type AreaKind = z.infer<typeof AreaKind>
export const Area = z.object({
  id: PartId,
  kind: AreaKind,
  /** Corners in order; the last joins the first. */
  points: z.array(GridPoint).min(3).max(40),
  /** The room of the register it stands for; null = only drawn. */
  roomId: RoomId.nullable(),
  label: Label,
})
export type Area = z.infer<typeof Area>

/** 门 防火门 安全出口. */
export const OpeningKind = z.enum(['door', 'fire-door', 'exit'])
export type OpeningKind = z.infer<typeof OpeningKind>
export const Opening = z.object({ id: PartId, kind: OpeningKind, from: GridPoint, to: GridPoint, label: Label })
export type Opening = z.infer<typeof Opening>

/** 设备 灭火器 消火栓 疏散指示 手动报警 巡查点 集合点 AED. */
export const MarkKind = z.enum([
  'device',
  'extinguisher',
  'hydrant',
  'exit-sign',
  'call-point',
  'patrol-point',
  'assembly-point',
  'aed',
])
export type MarkKind = z.infer<typeof MarkKind>
export const Mark = z.object({
  id: PartId,
  kind: MarkKind,
  at: GridPoint,
  /** What it stands for in its own register: a device's id, a number on the equipment; null = only drawn. */
  reference: z.string().trim().min(1).max(64).nullable(),
  label: Label,
})
export type Mark = z.infer<typeof Mark>

/** A picture under the drawing, stretched over the given cells. */
export const Backdrop = z.object({
  imageId: z.string().regex(/^[0-9a-f]{64}$/),
  at: GridPoint,
  width: Cell.min(1),
  height: Cell.min(1),
  /** 0.1 to 1. */
  opacity: z.number().min(0.1).max(1),
})
export type Backdrop = z.infer<typeof Backdrop>

export const Drawing = z.object({
  /** Size of the sheet in cells. */
  width: Cell.min(10),
  height: Cell.min(10),
  areas: z.array(Area).max(400),
  openings: z.array(Opening).max(800),
  marks: z.array(Mark).max(800),
  backdrop: Backdrop.nullable(),
})
export type Drawing = z.infer<typeof Drawing>

export const FloorPlan = z.object({
  floorId: FloorId,
  floorName: z.string(),
  /** 0 = nobody has drawn this floor yet; then `drawing` is null. */
  version: z.number().int().min(0),
  drawing: Drawing.nullable(),
  savedAt: Instant.nullable(),
  savedBy: z.string().nullable(),
})
export type FloorPlan = z.infer<typeof FloorPlan>
