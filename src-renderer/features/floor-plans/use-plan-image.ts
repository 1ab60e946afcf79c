import { useQuery } from '@tanstack/react-query'
import type { Drawing } from '#shared/features/floor-plans/floor-plans.model.ts'
import { api } from '../../app/rpc-client.ts'

/** Address of the picture under a drawing; undefined while it loads or where there is none. A picture never changes under its id. */
export function usePlanImage(drawing: Drawing | null): string | undefined {
  const id = drawing?.backdrop?.imageId
  const { data } = useQuery({
    ...api.floorPlans.image.queryOptions({ input: { id: id ?? '' } }),
    enabled: id !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return data && `data:${data.mediaType};base64,${data.base64}`
}
