import { beforeEach, describe, expect, test } from 'vitest'
import { type DraftKey, mostDraftCharacters } from '#shared/features/drafts/drafts.model.ts'
import type { HazardFound } from '#shared/features/hazards/hazards.model.ts'
import { noFacts } from '#shared/features/staff-files/staff-facts.rules.ts'
import { type ComplianceHome, createComplianceHome, ruleBroken } from '../../support/compliance-home.ts'
import { createPartnershipHome } from '../../support/partnership-home.ts'
import type { TestClient } from '../../support/test-backend.ts'

const today = '2026-11-20'
let home: ComplianceHome
beforeEach(async () => {
  home = await createComplianceHome()
  home.at(today)
})

const keep = (client: TestClient, key: DraftKey, values: Record<string, string> = { text: '写到一半' }) =>
  client.drafts.save({ ...key, version: 0, content: { base: null, values } })
const versionOf = async (client: TestClient, key: DraftKey) => (await client.drafts.load(key)).version
const hazard: DraftKey = { kind: 'hazard', subjectId: '' }
const found: HazardFound = {
  ...{ foundOn: today, source: 'report', category: 'other', place: '三层走廊', text: '堆放纸箱' },
  ...{ attachmentIds: [], alarmId: null, drillId: null },
}

describe('what was typed and not sent', () => {
  test('is there again for the person who typed it and for nobody else, one a subject', async () => {
    expect(await home.safety.drafts.load(hazard)).toEqual({ ...hazard, version: 0, content: {} })
    const first = await keep(home.safety, hazard)
    expect(first.version).toBe(1)
    const content = { base: null, values: { text: '写到一半', photos: ['a', 'b'] } }
    expect((await home.safety.drafts.save({ ...hazard, version: 1, content })).version).toBe(2)
    expect((await home.safety.drafts.load(hazard)).content).toEqual(content)
    expect(await versionOf(home.director, hazard)).toBe(0)
    expect(await versionOf(home.safety, { kind: 'hazard', subjectId: 'alarm:x' })).toBe(0)
    expect(await home.safety.drafts.discard(hazard)).toEqual({ ...hazard, version: 0, content: {} })
    expect(await versionOf(home.safety, hazard)).toBe(0)
  })

  test('is told when another seat went on with it; what is far too long is not kept', async () => {
    await keep(home.safety, hazard)
    await expect(keep(home.safety, hazard, { text: '另一席位' })).rejects.toMatchObject({
      ...{ code: 'EDIT_CONFLICT' },
      data: { theirs: { version: 1, content: { values: { text: '写到一半' } } } },
    })
    const content = { values: { text: '长'.repeat(mostDraftCharacters) } }
    await expect(home.safety.drafts.save({ ...hazard, version: 1, content })).rejects.toMatchObject(
      ruleBroken('DRAFT_TOO_LARGE', 'draft'),
    )
    expect((await home.safety.drafts.load(hazard)).content).toMatchObject({ values: { text: '写到一半' } })
  })

  test('is kept by nobody who may not write the record', async () => {
    const kinds = ['medical-visit', 'hazard', 'staff-facts', 'emergency-plan', 'training-session'] as const
    const refused = async (client: TestClient) => {
      const answers = await Promise.all(
        kinds.map((kind) =>
          keep(client, { kind, subjectId: '' }).then(
            () => null,
            (error: { code: string }) => `${kind} ${error.code}`,
          ),
        ),
      )
      return answers.filter((answer) => answer !== null)
    }
    expect(await refused(home.director)).toEqual([])
    expect(await refused(home.auditor)).toEqual(kinds.map((kind) => `${kind} NOT_ALLOWED`))
    expect(await refused(home.caregiver)).toEqual(
      kinds.filter((kind) => kind !== 'hazard').map((kind) => `${kind} NOT_ALLOWED`),
    )
    await expect(home.auditor.drafts.load(hazard)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await expect(home.auditor.drafts.discard(hazard)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  })
})

describe('a draft goes with the record it becomes, and stays when that is refused', () => {
  test('a hazard, by what it was opened from', async () => {
    const fromCheck: DraftKey = { kind: 'hazard', subjectId: 'check:c' }
    await keep(home.safety, hazard)
    await keep(home.safety, fromCheck)
    await keep(home.director, hazard)
    const report = (part: object = {}) =>
      home.safety.hazards.report({ ...found, reason: null, fixedText: null, ...part })
    await expect(report({ foundOn: '2026-11-01' })).rejects.toMatchObject(ruleBroken('HAZARD_LATE_REASON'))
    expect(await versionOf(home.safety, hazard)).toBe(1)
    await report()
    expect(await versionOf(home.safety, hazard)).toBe(0)
    expect(await versionOf(home.safety, fromCheck)).toBe(1)
    expect(await versionOf(home.director, hazard)).toBe(1)
    await report({ openedFrom: 'check:c' })
    expect(await versionOf(home.safety, fromCheck)).toBe(0)
  })

  test('the file of a person, a plan, a session and the change of one', async () => {
    const { director } = home
    const { id } = await director.staff.hire({ name: '甲', sex: 'female', post: 'caregiver', hiredOn: '2024-05-06' })
    const keys: DraftKey[] = [
      { kind: 'staff-facts', subjectId: id },
      { kind: 'emergency-plan', subjectId: 'fire' },
      { kind: 'training-session', subjectId: '' },
    ]
    for (const key of keys) await keep(director, key)
    const left = async () => {
      const versions = await Promise.all(keys.map((key) => versionOf(director, key)))
      return keys.filter((_key, index) => versions[index] !== 0).map(({ kind }) => kind)
    }
    await expect(
      director.staffFiles.saveFacts({ id, factsVersion: 0, facts: { ...noFacts, phone: '1' } }),
    ).rejects.toMatchObject(ruleBroken('STAFF_PHONE_INVALID'))
    expect(await left()).toHaveLength(3)
    await director.staffFiles.saveFacts({ id, factsVersion: 0, facts: { ...noFacts, phone: '13800000000' } })
    expect(await left()).toEqual(['emergency-plan', 'training-session'])
    await director.emergency.writePlan({
      ...{ kind: 'fire', basedOn: 0, text: '一、报警', attachmentIds: [], inForceOn: today },
      ...{ approvedBy: '陈院长', changeNote: null },
    })
    expect(await left()).toEqual(['training-session'])
    const at = home.clock.now()
    const session = await director.training.hold({
      ...{ planId: null, category: 'skills', topic: '翻身', content: null, lecturer: '李教官', mode: 'on-site' },
      ...{ fromAt: at, untilAt: at + 7_200_000, hours: 2, exam: 'none', passScore: null, readerId: null },
      invitedIds: [],
    })
    expect(await left()).toEqual([])
    const change: DraftKey = { kind: 'training-session', subjectId: session.id }
    await keep(director, change)
    await director.training.change({ ...session, topic: '翻身与拍背' })
    expect(await versionOf(director, change)).toBe(0)
  })

  test('a visit of a doctor and what is set right of it', async () => {
    const partnership = await createPartnershipHome()
    const { director } = partnership
    const { id: partnerId } = await partnership.addPartner()
    const { id: doctorId } = await partnership.addDoctor(partnerId)
    const { id: agreementId } = await partnership.sign(partnerId)
    const visit: DraftKey = { kind: 'medical-visit', subjectId: '' }
    await keep(director, visit)
    await expect(partnership.visit(agreementId, doctorId, { signedName: '别人' })).rejects.toMatchObject({
      code: 'RULE_BROKEN',
    })
    expect(await versionOf(director, visit)).toBe(1)
    const { id, version } = await partnership.visit(agreementId, doctorId)
    expect(await versionOf(director, visit)).toBe(0)
    const correction: DraftKey = { kind: 'medical-visit', subjectId: id }
    await keep(director, correction)
    const facts = partnership.visitFacts(agreementId, doctorId, { summary: '血压平稳' })
    await director.partnerships.correctVisit({ id, version, facts, reason: '漏写小结' })
    expect(await versionOf(director, correction)).toBe(0)
  })
})
