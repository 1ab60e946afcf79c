// Checks a sealed file byte by byte: which part was changed, whether lines are missing or added, whether the seal fits, and, given the
// home's audit log, whether that home ever made it.
import { createReadStream } from 'node:fs'
import { createPartHashes, lineOf, type SealManifest, type SealPart, sealOf, sealParts } from './seal-format.ts'

export type SealVerdict = {
  isWhole: boolean
  /** What is wrong, part by part; `manifest` and `file` stand for the end and the form of the file. Empty = nothing. */
  problems: { part: SealPart | 'manifest' | 'file' | 'audit-chain'; detail: string }[]
  seal: string | null
  manifest: SealManifest | null
}

async function* linesOf(file: string): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0)
  for await (const chunk of createReadStream(file)) {
    let data = Buffer.concat([rest, chunk as Buffer])
    for (let end = data.indexOf(10); end >= 0; end = data.indexOf(10)) {
      yield data.subarray(0, end + 1)
      data = data.subarray(end + 1)
    }
    rest = data
  }
  if (rest.length > 0) yield rest
}

function partOf(line: string): string | null {
  try {
    const parsed = JSON.parse(line) as { part?: unknown }
    return typeof parsed.part === 'string' ? parsed.part : null
  } catch {
    return null
  }
}

const isPart = (name: string | null): name is SealPart => (sealParts as readonly string[]).includes(name ?? '')

/** Links of the audit rows among themselves; a row in between that belongs to another time is no break. */
function chainProblem(rows: readonly { seq: number; prev_hash: string; hash: string }[]): string | null {
  for (const [index, row] of rows.entries()) {
    const before = rows[index - 1]
    if (before && row.seq === before.seq + 1 && row.prev_hash !== before.hash) return `row ${row.seq} does not follow`
  }
  return null
}

/** Reads the whole file once, in bounded memory. Throws only when the file cannot be read. */
export async function verifySealedFile(file: string): Promise<SealVerdict> {
  const problems: SealVerdict['problems'] = []
  const hashes = createPartHashes()
  const audit: { seq: number; prev_hash: string; hash: string }[] = []
  let manifestLine: string | null = null
  let lastPart = 0
  for await (const raw of linesOf(file)) {
    const line = raw.toString('utf8')
    const name = partOf(line)
    if (manifestLine !== null) problems.push({ part: 'file', detail: 'something stands after the manifest' })
    // Bytes that are no text would be hashed as another character: they must come back as they are.
    const isText = Buffer.from(line, 'utf8').equals(raw)
    if (name === 'manifest') manifestLine = line
    else if (!isPart(name) || !isText) problems.push({ part: 'file', detail: 'a line that belongs to no part' })
    else {
      const order = sealParts.indexOf(name)
      if (order < lastPart) problems.push({ part: name, detail: 'a line stands out of order' })
      lastPart = Math.max(lastPart, order)
      hashes.add(name, line)
      if (name === 'audit') audit.push((JSON.parse(line) as { data: (typeof audit)[number] }).data)
    }
  }
  const sums = hashes.sums()
  if (manifestLine === null) {
    problems.push({ part: 'manifest', detail: 'the manifest is missing: the file was cut off' })
    return { isWhole: false, problems, seal: null, manifest: null }
  }
  const { seal, ...manifest } = (JSON.parse(manifestLine) as { data: SealManifest & { seal: string } }).data
  if (manifestLine !== lineOf('manifest', { ...manifest, seal }) || sealOf(manifest) !== seal) {
    problems.push({ part: 'manifest', detail: 'the manifest does not fit its seal' })
  }
  for (const sum of sums) {
    const noted = Array.isArray(manifest.parts) ? manifest.parts.find((part) => part.part === sum.part) : undefined
    if (!noted) problems.push({ part: sum.part, detail: 'the manifest does not name this part' })
    else if (noted.lines !== sum.lines) {
      problems.push({ part: sum.part, detail: `${noted.lines} lines were sealed, ${sum.lines} are there` })
    } else if (noted.sha256 !== sum.sha256) problems.push({ part: sum.part, detail: 'a byte was changed' })
  }
  const broken = chainProblem(audit)
  if (broken) problems.push({ part: 'audit-chain', detail: broken })
  return { isWhole: problems.length === 0, problems, seal, manifest }
}
