import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { verifySealedFile } from '#main/features/replay/index.ts'
import { sealParts } from '#main/features/replay/seal-format.ts'
import { createSeededRandom } from '#main/platform/seeded-random.ts'
import { systemActor } from '#main/rpc/request-context.ts'
import type { ReplayExportStep } from '#shared/features/replay/replay.model.ts'
import { sleepace } from '../../support/live-home.ts'
import { makeTemporaryFolder } from '../../support/temporary-folder.ts'
import { createTestBackend } from '../../support/test-backend.ts'
import { admission } from '../../support/test-records.ts'

const HOUR_MS = 3_600_000

async function eveningHome() {
  const home = await createTestBackend({ roles: ['director', 'auditor', 'clinician', 'caregiver'] })
  const { client } = await home.signIn('director')
  const beds = await client.beds.addRooms({
    ...{ building: '主楼', floor: '2层', rooms: [{ name: '201', beds: ['1'] }] },
    ...{ careType: 'nursing', stayMode: 'full-time', openedOn: '2025-01-01' },
  })
  await client.residents.admit(admission(beds[0]!.id, '2026-01-05', { name: '林秀英' }))
  const { devices, alarms, replay } = home.backend.features
  replay.start()
  alarms.start()
  const hear = (topic: string, payload: unknown): void => {
    const bytes = new TextEncoder().encode(JSON.stringify(payload))
    devices.ingest.handle({ topic, payload: bytes, retain: false, qos: 1 })
  }
  const from = home.clock.now()
  for (let minute = 0; minute < 30; minute += 1) {
    home.clock.advance(60_000)
    hear('sleepace-1', sleepace('m1', { heart: 60 + (minute % 7), breath: 15, bedStatus: 0, initStatus: 0 }))
  }
  hear('zigbee2mqtt/kitchen', { smoke: true, battery: 90 })
  home.clock.advance(60_000)
  alarms.stop()
  replay.stop()
  // The seat locked itself meanwhile.
  const { client: again } = await home.signIn('director')
  return { home, client: again, from, to: home.clock.now() + HOUR_MS }
}

async function fileOf(stream: AsyncIterable<ReplayExportStep>, name = 'sealed.jsonl') {
  const pieces: Buffer[] = []
  let done: Extract<ReplayExportStep, { kind: 'done' }> | undefined
  for await (const step of stream) {
    if (step.kind === 'piece') pieces.push(Buffer.from(step.base64, 'base64'))
    else if (step.kind === 'done') done = step
  }
  const path = join(makeTemporaryFolder(), name)
  const bytes = Buffer.concat(pieces)
  expect(bytes.byteLength).toBe(done!.bytes)
  writeFileSync(path, bytes)
  return { path, bytes, seal: done!.seal, text: bytes.toString('utf8') }
}

describe('a sealed file of an evening', () => {
  let bytes: Buffer
  let seal: string
  test('is whole as it was made, and the audit log of the home holds its seal', async () => {
    const { client, from, to } = await eveningHome()
    const made = await fileOf(await client.replay.exportMasked({ from, to }))
    expect(await verifySealedFile(made.path)).toMatchObject({ isWhole: true, problems: [], seal: made.seal })
    const entries = await client.audit.list({ limit: 20 } as never)
    expect(JSON.stringify(entries)).toContain(made.seal)
    for (const part of ['readings', 'alarm-events', 'audit', 'stays', 'runs']) {
      expect(made.text).toContain(`"part":"${part}"`)
    }
    bytes = made.bytes
    seal = made.seal
  })

  test('tells of any changed byte, and of the part it stands in', async () => {
    const chance = createSeededRandom(5)
    const folder = makeTemporaryFolder()
    const unseen: number[] = []
    for (let round = 0; round < 120; round += 1) {
      const at = chance.whole(0, bytes.length - 1)
      const forged = Buffer.from(bytes)
      forged[at] = (forged[at]! + chance.whole(1, 255)) % 256
      const path = join(folder, `forged-${round}.jsonl`)
      writeFileSync(path, forged)
      const verdict = await verifySealedFile(path).catch((error: unknown) => ({ isWhole: false, error }))
      if (verdict.isWhole) unseen.push(at)
      else expect('error' in verdict).toBe(false)
    }
    expect(unseen).toEqual([])
  })

  test.each(
    sealParts.filter((part) => ['home', 'alarms', 'alarm-events', 'readings', 'audit', 'stays'].includes(part)),
  )('a line taken out of %s is missed there', async (part) => {
    const lines = bytes.toString('utf8').split('\n')
    const index = lines.findIndex((line) => line.includes(`"part":"${part}"`))
    expect(index).toBeGreaterThanOrEqual(0)
    const path = join(makeTemporaryFolder(), 'cut.jsonl')
    writeFileSync(path, lines.filter((_, at) => at !== index).join('\n'))
    const { isWhole, problems } = await verifySealedFile(path)
    expect(isWhole).toBe(false)
    expect(problems.map((problem) => problem.part)).toContain(part)
  })

  test('a file cut off before its manifest is no proof of anything', async () => {
    const path = join(makeTemporaryFolder(), 'short.jsonl')
    writeFileSync(path, bytes.subarray(0, bytes.length / 2))
    expect(await verifySealedFile(path)).toMatchObject({ isWhole: false, seal: null })
    expect(seal).toHaveLength(64)
  })
})

test('names are masked for daily use and whole only with a reason, and a reader without vital signs gets no heart rate', async () => {
  const { home, client, from, to } = await eveningHome()
  const masked = await fileOf(await client.replay.exportMasked({ from, to }))
  expect(masked.text).toContain('林**')
  expect(masked.text).not.toContain('林秀英')
  expect(masked.text).toContain('heart_rate_bpm')
  const full = await fileOf(await client.replay.exportFull({ from, to, reason: '民政检查' }))
  expect(full.text).toContain('林秀英')
  expect((await verifySealedFile(full.path)).isWhole).toBe(true)
  const auditor = (await home.signIn('auditor')).client
  const bare = await fileOf(await auditor.replay.exportMasked({ from, to }))
  expect(bare.text).not.toContain('heart_rate_bpm')
  await expect(auditor.replay.exportFull({ from, to, reason: '民政检查' })).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
  })
})

test('a cancelled export leaves no entry and no file, and a span longer than a day is refused', async () => {
  const { home, client, from, to } = await eveningHome()
  const cancel = new AbortController()
  cancel.abort()
  await expect(
    home.backend.features.replay.export({
      ...{ from, to, copy: 'masked', reason: null, actor: systemActor, isTrusted: true },
      signal: cancel.signal,
    }),
  ).rejects.toMatchObject({ code: 'CANCELLED' })
  expect(JSON.stringify(await client.audit.list({ limit: 20 } as never))).not.toContain('replay.export')
  await expect(client.replay.span({ from, to: from + 25 * HOUR_MS })).rejects.toMatchObject({ code: 'RULE_BROKEN' })
})
