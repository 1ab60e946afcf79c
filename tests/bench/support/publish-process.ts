// A gateway in a process of its own: publishes a run of mattress messages as fast as the broker takes them, each with its acknowledgement
// awaited. It writes MQTT by hand and makes every packet beforehand, so that it takes as little as it can of the machine being measured.
import { connect } from 'node:net'

const [url, username, password, countText, qosText, round, devicesText, rateText] = process.argv.slice(2)
if (!url || !username || !password) throw new Error('give url, username, password, count, qos, round and devices')
const count = Number(countText)
const qos = qosText === '1' ? 1 : 0
const devices = Number(devicesText ?? 150)
/** Messages a second; left out = as fast as the broker takes them. */
const rate = rateText === undefined ? null : Number(rateText)
/** Messages under way at once: a gateway neither waits for each nor fills its memory. */
const WINDOW = rate === null ? 1000 : 60_000
const GROUP = 100
const PACE_MS = 10
const PUBACK_BYTES = 4

function payloadOf(index: number): string {
  // Each message says something new, so that each must be stored.
  const turn = Math.floor(index / devices) + Number(round)
  const data = { leftRight: 0, breath: 12 + (turn % 11), heart: 60 + (turn % 30), bedStatus: 0 }
  const deviceId = `mattress-${index % devices}`
  return JSON.stringify([{ dataKey: 'realtime', deviceId, data, timeStamp: 1_760_000_000 + index }])
}

function packet(type: number, body: Buffer): Buffer {
  const length: number[] = []
  let rest = body.byteLength
  do {
    const more = rest > 127 ? 0x80 : 0
    length.push((rest % 128) | more)
    rest = Math.floor(rest / 128)
  } while (rest > 0)
  return Buffer.concat([Buffer.from([type, ...length]), body])
}

const word = (text: string): Buffer => {
  const bytes = Buffer.from(text)
  return Buffer.concat([Buffer.from([bytes.byteLength >> 8, bytes.byteLength & 255]), bytes])
}

function publish(index: number): Buffer {
  const id = (index % 65_000) + 1
  const number = qos === 1 ? [Buffer.from([id >> 8, id & 255])] : []
  return packet(0x30 | (qos << 1), Buffer.concat([word('sleepace-57136'), ...number, Buffer.from(payloadOf(index))]))
}

const groups: Buffer[] = []
for (let index = 0; index < count; index += GROUP) {
  groups.push(Buffer.concat(Array.from({ length: Math.min(GROUP, count - index) }, (_, i) => publish(index + i))))
}

const { hostname, port } = new URL(url)
const socket = connect({ host: hostname, port: Number(port), noDelay: true })
const connectPacket = Buffer.concat([
  word('MQTT'),
  Buffer.from([4, 0xc2, 0, 60]),
  word('bench-gateway'),
  word(username),
  word(password),
])
socket.write(packet(0x10, connectPacket))

let startedAt = 0
let sent = 0
const isDue = (): boolean => rate === null || sent * GROUP <= ((Date.now() - startedAt) * rate) / 1000
let received = 0
await new Promise<void>((resolve, reject) => {
  const acknowledged = (): number => (qos === 1 ? Math.floor(received / PUBACK_BYTES) : sent * GROUP)
  function more(): void {
    while (sent < groups.length && isDue() && (sent + 1) * GROUP - acknowledged() <= WINDOW + (qos === 0 ? GROUP : 0)) {
      const group = groups[sent]
      if (group) socket.write(group)
      sent += 1
      // Without acknowledgements the socket itself says when it is full.
      if (qos === 0 && socket.writableNeedDrain) return void socket.once('drain', more)
    }
    if (sent === groups.length && (qos === 0 || acknowledged() >= count)) resolve()
  }
  socket.once('error', reject)
  socket.once('data', (answer: Buffer) => {
    if (answer[0] !== 0x20 || answer[3] !== 0) return reject(new Error('the broker refused the gateway'))
    startedAt = Date.now()
    // The gateway's pace, not a wait of the bench.
    if (rate !== null) setInterval(more, PACE_MS).unref()
    socket.on('data', (bytes: Buffer) => {
      received += bytes.byteLength
      more()
    })
    more()
  })
})
await new Promise<void>((resolve) => socket.end(packet(0xe0, Buffer.alloc(0)), () => resolve()))
console.log(JSON.stringify({ startedAt, endedAt: Date.now() }))
socket.destroy()
