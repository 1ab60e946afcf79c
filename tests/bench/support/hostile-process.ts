// A gateway out of its mind, in a process of its own: hostile messages from a seed, as fast as the broker takes them. It writes MQTT by
// hand, so that it can also send what no library would, and comes back whenever the broker throws it out.
import { connect, type Socket } from 'node:net'
import { createSeededRandom } from '#main/platform/seeded-random.ts'
import { createHostileMessages } from '../../support/hostile-messages.ts'

const [url, username, password, countText, seedText] = process.argv.slice(2)
if (!url || !username || !password) throw new Error('give url, username, password, count and seed')
const count = Number(countText)
const random = createSeededRandom(Number(seedText))
const next = createHostileMessages(random)
/** Acknowledgements awaited at once. */
const WINDOW = 1000
const AT_ONCE = 50
const PUBACK_BYTES = 4

function packet(type: number, body: Buffer): Buffer {
  const length: number[] = []
  let rest = body.byteLength
  do {
    length.push((rest % 128) | (rest > 127 ? 0x80 : 0))
    rest = Math.floor(rest / 128)
  } while (rest > 0)
  return Buffer.concat([Buffer.from([type, ...length]), body])
}

function word(text: string): Buffer {
  const bytes = Buffer.from(text)
  return Buffer.concat([Buffer.from([bytes.byteLength >> 8, bytes.byteLength & 255]), bytes])
}

let sent = 0
let thrownOut = 0

/** What ends a connection: a topic with a wildcard, bytes that are no MQTT, a packet above every limit. */
function outrage(): Buffer {
  const kind = random.whole(0, 2)
  if (kind === 0) return packet(0x30, Buffer.concat([word('a/#'), Buffer.from('x')]))
  if (kind === 1) return Buffer.from(Uint8Array.from({ length: 64 }, () => random.whole(0, 255)))
  return packet(0x30, Buffer.concat([word('big'), Buffer.alloc(9 * 1024 * 1024)]))
}

function publish(): { bytes: Buffer; isAcknowledged: boolean } {
  const { topic, payload, retain, qos } = next()
  const id = (sent % 65_000) + 1
  sent += 1
  const number = qos === 1 ? [Buffer.from([id >> 8, id & 255])] : []
  const body = Buffer.concat([word(topic), ...number, payload])
  return { bytes: packet(0x30 | (qos << 1) | (retain ? 1 : 0), body), isAcknowledged: qos === 1 }
}

/** One connection, until everything is sent or the broker had enough. */
function talk(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    let asked = 0
    let answered = -1
    function more(): void {
      // It waits for the socket already.
      if (socket.writableNeedDrain) return
      while (asked - Math.max(0, answered) / PUBACK_BYTES < WINDOW) {
        if (sent >= count) {
          if (answered / PUBACK_BYTES >= asked) socket.end(packet(0xe0, Buffer.alloc(0)))
          return
        }
        const group = Array.from({ length: Math.min(AT_ONCE, count - sent) }, publish)
        asked += group.filter(({ isAcknowledged }) => isAcknowledged).length
        const bytes = group.map((one) => one.bytes)
        if (random.chance(AT_ONCE / 50_000)) bytes.push(outrage())
        if (!socket.write(Buffer.concat(bytes))) return void socket.once('drain', more)
      }
    }
    socket.on('data', (bytes: Buffer) => {
      // The first answer is the four bytes of the sign-in.
      answered = answered < 0 ? bytes.byteLength - PUBACK_BYTES : answered + bytes.byteLength
      more()
    })
    socket.on('error', () => undefined)
    socket.once('close', resolve)
    socket.write(
      packet(
        0x10,
        Buffer.concat([
          word('MQTT'),
          Buffer.from([4, 0xc2, 0, 0]),
          word('mad-gateway'),
          word(username!),
          word(password!),
        ]),
      ),
    )
  })
}

const { hostname, port } = new URL(url)
while (sent < count) {
  const before = sent
  await talk(connect({ host: hostname, port: Number(port), noDelay: true }))
  if (sent < count) thrownOut += 1
  if (sent === before) throw new Error('the broker lets the gateway in no more')
}
console.log(JSON.stringify({ sent, thrownOut }))
