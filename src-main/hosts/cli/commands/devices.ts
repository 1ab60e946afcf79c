import { parseArgs } from 'node:util'
import { DomainError } from '../../../platform/domain-error.ts'
import { runDevicesDecode } from '../devices-decode.ts'
import { simulateDevices } from '../devices-simulate.ts'

export async function runDevices([act, ...args]: string[]): Promise<number> {
  if (act === 'decode') {
    parseArgs({ args, options: { json: { type: 'boolean', default: false } } })
    const { badLines } = await runDevicesDecode(process.stdin, process.stdout)
    if (badLines > 0) console.error(`${badLines} 行无法读取 / lines could not be read as {topic, payload, retain}`)
    return 0
  }
  if (act === 'simulate') {
    const options = {
      url: { type: 'string' },
      username: { type: 'string' },
      password: { type: 'string' },
      beds: { type: 'string', default: '30' },
      seed: { type: 'string', default: '1' },
      'interval-ms': { type: 'string', default: '3000' },
    } as const
    const { values } = parseArgs({ args, options })
    if (!values.url || !values.username)
      throw new DomainError(
        'SIMULATION_NOT_NAMED',
        {},
        'Say where to: --url mqtt://127.0.0.1:1883 --username U --password P.',
      )
    return simulateDevices({
      url: values.url,
      username: values.username,
      password: values.password ?? '',
      beds: Number(values.beds),
      seed: Number(values.seed),
      intervalMs: Number(values['interval-ms']),
    })
  }
  throw new DomainError('COMMAND_UNKNOWN', {}, 'devices knows: decode, simulate.')
}
