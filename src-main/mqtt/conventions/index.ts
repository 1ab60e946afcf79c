// The conventions in the order they are asked. A new convention is one file and one line here; a kind of device that only names its
// values otherwise is a profile under resources/device-profiles.
// Topic-bound conventions come before those recognised by the shape of the body, and the plainest comes last.
import type { Convention } from '../message-types.ts'
import { esphome } from './esphome.ts'
import { homeAssistant } from './home-assistant.ts'
import { homie } from './homie.ts'
import { lorawan } from './lorawan.ts'
import { plainTopic } from './plain-topic.ts'
import { shelly } from './shelly.ts'
import { sleepace } from './sleepace.ts'
import { tasmota } from './tasmota.ts'
import { zigbee2mqtt } from './zigbee2mqtt.ts'

export const conventions: readonly Convention[] = [
  zigbee2mqtt,
  homeAssistant,
  sleepace,
  tasmota,
  lorawan,
  shelly,
  homie,
  esphome,
]

/** Asked after the profiles. */
export const lastConventions: readonly Convention[] = [plainTopic]
