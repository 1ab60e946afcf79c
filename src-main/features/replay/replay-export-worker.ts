// Writes a sealed file in a thread of its own: a day of readings takes seconds in which alarms must still be heard.
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { readAuditHead } from '../../database/audit-log.ts'
import { openDatabase } from '../../database/open-database.ts'
import { createPartHashes, lineOf, type SealManifest, sealLimits, sealOf, sealParts } from './seal-format.ts'
import { createSealSource, type SealSpan } from './seal-source.repository.ts'

export type SealTask = SealSpan & {
  recordsFile: string
  telemetryFile: string
  key: Uint8Array | null
  file: string
  sealedAt: number
  generator: string
}
/** From the worker: how far it is, then the seal. */
export type SealAnswer =
  | { kind: 'progress'; part: string; lines: number }
  | { kind: 'sealed'; seal: string; bytes: number; manifest: SealManifest }

const TELL_EVERY_LINES = 20_000
const BUFFER_CHARACTERS = 1 << 18

function seal(task: SealTask, tell: (answer: SealAnswer) => void): void {
  const { recordsFile, telemetryFile, key } = task
  const open = (file: string, role: 'records' | 'telemetry') =>
    openDatabase({ file, key, role, readonly: true, isKeyProven: true })
  const records = open(recordsFile, 'records')
  const telemetry = open(telemetryFile, 'telemetry')
  const file = openSync(task.file, 'w', 0o600)
  let bytes = 0
  let waiting = ''
  const flush = (): void => {
    if (waiting !== '') bytes += writeSync(file, waiting)
    waiting = ''
  }
  const write = (line: string): void => {
    waiting += line
    if (waiting.length >= BUFFER_CHARACTERS) flush()
  }
  try {
    // One moment for all parts of the records file, whatever is written meanwhile.
    records.exec('BEGIN')
    const source = createSealSource(records, telemetry, task)
    const hashes = createPartHashes()
    let lines = 0
    for (const part of sealParts) {
      for (const row of source.rowsOf(part)) {
        const line = lineOf(part, row)
        hashes.add(part, line)
        write(line)
        lines += 1
        if (lines % TELL_EVERY_LINES === 0) tell({ kind: 'progress', part, lines })
      }
      tell({ kind: 'progress', part, lines })
    }
    const { from, to, copy, hasVitals, sealedAt, generator } = task
    const manifest: SealManifest = {
      ...{ format: 'yian-replay', version: 1, from, to, sealedAt, generator, copy, hasVitals },
      limits: [...sealLimits],
      auditHead: readAuditHead(records),
      parts: hashes.sums(),
    }
    const sum = sealOf(manifest)
    write(lineOf('manifest', { ...manifest, seal: sum }))
    flush()
    fsyncSync(file)
    tell({ kind: 'sealed', seal: sum, bytes, manifest })
  } finally {
    closeSync(file)
    records.close()
    telemetry.close()
  }
}

if (parentPort) {
  const port = parentPort
  seal(workerData as SealTask, (answer) => port.postMessage(answer))
}
