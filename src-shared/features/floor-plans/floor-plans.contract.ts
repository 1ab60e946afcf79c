import * as z from 'zod'
import { FloorId, Instant } from '../../contract/primitives.ts'
import { needs } from '../../contract/procedure.ts'
import { Drawing, FloorPlan } from './floor-plans.model.ts'

/** Largest picture under a drawing, in bytes. */
export const mostImageBytes = 5 * 1024 * 1024

export const PlanImage = z.object({
  id: z.string(),
  mediaType: z.enum(['image/png', 'image/jpeg']),
  widthPx: z.number().int(),
  heightPx: z.number().int(),
})
export type PlanImage = z.infer<typeof PlanImage>

export const floorPlansContract = {
  /** The newest version of every floor in walking order. */
  list: needs('beds.read').output(z.array(FloorPlan)),
  /** One floor, by default its newest version. Errors: NOT_FOUND. */
  get: needs('beds.read')
    .input(z.object({ floorId: FloorId, version: z.number().int().min(1).optional() }))
    .output(FloorPlan),
  /** Versions of a floor, newest first. */
  history: needs('beds.read')
    .input(z.object({ floorId: FloorId }))
    .output(
      z.array(
        z.object({
          version: z.number().int(),
          savedAt: Instant,
          savedBy: z.string().nullable(),
          areaCount: z.number().int(),
          markCount: z.number().int(),
        }),
      ),
    ),
  /**
   * Saves a new version over `basedOn` (0 for the first). Errors: EDIT_CONFLICT with the other editor's plan, NOT_FOUND (floor, room,
   * image), RULE_BROKEN (DRAWING_OUT_OF_SHEET, DRAWING_ROOM_TWICE, DRAWING_PART_TWICE).
   */
  save: needs('floor-plans.edit')
    .input(z.object({ floorId: FloorId, basedOn: z.number().int().min(0), drawing: Drawing }))
    .output(FloorPlan),
  /** Keeps a picture for a backdrop. `base64` without a prefix. Errors: RULE_BROKEN (IMAGE_NOT_READABLE, IMAGE_TOO_LARGE). */
  addImage: needs('floor-plans.edit')
    .input(z.object({ base64: z.base64().max(Math.ceil((mostImageBytes * 4) / 3) + 8) }))
    .output(PlanImage),
  /** The picture itself. Errors: NOT_FOUND. */
  image: needs('beds.read')
    .input(z.object({ id: z.string().max(64) }))
    .output(PlanImage.extend({ base64: z.string() })),
}
