// The conventions in the order they are asked. A new convention is one file and one line here.
// Topic-bound conventions come before those recognised by the shape of the body.
import type { Convention } from '../message-types.ts'
import { homeAssistant } from './home-assistant.ts'
import { sleepace } from './sleepace.ts'
import { zigbee2mqtt } from './zigbee2mqtt.ts'

export const conventions: readonly Convention[] = [zigbee2mqtt, homeAssistant, sleepace]
