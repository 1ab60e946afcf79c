import { beforeEach, expect, test } from 'vitest'
import type { AttachmentId, StaffId } from '#shared/contract/primitives.ts'
import { CheckAnswer } from '#shared/features/self-checks/self-checks.model.ts'
import { itemsOf } from '#shared/features/self-checks/self-checks.rules.ts'
import type { CertificateFacts, ContractFacts } from '#shared/features/staff-files/staff-files.model.ts'
import { createFireHome, type FireHome } from '../../support/fire-home.ts'
import { type TestClient, testPin } from '../../support/test-backend.ts'
import { tinyPng } from '../../support/tiny-images.ts'

let home: FireHome
let director: TestClient
let photoCount = 0
beforeEach(async () => {
  home = await createFireHome()
  director = await home.awake('director')
})

/** No two are alike: the same bytes would be kept once. */
async function photo(): Promise<AttachmentId> {
  photoCount += 1
  const file = new File([new Uint8Array(tinyPng(10 + photoCount, 10))], 'a.png', { type: 'image/png' })
  return (await home.safety.attachments.add({ file })).id
}
const nowhere = ['nothing' as AttachmentId]
const notKept = (where: string) => ({ code: 'NOT_FOUND', data: { where } })

test('an item of a self-check carries photos, before the signatures and after a correction', async () => {
  const { selfChecks } = home.safety
  const draft = await selfChecks.start({ kind: 'weekly', on: home.today, reason: null })
  const list = (await selfChecks.lists()).find(({ kind }) => kind === 'weekly')!
  const inOrder = CheckAnswer.parse({ result: 'in-order' })
  const save = (version: number, attachmentIds: AttachmentId[]) =>
    selfChecks.save({
      ...{ id: draft.id, version },
      changes: {
        ...Object.fromEntries(itemsOf(list).map(({ code }) => [code, inOrder])),
        '1.1': { ...inOrder, attachmentIds },
      },
    })
  await expect(save(1, nowhere)).rejects.toMatchObject(notKept('1.1'))
  const [first, second] = [await photo(), await photo()]
  const { version } = await save(1, [first])
  const signed = await selfChecks.finish({
    ...{ id: draft.id, version, second: { userId: home.idOf('director'), pin: testPin } },
  })
  expect(signed.answers['1.1']?.attachmentIds).toEqual([first])
  const correct = (attachmentIds: AttachmentId[]) => {
    const answers = { ...signed.answers, '1.1': { ...inOrder, attachmentIds } }
    return selfChecks.correct({ id: draft.id, answers, reason: '补照片' })
  }
  await expect(correct(nowhere)).rejects.toMatchObject(notKept('1.1'))
  await correct([first, second])
  const { answers, records } = await selfChecks.get({ id: draft.id })
  expect(answers['1.1']?.attachmentIds).toEqual([first, second])
  expect(records.map((record) => record.answers['1.1']?.attachmentIds)).toEqual([[first], [first, second]])
})

test('a look at a piece of equipment carries its photo, a service its papers', async () => {
  const { fireEquipment } = home.safety
  const add = async (number: string) =>
    (
      await fireEquipment.add({
        ...{ number, type: 'powder-extinguisher', spec: null, floorName: '1层', place: '大厅', quantity: 1 },
        ...{ madeOn: '2026-01-01', boughtOn: null, owner: null, deviceId: null, note: null },
      })
    ).equipment.id
  const [one, other] = [await add('M-01'), await add('M-02')]
  const look = (attachmentIds: AttachmentId[]) =>
    fireEquipment.look({
      entries: [
        { id: one, faults: [], note: null },
        { id: other, faults: [], note: null, attachmentIds },
      ],
      ...{ source: 'hand', on: home.today, reason: null },
    })
  await expect(look(nowhere)).rejects.toMatchObject(notKept('entries.1.attachmentIds'))
  expect((await fireEquipment.get({ id: one })).events).toEqual([])
  const [seen, paper] = [await photo(), await photo()]
  await look([seen])
  const service = (attachmentIds: AttachmentId[]) =>
    fireEquipment.service({
      ...{ ids: [other], company: '安泰维保', note: null, attachmentIds },
      ...{ on: home.today, reason: null },
    })
  await expect(service(nowhere)).rejects.toMatchObject(notKept('attachmentIds'))
  await service([paper])
  const filesOf = async (id: typeof one) =>
    (await fireEquipment.get({ id })).events.map(({ kind, attachmentIds }) => [kind, attachmentIds])
  expect(await filesOf(one)).toEqual([['looked', []]])
  expect(await filesOf(other)).toEqual([
    ['serviced', [paper]],
    ['looked', [seen]],
  ])
})

