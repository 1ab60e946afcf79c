// SQL of referrals and of what came back of them; no rules here. Rows are only ever added.
import type { Instant, RecordId } from '#shared/contract/primitives.ts'
import type { ReferralContent, ReferralInput, ReferralReturn } from '#shared/features/referrals/referrals.model.ts'
import type { SqliteDatabase } from '../../database/open-database.ts'

export type ReferralRow = {
  id: RecordId
  facts: ReferralInput
  content: ReferralContent
  hash: string
  issuedAt: Instant
  issuedBy: string | null
  returned: ReferralReturn | null
  voidReason: string | null
}
export type NewReferral = Omit<ReferralRow, 'content' | 'returned' | 'voidReason'> & { contentJson: string }
export type ReferralEnd = {
  referralId: RecordId
  returned: ReferralReturn | null
  voidReason: string | null
  recordedAt: Instant
  recordedBy: string | null
}
export type ReferralsRepository = ReturnType<typeof createReferralsRepository>
type Stored = {
  id: RecordId
  factsJson: string
  contentJson: string
  hash: string
  issuedAt: Instant
  issuedBy: string | null
  returnJson: string | null
  voidReason: string | null
}

const SELECT = `SELECT r.id, r.facts_json AS factsJson, r.content_json AS contentJson, r.content_hash AS hash, r.issued_at AS issuedAt,
    r.issued_by AS issuedBy, e.return_json AS returnJson, e.void_reason AS voidReason
  FROM referrals r LEFT JOIN referral_ends e ON e.referral_id = r.id`

function toRow({ factsJson, contentJson, returnJson, ...row }: Stored): ReferralRow {
  return {
    ...{ ...row, facts: JSON.parse(factsJson) as ReferralInput, content: JSON.parse(contentJson) as ReferralContent },
    returned: returnJson === null ? null : (JSON.parse(returnJson) as ReferralReturn),
  }
}

export function createReferralsRepository(records: SqliteDatabase) {
  const all = records.prepare(`${SELECT} ORDER BY r.issued_at DESC, r.id DESC`)
  const one = records.prepare(`${SELECT} WHERE r.id = ?`)
  const insert = records.prepare(
    `INSERT INTO referrals (id, resident_id, direction, is_green_channel, facts_json, content_json, content_hash, issued_at, issued_by)
     VALUES (:id, :residentId, :direction, :isGreenChannel, :factsJson, :contentJson, :hash, :issuedAt, :issuedBy)`,
  )
  const end = records.prepare(
    `INSERT INTO referral_ends (referral_id, return_json, void_reason, recorded_at, recorded_by)
     VALUES (:referralId, :returnJson, :voidReason, :recordedAt, :recordedBy)`,
  )
  return {
    list: (): ReferralRow[] => (all.all() as Stored[]).map(toRow),
    find(id: string): ReferralRow | undefined {
      const found = one.get(id) as Stored | undefined
      return found && toRow(found)
    },
    insert({ facts, ...row }: NewReferral): void {
      const { residentId, direction, isGreenChannel } = facts
      insert.run({
        ...{ ...row, residentId, direction, isGreenChannel: isGreenChannel ? 1 : 0 },
        factsJson: JSON.stringify(facts),
      })
    },
    insertEnd: ({ returned, ...row }: ReferralEnd): void =>
      void end.run({ ...row, returnJson: returned && JSON.stringify(returned) }),
  }
}
