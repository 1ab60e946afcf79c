import { expect, test } from 'vitest'
import { createCatchUp } from '#main/mqtt/catch-up.ts'

const NOW = Date.UTC(2026, 10, 20, 2)
const bytes = (text: string) => new TextEncoder().encode(text)

function startCatchUp() {
  let now = NOW
  const catchUp = createCatchUp('yian/1', () => now)
  const say = (topic = 'bell/1') => catchUp.judge(topic, bytes('x'))
  return {
    catchUp,
    say,
    hearOwnWord: () => catchUp.judge(catchUp.word().topic, bytes(catchUp.word().payload)),
    wait(ms: number) {
      now += ms
    },
  }
}

test('until its own word comes back, what a broker gives a session is from before', () => {
  const { catchUp, say, hearOwnWord } = startCatchUp()
  catchUp.begin()
  catchUp.greeted(true)
  expect([say(), say(), hearOwnWord(), say()]).toEqual(['late', 'late', 'word', 'live'])
})

test('a message that comes before the broker has even answered is from before', () => {
  const { catchUp, say } = startCatchUp()
  catchUp.begin()
  expect(say()).toBe('late')
})

test('a broker that knows no session of the house kept nothing for it', () => {
  const { catchUp, say } = startCatchUp()
  catchUp.begin()
  catchUp.greeted(false)
  expect(say()).toBe('live')
})

test('the word of another console, or of an earlier connection, ends nothing and is no message of a device', () => {
  const { catchUp, say } = startCatchUp()
  catchUp.begin()
  const earlier = catchUp.word()
  catchUp.begin()
  catchUp.greeted(true)
  expect(catchUp.judge(earlier.topic, bytes(earlier.payload))).toBe('word')
  expect(catchUp.judge('yian/another/connected', bytes(catchUp.word().payload))).toBe('word')
  expect(say()).toBe('late')
})

test('the topic of its word has no wildcard and no level that the id of the console brought in', () => {
  const { catchUp } = startCatchUp()
  expect(catchUp.word().topic).toBe('yian/yian-1/connected')
})

test('a broker that swallows the word is believed again after a minute', () => {
  const { catchUp, say, wait } = startCatchUp()
  catchUp.begin()
  catchUp.greeted(true)
  wait(60_000)
  expect(say()).toBe('late')
  wait(1)
  expect(say()).toBe('live')
})
