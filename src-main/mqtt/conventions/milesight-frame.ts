// The raw frame of Milesight sensors: channel, type, value, one after the other. Only channels whose meaning the vendor's manual and
// decoder agree on are read, and only for models known by name; anything else is left for the gateway's own decoder.

/** Bytes of the value after channel and type. */
const LENGTHS: Readonly<Record<string, number>> = {
  '0175': 1,
  '0300': 1,
  '0400': 1,
  '0500': 1,
  '0367': 2,
  '0468': 1,
  '03f8': 6,
  '04f9': 4,
  '05fa': 8,
  '06fb': 5,
  '067d': 2,
  ff01: 1,
  ff09: 2,
  ff0a: 2,
  ff0b: 1,
  ff0f: 1,
  ff16: 8,
  ff2e: 1,
  fffe: 1,
  ffff: 2,
}

export type FrameChannel = { id: string; value: Uint8Array }

/** The channels up to the first one that is not known; null when the first already is not. */
export function readFrame(bytes: Uint8Array): FrameChannel[] | null {
  const channels: FrameChannel[] = []
  let at = 0
  while (at + 2 < bytes.length && channels.length < 40) {
    const id = [bytes[at], bytes[at + 1]].map((byte) => (byte ?? 0).toString(16).padStart(2, '0')).join('')
    const length = Object.hasOwn(LENGTHS, id) ? LENGTHS[id] : undefined
    if (length === undefined || at + 2 + length > bytes.length) break
    channels.push({ id, value: bytes.subarray(at + 2, at + 2 + length) })
    at += 2 + length
  }
  return channels.length === 0 ? null : channels
}

export function tamperInFrame(bytes: Uint8Array): boolean | null {
  const value = readFrame(bytes)?.find((channel) => channel.id === '0400')?.value[0]
  return value === 0 || value === 1 ? value === 1 : null
}

const DETECTIONS = ['normal', 'vacant', 'in_bed', 'out_of_bed', 'fall']
const TARGETS = ['normal', 'motionless', 'abnormal']
const PRESSES: Readonly<Record<number, string>> = { 1: 'short press', 2: 'long press', 3: 'double press' }

function word(words: readonly string[] | Readonly<Record<number, string>>, byte: number | undefined): string {
  return (words as Readonly<Record<number, string>>)[byte ?? -1] ?? 'unknown'
}

/** The frame as the vendor's decoder would write it, or null for a model or a frame that is not known. */
export function decodeFrame(bytes: Uint8Array, model: string | null): Record<string, unknown> | null {
  const name = model?.toUpperCase() ?? ''
  const isModel = (...models: string[]) => models.some((one) => name.startsWith(one))
  const channels = readFrame(bytes)
  if (!channels || name === '') return null
  const state: Record<string, unknown> = {}
  for (const { id, value } of channels) {
    const [first = 0, second = 0] = value
    if (id === '0175') state.battery = first
    else if (id === '0367' && isModel('EM300', 'AM', 'WS203')) {
      const raw = first | (second << 8)
      state.temperature = (raw > 0x7fff ? raw - 0x10000 : raw) / 10
    } else if (id === '0468' && isModel('EM300', 'AM', 'WS203')) state.humidity = first / 2
    else if (id === '0500' && isModel('EM300-SLD', 'EM300-ZLD')) state.leakage_status = word(['normal', 'leak'], first)
    else if (id === '0300' && isModel('WS303')) state.leakage_status = word(['normal', 'leak'], first)
    else if (id === '0300' && isModel('WS301')) state.magnet_status = word(['close', 'open'], first)
    else if (id === '0300' && isModel('WS202')) state.pir = word(['normal', 'trigger'], first)
    else if (id === '0300' && isModel('VS370')) state.occupancy = word(['vacant', 'occupied'], first)
    else if (id === 'ff2e' && isModel('WS101')) state.button_event = { status: word(PRESSES, first) }
    else if (id === '03f8' && isModel('VS373')) {
      state.detection_status = word(DETECTIONS, first)
      state.target_status = word(TARGETS, second)
    } else if (id === '06fb' && isModel('VS373')) state.events = [{ alarm_type: value[2] }]
  }
  return Object.keys(state).length === 0 ? null : state
}
