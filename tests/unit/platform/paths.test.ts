import { expect, test } from 'vitest'
import { defaultDataFolder, defaultKeyFolder, isInside } from '#main/platform/paths.ts'

test('the key folder never lies inside the data folder, on any system', () => {
  const machines = [
    { platform: 'linux', env: {}, home: '/home/a' },
    { platform: 'linux', env: { XDG_DATA_HOME: '/d', XDG_CONFIG_HOME: '/c' }, home: '/home/a' },
    { platform: 'darwin', env: {}, home: '/Users/a' },
  ] as const
  const places = machines.map((machine) => [defaultDataFolder(machine), defaultKeyFolder(machine)])
  expect(places).toEqual([
    ['/home/a/.local/share/yian', '/home/a/.config/yian/keys'],
    ['/d/yian', '/c/yian/keys'],
    ['/Users/a/Library/Application Support/yian', '/Users/a/.config/yian/keys'],
  ])
  for (const [data, keys] of places) expect(isInside(data!, keys!)).toBe(false)
})

test('a path is inside a folder only when it is under it', () => {
  const answers = ['/data', '/data/a/b', '/data/../keys', '/database', '/data/..a'].map((path) =>
    isInside('/data', path),
  )
  expect(answers).toEqual([true, true, false, false, true])
})
