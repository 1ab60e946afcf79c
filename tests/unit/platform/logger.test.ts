import { describe, expect, test } from 'vitest'
import { DomainError } from '#main/platform/domain-error.ts'
import { createDomainEvents } from '#main/platform/domain-events.ts'
import { createLogger, type Logger } from '#main/platform/logger.ts'

function makeLog(isSilent = false): { logger: Logger; lines: () => Record<string, unknown>[]; text: () => string } {
  const written: string[] = []
  const logger = createLogger({ isSilent, destination: { write: (line) => void written.push(line) } })
  const text = (): string => written.join('')
  const lines = (): Record<string, unknown>[] =>
    text()
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
  return { logger, lines, text }
}

describe('the log', () => {
  test('hides names, numbers and secrets at any depth and keeps ids', () => {
    const { logger, lines } = makeLog()
    const resident = {
      residentId: 'r1',
      name: '陈阿婆',
      idNumber: '350102193912310011',
      contacts: [{ contactPhone: '13800000000', phone: null }],
    }
    logger
      .child({ token: 'abc', requestId: 'q1' })
      .info({ resident, id_number: 'x', pinHash: 'y', key: Buffer.alloc(4), bytes: Buffer.alloc(4) }, 'saved')
    expect(lines()).toEqual([
      {
        level: 'info',
        time: expect.any(Number),
        requestId: 'q1',
        token: '[hidden]',
        resident: {
          residentId: 'r1',
          name: '[hidden]',
          idNumber: '[hidden]',
          contacts: [{ contactPhone: '[hidden]', phone: null }],
        },
        id_number: '[hidden]',
        pinHash: '[hidden]',
        key: '[hidden]',
        bytes: '[4 bytes]',
        msg: 'saved',
      },
    ])
  })

  test('keeps what an error means and where it came from, but not the values of a failed query', () => {
    const { logger, lines, text } = makeLog()
    const cause = new DomainError('BED_OCCUPIED', { bedId: 'b1', name: '陈阿婆' })
    logger.error({ err: new Error('Failed query: insert\nparams: 陈阿婆,350102193912310011', { cause }) }, 'failed')
    expect(lines()[0]?.err).toMatchObject({
      type: 'Error',
      cause: { code: 'BED_OCCUPIED', data: { bedId: 'b1', name: '[hidden]' } },
    })
    expect(text()).toContain('logger.test.ts')
    expect(text()).not.toMatch(/陈阿婆|350102/)
    logger.error(new Error('params: 陈阿婆'))
    expect(text()).not.toContain('陈阿婆')
  })

  test('says nothing when silent', () => {
    const { logger, text } = makeLog(true)
    logger.fatal('x')
    expect(text()).toBe('')
  })
})

describe('domain events', () => {
  interface Events {
    'alarm-raised': { alarmId: string }
  }

  test('a listener that fails is logged and does not keep the others from hearing', async () => {
    const { logger, lines } = makeLog()
    const events = createDomainEvents<Events>(logger)
    const heard: string[] = []
    const stop = events.on('alarm-raised', ({ alarmId }) => void heard.push(`first ${alarmId}`))
    events.on('alarm-raised', () => {
      throw new Error('broken')
    })
    events.on('alarm-raised', async () => {
      throw new Error('broken later')
    })
    events.on('alarm-raised', ({ alarmId }) => void heard.push(`last ${alarmId}`))
    events.emit('alarm-raised', { alarmId: 'a1' })
    stop()
    events.emit('alarm-raised', { alarmId: 'a2' })
    await Promise.resolve()
    expect(heard).toEqual(['first a1', 'last a1', 'last a2'])
    expect(lines().map((line) => line.event)).toEqual(Array(4).fill('alarm-raised'))
  })
})
