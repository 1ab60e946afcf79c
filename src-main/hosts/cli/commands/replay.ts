import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { openHome } from '../../../backend/open-home.ts'
import { listAudit } from '../../../database/audit-log.ts'
import { verifySealedFile } from '../../../features/replay/index.ts'
import { systemClock } from '../../../platform/clock.ts'
import { DomainError } from '../../../platform/domain-error.ts'
import { systemActor } from '../../../rpc/request-context.ts'
import { cancelOnInterrupt } from '../cancel-on-interrupt.ts'
import { dataFolderOf, homeOptions, keyOptions, openForCommand } from '../home-options.ts'

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/

/** '2026-11-20T22:00' in the home's zone, as epoch milliseconds. */
function instantOf(text: string | undefined): number {
  const at = text !== undefined && INSTANT.test(text) ? Date.parse(`${text}+08:00`) : Number.NaN
  if (Number.isNaN(at)) {
    throw new DomainError('SPAN_NOT_NAMED', {}, 'Say the span: --from 2026-11-20T22:00 --to 2026-11-21T06:00.')
  }
  return at
}

async function exportSpan(args: string[]): Promise<number> {
  const options = {
    ...homeOptions,
    from: { type: 'string' },
    to: { type: 'string' },
    out: { type: 'string' },
    full: { type: 'boolean', default: false },
    reason: { type: 'string' },
  } as const
  const { values } = parseArgs({ args, options })
  const [from, to] = [instantOf(values.from), instantOf(values.to)]
  if (!values.out) throw new DomainError('EXPORT_NOT_NAMED', {}, 'Say where to: --out FILE.jsonl.')
  if (values.full && !values.reason)
    throw new DomainError('REASON_MISSING', {}, 'A full copy names people: say why with --reason.')
  const backend = await openForCommand(values)
  const cancel = cancelOnInterrupt()
  try {
    const { replay } = backend.features
    replay.service.checkSpan(from, to)
    const made = await replay.export({
      ...{ from, to, copy: values.full ? 'full' : 'masked', reason: values.reason ?? null },
      ...{ actor: systemActor, isTrusted: true, signal: cancel.signal },
    })
    await writeFile(values.out, made.bytes, { mode: 0o600 })
    const { seal, bytes } = made
    console.log(
      values.json
        ? JSON.stringify({ file: values.out, seal, bytes: bytes.byteLength })
        : `${values.out}: ${bytes.byteLength} bytes\tseal ${seal}`,
    )
    return 0
  } finally {
    cancel.stop()
    await backend.dispose()
  }
}

/** Exit code 1 when a byte was changed, or when the home named with `--data` never made the file. */
async function verify(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: homeOptions, allowPositionals: true })
  const [file] = positionals
  if (!file) throw new DomainError('FILE_NOT_FOUND', {}, 'Say which file: yian replay verify FILE.')
  const { isWhole, problems, seal, manifest } = await verifySealedFile(file)
  let isKnown: boolean | null = null
  if (values.data !== undefined && seal !== null) {
    const home = await openHome({ dataFolder: dataFolderOf(values), clock: systemClock, key: keyOptions(values) })
    try {
      isKnown = listAudit(home.records, { objectType: 'replay', objectId: seal, limit: 1 }).length === 1
    } finally {
      home.close()
    }
  }
  if (values.json) console.log(JSON.stringify({ isWhole, isKnown, seal, problems, parts: manifest?.parts ?? [] }))
  else {
    console.log(isWhole ? `完整 / whole\tseal ${seal}` : '已被改动 / changed')
    for (const { part, detail } of problems) console.log(`${part}\t${detail}`)
    if (isKnown !== null) {
      console.log(isKnown ? '审计日志有此封条 / the home made it' : '审计日志无此封条 / the home did not make it')
    }
  }
  return isWhole && isKnown !== false ? 0 : 1
}

export async function runReplay([act, ...args]: string[]): Promise<number> {
  if (act === 'export') return exportSpan(args)
  if (act === 'verify') return verify(args)
  throw new DomainError('COMMAND_UNKNOWN', {}, 'replay knows: export, verify.')
}
