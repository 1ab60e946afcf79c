import { fc, test as propertyTest } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { instantOf, takenAtOf } from '#main/features/attachments/photo-time.ts'
import { judgeTakenAt } from '#shared/features/attachments/taken-at.rules.ts'
import { exifSegmentOf, withExifSegment } from '../../../src-renderer/features/attachments/exif-segment.ts'
import { photoJpeg, tinyJpeg, tinyPng } from '../../support/tiny-images.ts'

const at = (text: string) => Date.parse(text)

describe('when a photo was taken', () => {
  test('is what the camera wrote, in the zone of the house unless it names its own', () => {
    expect(takenAtOf(photoJpeg({ time: '2026:11:26 03:05:09' }))).toBe(at('2026-11-26T03:05:09+08:00'))
    expect(takenAtOf(photoJpeg({ time: '2026:11:26 03:05:09', offset: '+00:00' }))).toBe(at('2026-11-26T03:05:09Z'))
    expect(takenAtOf(photoJpeg({ time: '2026:11:26 03:05:09', offset: '-03:30' }))).toBe(
      at('2026-11-26T03:05:09-03:30'),
    )
  })

  test('is unknown when nothing or nonsense is written', () => {
    expect(takenAtOf(tinyJpeg(10, 10))).toBeNull()
    expect(takenAtOf(tinyPng(10, 10))).toBeNull()
    expect(takenAtOf(photoJpeg({ time: '0000:00:00 00:00:00' }))).toBeNull()
    expect(takenAtOf(photoJpeg({ time: '2026:13:01 00:00:00' }))).toBeNull()
    expect([instantOf(undefined, undefined), instantOf('yesterday', undefined)]).toEqual([null, null])
  })

  propertyTest.prop([fc.uint8Array({ maxLength: 300 })])('no bytes make it throw', (bytes) => {
    const whole = photoJpeg({ time: '2026:11:26 03:05:09' })
    whole.set(bytes.subarray(0, whole.length - 12), 12)
    expect([null, 'number']).toContain(takenAtOf(whole) === null ? null : 'number')
  })
})

test('the copy of a photo keeps the time and is no longer turned', () => {
  const photo = photoJpeg({ time: '2026:11:26 03:05:09', orientation: 6 })
  const copy = withExifSegment(new Uint8Array(tinyJpeg(64, 64)), exifSegmentOf(photo))
  expect(takenAtOf(copy)).toBe(at('2026-11-26T03:05:09+08:00'))
  expect(exifSegmentOf(copy)).toEqual(exifSegmentOf(photoJpeg({ time: '2026:11:26 03:05:09', orientation: 1 })))
  expect(exifSegmentOf(tinyJpeg(64, 64))).toBeNull()
})

describe('a photo of an act', () => {
  const span = { from: at('2026-11-26T03:00:00+08:00'), until: at('2026-11-26T03:20:00+08:00') }
  test.each([
    ['2026-11-26T02:49:59.999+08:00', 'before'],
    ['2026-11-26T02:50:00+08:00', 'inside'],
    ['2026-11-26T03:30:00+08:00', 'inside'],
    ['2026-11-26T03:30:00.001+08:00', 'after'],
  ])('taken %s is %s', (taken, expected) => {
    expect(judgeTakenAt(at(taken), span)).toBe(expected)
  })
  test('without a time stays unknown', () => {
    expect(judgeTakenAt(null, span)).toBe('unknown')
  })
})
