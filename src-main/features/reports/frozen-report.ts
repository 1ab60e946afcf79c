// What a frozen run keeps: all that is needed to print the same workbook in ten years, whatever became of the records, the form or the home's name.
// Holds full values (the file is encrypted); masking happens on the way out.
import { createHash } from 'node:crypto'
import * as z from 'zod'
import { Day } from '#shared/contract/primitives.ts'
import type { Facility } from '#shared/features/facility/facility.model.ts'
import { ReportContent } from '#shared/features/reports/reports.model.ts'
import { canonicalJson } from '../../platform/canonical-json.ts'
import { ReportDefinition } from './definitions/definition.ts'

export const ReportUnit = z.object({
  name: z.string(),
  shortName: z.string(),
  creditCode: z.string().nullable(),
  areaCode: z.string().nullable(),
  headName: z.string().nullable(),
  phone: z.string().nullable(),
})
export type ReportUnit = z.infer<typeof ReportUnit>

export const FrozenReport = z.object({
  content: ReportContent,
  /** Day the stocks were counted on, 24:00. */
  asOf: Day,
  /** 填报单位 as it was; null = the master record was not filled in. */
  unit: ReportUnit.nullable(),
  form: ReportDefinition,
  generator: z.string(),
})
export type FrozenReport = z.infer<typeof FrozenReport>

export function unitOf(facility: Facility | null): ReportUnit | null {
  return facility === null ? null : ReportUnit.parse(facility)
}

/** The text that is stored and its sha256. */
export function sealReport(report: FrozenReport): { json: string; hash: string } {
  const json = canonicalJson(report)
  return { json, hash: hashOf(json) }
}

export function hashOf(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex')
}

export function openReport(json: string): FrozenReport {
  return FrozenReport.parse(JSON.parse(json))
}
