import { fc, test as propertyTest } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { readImageHead } from '#main/platform/image-head.ts'
import { tinyJpeg, tinyPng } from '../../support/tiny-images.ts'

test('a PNG and a JPEG tell their size', () => {
  expect(readImageHead(tinyPng(640, 480))).toEqual({ mediaType: 'image/png', widthPx: 640, heightPx: 480 })
  expect(readImageHead(tinyJpeg(320, 200))).toEqual({ mediaType: 'image/jpeg', widthPx: 320, heightPx: 200 })
})

test('a picture of no or far too many pixels, a page of markup and a cut-off head are refused', () => {
  expect(readImageHead(tinyPng(0, 10))).toBeNull()
  expect(readImageHead(tinyPng(50_000, 50_000))).toBeNull()
  expect(readImageHead(new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'))).toBeNull()
  expect(readImageHead(tinyPng(10, 10).slice(0, 20))).toBeNull()
  expect(readImageHead(tinyJpeg(10, 10).slice(0, 12))).toBeNull()
})

propertyTest.prop([fc.uint8Array({ maxLength: 400 })])('no bytes make it fail or loop', (bytes) => {
  const jpeg = new Uint8Array([0xff, 0xd8, ...bytes])
  expect([readImageHead(bytes), readImageHead(jpeg)].every((head) => head === null || head.widthPx > 0)).toBe(true)
})
