// A report's form as data: names, codes, units and columns come from a versioned file under resources/reports, never from code.
import * as z from 'zod'
import { Role } from '#shared/contract/permissions.ts'
import { Day, type Month } from '#shared/contract/primitives.ts'
import { ReportCycle } from '#shared/features/reports/report-cycle.rules.ts'
import {
  type CheckResult,
  type Figure,
  type FigureRow,
  ReportCode,
  ReportColumn,
} from '#shared/features/reports/reports.model.ts'
import type { ReportPeriod } from '../period.ts'
import type { ReportSource } from '../report-source.ts'

const HeadItem = z.object({ text: z.string().nullable(), isVerified: z.boolean() })

export const FigureDefinition = z.object({
  /** Names the computation; stable over versions of the form. */
  key: z.string(),
  code: z.string(),
  name: z.string(),
  group: z.string().optional(),
  indent: z.number().int().min(0).max(3),
  unit: z.string(),
  definition: z.string(),
  isTotal: z.boolean().default(false),
})
export type FigureDefinition = z.infer<typeof FigureDefinition>

export const MaskKind = z.enum(['name', 'id-number', 'phone', 'address', 'birth-day'])
export type MaskKind = z.infer<typeof MaskKind>

export const ColumnDefinition = ReportColumn.extend({ mask: MaskKind.optional() })
export type ColumnDefinition = z.infer<typeof ColumnDefinition>

export const ReportDefinition = z.object({
  code: ReportCode,
  title: z.string(),
  cycle: ReportCycle,
  version: z.string(),
  /** First day of a period that this version of the form is used for. */
  effectiveFromOn: Day,
  basis: z.string(),
  /** False until the official form was seen; the workbook then says so. */
  isBasisVerified: z.boolean(),
  due: z
    .object({
      /** Day of the month after the span. */
      dayOfNextMonth: z.number().int().min(1).max(28),
      owner: Role,
      isVerified: z.boolean(),
      basis: z.string(),
    })
    .nullable(),
  head: z.object({ issuer: HeadItem, approver: HeadItem, approvalNumber: HeadItem, validUntil: HeadItem }),
  figures: z.array(FigureDefinition),
  columns: z.array(ColumnDefinition).nullable(),
})
export type ReportDefinition = z.infer<typeof ReportDefinition>

/** What a computation answers for one figure: the rows it counted, or a number over nothing countable. */
export type FigureValue = {
  value: number | null
  rowKind: Figure['rowKind']
  rowIds: string[]
  rowAmounts?: number[]
}

export type ComputeInput = {
  source: ReportSource
  period: ReportPeriod
  /** 期末在院 of the last filed run of the month before; null = none filed. */
  filedClosing: number | null
}

/** One report: its form, its computations and its checks. Adding a report = one data file and one of these in `all-definitions.ts`. */
export type ReportModule = {
  definition: ReportDefinition
  /** Months still running may be frozen, as of today. */
  canFreezeRunningMonth: boolean
  computeFigures(input: Pick<ComputeInput, 'source' | 'period'>): ReadonlyMap<string, FigureValue>
  computeRows(input: Pick<ComputeInput, 'source' | 'period'>): FigureRow[] | null
  computeChecks(input: ComputeInput, figures: ReadonlyMap<string, FigureValue>, rows: FigureRow[] | null): CheckResult[]
}

/** A figure that counts rows: its value is their number. */
export function countOf(rowKind: Figure['rowKind'], rowIds: string[]): FigureValue {
  return { value: rowIds.length, rowKind, rowIds }
}

/** A figure that adds what each row carries. */
export function sumOf(rowKind: Figure['rowKind'], rows: readonly { residentId: string; days: number }[]): FigureValue {
  const rowAmounts = rows.map((row) => row.days)
  const value = rowAmounts.reduce((total, days) => total + days, 0)
  return { value, rowKind, rowIds: rows.map((row) => row.residentId), rowAmounts }
}

/** The newest version of a report's form in force in a month. */
export function moduleInForce(modules: readonly ReportModule[], code: string, month: Month): ReportModule | undefined {
  return modules
    .filter(({ definition }) => definition.code === code && definition.effectiveFromOn <= `${month}-01`)
    .sort((left, right) => (left.definition.effectiveFromOn < right.definition.effectiveFromOn ? 1 : -1))[0]
}
