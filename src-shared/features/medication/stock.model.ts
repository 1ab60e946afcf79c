// 代管药品: what of a person's drugs lies in the home's cupboard, batch by batch. A balance is summed from events, never written.
import * as z from 'zod'
import { Day, Instant, RecordId, ResidentId } from '../../contract/primitives.ts'
import { DoseUnit } from './prescriptions.model.ts'

/** 收入 给药 带出 盘点 销毁 退回; `undone` = taken back because a record was set right. */
export const StockEventKind = z.enum(['received', 'given', 'taken-along', 'counted', 'destroyed', 'returned', 'undone'])
export type StockEventKind = z.infer<typeof StockEventKind>

export const StockEvent = z.object({
  id: RecordId,
  batchId: RecordId,
  kind: StockEventKind,
  /** What it changed; negative = less. */
  change: z.number(),
  reason: z.string().nullable(),
  at: Instant,
  recordedBy: z.string().nullable(),
})
export type StockEvent = z.infer<typeof StockEvent>

export const Batch = z.object({
  id: RecordId,
  residentId: ResidentId,
  drugName: z.string(),
  strength: z.string().nullable(),
  unit: DoseUnit,
  /** As printed; null = not legible. */
  batchNumber: z.string().nullable(),
  expiresOn: Day.nullable(),
  receivedOn: Day,
  broughtBy: z.string(),
  /** May be negative: book and cupboard disagree. */
  balance: z.number(),
})
export type Batch = z.infer<typeof Batch>

/** 已过期 近效期 账实不符 不足 未知. */
export const StockFlag = z.enum(['expired', 'expires-soon', 'negative', 'few-days', 'unknown'])
export type StockFlag = z.infer<typeof StockFlag>

/** One drug of one person. */
export const DrugStock = z.object({
  residentId: ResidentId,
  drugName: z.string(),
  strength: z.string().nullable(),
  unit: DoseUnit,
  /** What may be used: without expired batches. null = nothing was ever received in this unit. */
  usable: z.number().nullable(),
  /** Whole days the usable amount lasts as ordered; null = not known or not given regularly. */
  daysLeft: z.number().int().nullable(),
  /** Prescriptions in force that draw on it. */
  prescriptionIds: z.array(RecordId),
  batches: z.array(Batch),
  flags: z.array(StockFlag),
})
export type DrugStock = z.infer<typeof DrugStock>
