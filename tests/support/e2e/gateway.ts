// A gateway with call bells, as Zigbee2MQTT speaks, over the home's real broker.
import { connectAsync, type MqttClient } from 'mqtt'
import { bellPress, startBurst, type WireMessage } from '#main/mqtt/simulator/simulated-messages.ts'
import type { AppClient } from '#shared/contract/app-contract.ts'
import type { Device } from '#shared/features/devices/devices.contract.ts'

export type Gateway = {
  publish(messages: readonly WireMessage[]): Promise<void>
  /** A press of the bell; answers when it was sent, epoch ms. */
  press(bell: string): Promise<number>
  close(): Promise<void>
}

/** Adds a gateway to the home and connects as it. `client` must be of somebody who may manage devices. */
export async function connectGateway(client: AppClient, mqtt: string, bells: readonly string[]): Promise<Gateway> {
  const username = 'e2e-gateway'
  const { password } = await client.devices.addGateway({ name: '测试网关', username })
  const mqttClient: MqttClient = await connectAsync(mqtt, {
    username,
    password,
    protocolVersion: 4,
    reconnectPeriod: 0,
  })
  const publish = async (messages: readonly WireMessage[]): Promise<void> => {
    for (const { topic, payload, retain } of messages) await mqttClient.publishAsync(topic, payload, { qos: 1, retain })
  }
  await publish(startBurst(bells.map((id) => ({ kind: 'bell', id }))))
  return {
    publish,
    async press(bell) {
      const sentAt = Date.now()
      await publish(bellPress(bell, sentAt))
      return sentAt
    },
    close: () => mqttClient.endAsync(true),
  }
}

/** Binds the bell to a room; answers the device. */
export async function bindBell(client: AppClient, bell: string, roomName: string): Promise<Device> {
  const [devices, map] = [await client.devices.list(), await client.beds.map({})]
  const device = devices.find((each) => each.name === bell)
  const room = map.rooms.find((each) => each.name === roomName)
  if (!device || !room) throw new Error(`no bell ${bell} among ${devices.length} devices, or no room ${roomName}`)
  return client.devices.bindTo({
    id: device.id,
    target: { kind: 'room', roomId: room.id },
    role: 'bell',
    name: `呼叫铃 ${roomName}`,
  })
}
