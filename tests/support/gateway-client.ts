// A device gateway as a real MQTT client, and a wait that ends when something became true.
import { connectAsync, type MqttClient } from 'mqtt'
import { onTestFinished } from 'vitest'
import type { LiveHome } from './live-home.ts'
import { nurse } from './live-home.ts'

/** Adds a gateway to the home and connects as it; ends with the test. */
export async function connectGateway(home: LiveHome, username = 'gateway_1'): Promise<MqttClient> {
  const { password } = await home.devices.gateways.add({ name: username, username }, nurse)
  const url = home.devices.brokerUrl()
  if (url === null) throw new Error('no broker is there')
  const client = await connectAsync(url, { username, password, protocolVersion: 4, reconnectPeriod: 0 })
  onTestFinished(() => client.endAsync(true))
  return client
}

/** Resolves at the turn in which `isTrue` becomes true; looks again after every turn of the event loop, fails after `limitMs`. */
export async function until(isTrue: () => boolean, limitMs = 10_000): Promise<void> {
  const endAt = performance.now() + limitMs
  while (!isTrue()) {
    if (performance.now() > endAt) throw new Error(`not true after ${limitMs} ms: ${isTrue.toString()}`)
    await new Promise<void>((resolve) => setImmediate(resolve))
  }
}
