// Drives a home over real MQTT until Ctrl+C: mattresses, bells, doors, detectors, with faults and silence now and then.
import { startHomeSimulation } from '../../mqtt/simulator/simulate-home.ts'
import { simulatedHome } from '../../mqtt/simulator/simulated-home.ts'

export type SimulateOptions = {
  url: string
  username: string
  password: string
  beds: number
  seed: number
  intervalMs: number
}

export async function simulateDevices(options: SimulateOptions): Promise<number> {
  const { url, username, password } = options
  const home = simulatedHome(options.beds)
  const simulation = await startHomeSimulation({
    connect: { url, username, password },
    devices: home.devices,
    now: Date.now,
    intervalMs: options.intervalMs,
    seed: options.seed,
    chances: { bellPress: 0.0005, doorChange: 0.02 },
    faults: home.faults,
  })
  console.log(`模拟 ${home.devices.length} 台设备 / simulating ${home.devices.length} devices; Ctrl+C ends it`)
  await new Promise<void>((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done())
  })
  await simulation.stop()
  return 0
}
