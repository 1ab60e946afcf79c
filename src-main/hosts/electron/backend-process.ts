// Runs in the utility process: one backend, one RPC handler, a port per window. Nothing here may know of windows.
import { RPCHandler } from '@orpc/server/message-port'
import { type Backend, createBackend } from '../../backend/create-backend.ts'
import { systemClock } from '../../platform/clock.ts'
import { isDomainError } from '../../platform/domain-error.ts'
import { createLogger } from '../../platform/logger.ts'
import type { FromBackend, ToBackend } from './messages.ts'
import { createWindowPorts } from './window-ports.ts'

type ParentPort = {
  on(event: 'message', listener: (event: { data: ToBackend; ports: MessagePortMain[] }) => void): void
  postMessage(message: FromBackend): void
}
type MessagePortMain = Parameters<RPCHandler<Record<never, never>>['upgrade']>[0] & { start(): void }

const parent = (process as unknown as { parentPort: ParentPort }).parentPort
const logger = createLogger()
let backend: Backend | undefined
const windows = createWindowPorts<{ message: Extract<ToBackend, { kind: 'connect' }>; port: MessagePortMain }>()

async function start(message: Extract<ToBackend, { kind: 'start' }>): Promise<void> {
  const key = message.key ? { rawKey: Uint8Array.from(Buffer.from(message.key, 'base64')) } : {}
  backend = await createBackend({
    dataFolder: message.dataFolder,
    clock: systemClock,
    key,
    logger,
    mqtt: { isEnabled: true, port: message.mqttPort },
  })
  const { router, openSeat, contextFor } = backend
  const handler = new RPCHandler(router)
  const { events, alarms } = backend.features
  const tellCount = (): void => parent.postMessage({ kind: 'open-alarms', count: alarms.listOpen().length })
  events.on('alarm-raised', ({ alarm }) => {
    parent.postMessage({ kind: 'alarm', placeLabel: alarm.placeLabel, alarmKind: alarm.kind, priority: alarm.priority })
    tellCount()
  })
  events.on('alarm-changed', tellCount)
  await backend.start()
  windows.open(({ message: { seatToken, seatName }, port }) => {
    const seat = openSeat(seatToken, seatName)
    if (seat.isNew) parent.postMessage({ kind: 'seat', seatToken: seat.token })
    handler.upgrade(port, { context: contextFor(seat.seatId) })
    port.start()
  })
  parent.postMessage({ kind: 'ready', isDemo: backend.features.accounts.isDemo() })
}

function fail(error: unknown): void {
  const code = isDomainError(error) ? error.code : 'INTERNAL'
  const url = isDomainError(error) && typeof error.data.url === 'string' ? error.data.url : null
  logger.error({ err: error }, 'the backend could not start')
  parent.postMessage({ kind: 'failed', code, message: error instanceof Error ? error.message : String(error), url })
}

// A message that is no call makes its handler fail; that must not end the watch over the house.
process.on('unhandledRejection', (error) => logger.error({ err: error }, 'a message could not be handled'))

parent.on('message', ({ data, ports }) => {
  if (data.kind === 'start') start(data).catch(fail)
  else if (data.kind === 'connect' && ports[0]) windows.add({ message: data, port: ports[0] })
  else if (data.kind === 'stop') {
    const stopping = backend?.dispose() ?? Promise.resolve()
    stopping.catch((error: unknown) => logger.error({ err: error }, 'stopping failed')).finally(() => process.exit(0))
  }
})
