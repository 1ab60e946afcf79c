import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { notificationOf } from '#main/hosts/electron/alarm-notification.ts'
import { fileOf, serveAppFile } from '#main/hosts/electron/app-protocol.ts'
import { isAllowedPermission, isAllowedUrl } from '#main/hosts/electron/navigation-policy.ts'
import { safeFileName } from '#main/hosts/electron/safe-file-name.ts'
import { AlarmKind } from '#shared/features/alarms/alarms.model.ts'
import { makeTemporaryFolder } from '../../support/temporary-folder.ts'

describe('where a window may go', () => {
  test('to the program\u2019s own pages, and to the console that owns the data folder', () => {
    expect(isAllowedUrl('yian://app/#/wall', null)).toBe(true)
    expect(isAllowedUrl('http://127.0.0.1:4180/#/', 'http://127.0.0.1:4180/')).toBe(true)
  })

  test.each([
    ['https://example.org/', null],
    ['file:///etc/passwd', null],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['about:blank', null],
    ['not an address', null],
    ['yian://other/', null],
    ['yian://app.evil/', null],
    ['yian://app:1/', null],
    ['http://127.0.0.1:4180/', null],
    ['http://127.0.0.1:4181/', 'http://127.0.0.1:4180/'],
    ['https://127.0.0.1:4180/', 'http://127.0.0.1:4180/'],
    ['http://127.0.0.1.evil.example:4180/', 'http://127.0.0.1:4180/'],
    ['http://evil.example/', 'http://evil.example/'],
    ['http://192.168.1.9:4180/', 'http://192.168.1.9:4180/'],
    ['http://127.0.0.1:4180/', 'not an address'],
  ])('%s is refused when the owner is %s', (url, owner) => {
    expect(isAllowedUrl(url, owner)).toBe(false)
  })

  test('no page gets camera, microphone, place or notifications', () => {
    expect(
      ['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal'].map(isAllowedPermission),
    ).toEqual(Array.from({ length: 5 }, () => false))
  })
})

describe('the pages of the desktop window', () => {
  const folder = '/app/renderer'

  test('are found in their folder', () => {
    expect(fileOf(folder, '/')).toBe(join(folder, 'index.html'))
    expect(fileOf(folder, '/assets/%E6%8A%A5.js')).toBe(join(folder, 'assets', '\u62a5.js'))
  })

  test.each([
    '/../main/electron-main.js',
    '/%2e%2e/secret',
    '/assets/../../secret',
    '/..%2f..%2fetc/passwd',
    '/%00',
    '/%',
    '/.',
  ])('%s never leads out of it', (path) => {
    expect(fileOf(folder, path)).toBeNull()
  })

  test('come with the content policy, and another host or a missing file is not found', async () => {
    const renderer = join(makeTemporaryFolder(), 'renderer')
    mkdirSync(renderer)
    writeFileSync(join(renderer, 'index.html'), '<!doctype html>')
    const page = await serveAppFile(renderer, 'yian://app/')
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'")
    expect((await serveAppFile(renderer, 'yian://app/none.js')).status).toBe(404)
    expect((await serveAppFile(renderer, 'yian://other/')).status).toBe(404)
  })
})

describe('the notification of an alarm', () => {
  test('names place and kind, and only high alarms call for the window', () => {
    const news = { kind: 'alarm', placeLabel: '2F 203-1', alarmKind: 'call-bell' } as const
    expect(notificationOf({ ...news, priority: 'high' })).toEqual({
      title: '\u25b2 2F 203-1',
      body: '\u547c\u53eb\u94c3',
      isUrgent: true,
    })
    expect(notificationOf({ ...news, priority: 'medium' })).toMatchObject({ title: '\u25c6 2F 203-1', isUrgent: false })
    expect(notificationOf({ ...news, priority: 'low' })).toBeNull()
  })

  test.each(AlarmKind.options)('%s has a Chinese word', (alarmKind) => {
    const text = notificationOf({ kind: 'alarm', placeLabel: 'x', alarmKind, priority: 'high' })
    expect(text?.body).toMatch(/^\p{Script=Han}+$/u)
  })
})

describe('the name of a printed file', () => {
  test.each([
    ['2026-10 \u6708\u62a5: R02/R04', '2026-10 \u6708\u62a5_ R02_R04'],
    ['..\\..\\x', '.._.._x'],
    ['name. . ', 'name'],
    ['  ', 'yian'],
    ['...', 'yian'],
    ['CON', '_CON'],
    ['nul.pdf', '_nul.pdf'],
    ['console', 'console'],
    ['a\u0000b\nc', 'a_b_c'],
  ])('%j becomes %j', (name, expected) => {
    expect(safeFileName(name)).toBe(expected)
  })

  test('never ends in half a character and never passes 100', () => {
    const long = safeFileName('\u{20bb7}'.repeat(300))
    expect([...long]).toHaveLength(100)
    expect(Buffer.from(long).toString()).toBe(long)
  })
})
