// A gateway in a process of its own: publishes a run of mattress messages as fast as the broker takes them. Started for each round.
import { connectAsync } from 'mqtt'

const [url, username, password, countText, qosText, round] = process.argv.slice(2)
if (!url || !username || !password) throw new Error('give url, username, password, count, qos and round')
const count = Number(countText)
const qos = qosText === '1' ? 1 : 0
/** Messages under way at once: a gateway neither waits for each nor fills its memory. */
const WINDOW = 200
const DEVICES = 150

const client = await connectAsync(url, { username, password, protocolVersion: 4, reconnectPeriod: 0 })
const startedAt = Date.now()
let sent = 0
let done = 0

function payloadOf(index: number): string {
  // Each message says something new, so that each must be stored.
  const data = { leftRight: 0, breath: 10 + ((index + Number(round)) % 15), heart: 50 + (index % 60), bedStatus: 0 }
  const deviceId = `bench${index % DEVICES}`
  return JSON.stringify([{ dataKey: 'realtime', deviceId, data, timeStamp: 1_760_000_000 + index }])
}

await new Promise<void>((resolve, reject) => {
  function more(): void {
    while (sent < count && sent - done < WINDOW) {
      client.publish('sleepace-57136', payloadOf(sent), { qos }, (error) => {
        if (error) return reject(error)
        done += 1
        if (done === count) resolve()
        else more()
      })
      sent += 1
    }
  }
  more()
})
await client.endAsync()
console.log(JSON.stringify({ startedAt, endedAt: Date.now() }))
