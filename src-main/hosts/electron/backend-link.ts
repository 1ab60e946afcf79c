// The main process's end of the backend process: fork, start message, ports for windows, news.
import { join } from 'node:path'
import { MessageChannelMain, type MessagePortMain, utilityProcess } from 'electron'
import type { Child } from './backend-supervisor.ts'
import type { FromBackend, ToBackend } from './messages.ts'

export type BackendLink = Child & {
  /** A new port to the backend for one window. */
  openPort(seatToken: string | null, seatName: string): MessagePortMain
}

export function forkBackend(
  start: Extract<ToBackend, { kind: 'start' }>,
  onNews: (news: FromBackend) => void,
): BackendLink {
  const child = utilityProcess.fork(join(import.meta.dirname, 'backend-process.js'), [], {
    serviceName: 'yian-backend',
    stdio: 'inherit',
  })
  const send = (message: ToBackend, ports: MessagePortMain[] = []): void => child.postMessage(message, ports)
  child.on('message', (news: FromBackend) => onNews(news))
  send(start)
  return {
    onExit: (listener) => void child.on('exit', listener),
    stop: () => send({ kind: 'stop' }),
    openPort(seatToken, seatName) {
      const { port1, port2 } = new MessageChannelMain()
      send({ kind: 'connect', seatToken, seatName }, [port1])
      return port2
    },
  }
}