test('certificates and contracts carry their scans; a correction says which ones it has', async () => {
  const { staffFiles, staff } = director
  const hired = { name: '吴美珍', sex: 'female', post: 'caregiver', hiredOn: '2024-05-06' } as const
  const { id: staffId } = await staff.hire(hired)
  const certificate = (attachmentIds: AttachmentId[]): CertificateFacts => ({
    ...{ kind: 'health', number: null, issuer: null, issuedOn: '2026-03-01', validUntil: null, skillLevel: null },
    attachmentIds,
  })
  const contract = (attachmentIds: AttachmentId[]): ContractFacts => ({
    ...{ kind: 'fixed-term', fromOn: '2026-01-01', untilOn: '2028-12-31', number: null, attachmentIds },
  })
  const addBoth = async (id: StaffId, attachmentIds: AttachmentId[]) => [
    await staffFiles.addCertificate({ staffId: id, ...certificate(attachmentIds) }),
    await staffFiles.addContract({ staffId: id, ...contract(attachmentIds) }),
  ]
  await expect(addBoth(staffId, nowhere)).rejects.toMatchObject(notKept('attachmentIds'))
  await expect(staffFiles.addContract({ staffId, ...contract(nowhere) })).rejects.toMatchObject(
    notKept('attachmentIds'),
  )
  const [scan, better] = [await photo(), await photo()]
  const [first, second] = await addBoth(staffId, [scan])
  expect([first?.attachmentIds, second?.attachmentIds]).toEqual([[scan], [scan]])
  const about = { correctionReason: '扫描不清' }
  await staffFiles.correctCertificate({ id: first!.id, facts: certificate([better]), ...about })
  await staffFiles.correctContract({ id: second!.id, facts: contract([better]), ...about })
  const file = await staffFiles.get({ id: staffId })
  expect(file.certificates.map(({ attachmentIds }) => attachmentIds).sort()).toEqual([[scan], [better]].sort())
  expect(file.contracts.map(({ attachmentIds }) => attachmentIds).sort()).toEqual([[scan], [better]].sort())
})

test('a session has its papers until it is closed, later ones come with a note, and the evidence counts them', async () => {
  const { training, staff } = director
  const hired = { name: '吴美珍', sex: 'female', post: 'caregiver', hiredOn: '2024-05-06' } as const
  const { id: staffId } = await staff.hire(hired)
  const fromAt = home.at(6)
  const hold = (attachmentIds: AttachmentId[]) =>
    training.hold({
      ...{ planId: null, category: 'fire-safety', topic: '灭火器使用', content: null, lecturer: '李教官' },
      ...{ mode: 'on-site', fromAt, untilAt: fromAt + 7_200_000, hours: 2, exam: 'none', passScore: null },
      ...{ readerId: null, attachmentIds, invitedIds: [staffId] },
    })
  await expect(hold(nowhere)).rejects.toMatchObject(notKept('attachmentIds'))
  const [photos, signIn, exam] = [await photo(), await photo(), await photo()]
  const session = await hold([photos])
  await expect(training.change({ ...session, attachmentIds: nowhere })).rejects.toMatchObject(notKept('attachmentIds'))
  const { id, version } = await training.change({ ...session, attachmentIds: [photos, signIn] })
  await training.mark({ id, changes: [{ staffId, isPresent: true }], reason: null })
  await training.close({ id, version })
  const note = (attachmentIds: AttachmentId[]) => training.addNote({ id, text: '补交试卷', attachmentIds })
  await expect(note(nowhere)).rejects.toMatchObject(notKept('attachmentIds'))
  await note([exam])
  const archive = await training.session({ id })
  expect([archive.attachmentIds, archive.notes.map(({ attachmentIds }) => attachmentIds)]).toEqual([
    [photos, signIn],
    [[exam]],
  ])
  const evidence = home.backend.features.training.evidenceContributor.collect({ from: home.today, until: home.today })
  expect(evidence.records.map(({ values }) => values.files)).toEqual([3])
})
