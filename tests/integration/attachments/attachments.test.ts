import { beforeEach, describe, expect, test } from 'vitest'
import type { AttachmentId } from '#shared/contract/primitives.ts'
import { mostAttachmentBytes } from '#shared/features/attachments/attachments.model.ts'
import { createTestBackend, type TestBackend, type TestClient } from '../../support/test-backend.ts'
import { photoJpeg, tinyPng } from '../../support/tiny-images.ts'

let home: TestBackend
let client: TestClient

beforeEach(async () => {
  home = await createTestBackend({ roles: ['safety', 'caregiver', 'administrator'] })
  client = (await home.signIn('safety')).client
})

const fileOf = (bytes: Uint8Array, name: string) => new File([new Uint8Array(bytes)], name)

describe('a photo beside a record', () => {
  test('is kept byte for byte with the time of its camera and who added it', async () => {
    const bytes = photoJpeg({ time: '2026:11:26 03:05:09' })
    const kept = await client.attachments.add({ file: fileOf(bytes, '巡查.jpg') })
    expect(kept).toMatchObject({
      ...{ name: '巡查.jpg', mediaType: 'image/jpeg', bytes: bytes.length, addedBy: 'person safety' },
      takenAt: Date.parse('2026-11-26T03:05:09+08:00'),
    })
    const { file } = await client.attachments.open({ id: kept.id })
    expect([file.name, file.type]).toEqual(['巡查.jpg', 'image/jpeg'])
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(bytes)
    expect(await client.attachments.list({ ids: [kept.id] })).toEqual([kept])
  })

  test('added twice is one file with its first day', async () => {
    const first = await client.attachments.add({ file: fileOf(tinyPng(4, 4), 'a.png') })
    home.clock.advance(60_000)
    const again = await client.attachments.add({ file: fileOf(tinyPng(4, 4), 'b.png') })
    expect(again).toEqual(first)
  })

  test('that is no picture, or too large, is refused by name; nothing is kept', async () => {
    await expect(client.attachments.add({ file: fileOf(Buffer.from('hello'), '照片.jpg') })).rejects.toMatchObject({
      data: { where: 'file', values: { rule: 'ATTACHMENT_NOT_READABLE', name: '照片.jpg' } },
    })
    const large = new Uint8Array(mostAttachmentBytes + 1)
    large.set(tinyPng(4, 4))
    await expect(client.attachments.add({ file: fileOf(large, 'x.png') })).rejects.toMatchObject({
      data: { values: { rule: 'ATTACHMENT_TOO_LARGE', mostMegabytes: 4 } },
    })
    await expect(client.attachments.list({ ids: ['nothing' as AttachmentId] })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  test('is nothing the system administrator may look at', async () => {
    const kept = await client.attachments.add({ file: fileOf(tinyPng(4, 4), 'a.png') })
    const other = (await home.signIn('administrator')).client
    await expect(other.attachments.open({ id: kept.id })).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  })
})
