// An assessment scale as a versioned data file: blocks of items with offered scores, levels, facts beside the scores and rules that change a
// level. Adding a scale is one file.
import * as z from 'zod'

const Option = z.object({ score: z.number(), text: z.string().min(1) })
export const ScaleItem = z.object({
  code: z.string(),
  name: z.string(),
  hint: z.string().optional(),
  options: z.array(Option).min(2),
})
export type ScaleItem = z.infer<typeof ScaleItem>
export const ScaleBlock = z.object({ code: z.string(), name: z.string(), items: z.array(ScaleItem).min(1) })

/** `from`/`to` bound the total, both included; left out where a matrix decides. */
export const ScaleLevel = z.object({
  level: z.number().int().min(0),
  name: z.string(),
  short: z.string(),
  from: z.number().optional(),
  to: z.number().optional(),
})
export type ScaleLevel = z.infer<typeof ScaleLevel>

/** Something known beside the scores: yes or no, or how often (0 to `max`, where `max` means "or more"). */
export const ScaleFact = z.object({
  code: z.string(),
  name: z.string(),
  hint: z.string().optional(),
  kind: z.enum(['yes-no', 'count']),
  max: z.number().int().positive().optional(),
})
export type ScaleFact = z.infer<typeof ScaleFact>

export const ChangeRule = z.object({
  code: z.string(),
  text: z.string(),
  when: z.union([
    z.object({ anyYes: z.array(z.string()).min(1) }),
    z.object({ sumAtLeast: z.object({ of: z.array(z.string()).min(1), count: z.number().int() }) }),
  ]),
  effect: z.union([z.object({ setLevel: z.number().int() }), z.object({ worsenBy: z.number().int().positive() })]),
})
export type ChangeRule = z.infer<typeof ChangeRule>

export const Scale = z.object({
  code: z.string().regex(/^[a-z0-9-]{2,40}$/),
  version: z.string(),
  title: z.string(),
  /** `ability` = the level the home bills and reports by (GB/T 42195); `ltci` = the insurance's own level; `part` = one side of a person. */
  subject: z.enum(['ability', 'ltci', 'part']),
  basis: z.string(),
  isVerified: z.boolean(),
  toVerify: z.string().optional(),
  scoring: z.enum(['higher-is-better', 'lower-is-better']),
  /** How many people must sign. */
  assessors: z.number().int().min(1).max(3),
  validMonths: z.number().int().positive(),
  /** Which of the nine risks this scale speaks of. */
  risks: z.array(z.string()).optional(),
  blocks: z.array(ScaleBlock).min(1),
  levels: z.array(ScaleLevel).min(2),
  /** Lowest total of each degree of a block (0 = intact … 3 = severe), and the level by the first block's degree and the worst of the others. */
  matrix: z
    .object({
      note: z.string(),
      bands: z.record(z.string(), z.tuple([z.number(), z.number(), z.number(), z.number()])),
      rows: z.array(z.array(z.number().int())).length(4),
    })
    .optional(),
  facts: z.array(ScaleFact),
  changeRules: z.array(ChangeRule),
  /** Whether several rules that worsen count once or each. */
  combine: z.enum(['once', 'cumulative']),
  combineNote: z.string().optional(),
})
export type Scale = z.infer<typeof Scale>

/** All items of a scale in the order of the form. */
export function itemsOf(scale: Pick<Scale, 'blocks'>): ScaleItem[] {
  return scale.blocks.flatMap((block) => block.items)
}
