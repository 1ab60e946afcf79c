// The demo home at three o'clock in the night, in this process, with a smoke detector in the kitchen that a test can set off. Timers run in real time.
import { expect } from '@playwright/test'
import { createBackend } from '#main/backend/create-backend.ts'
import { demoLogins } from '#main/backend/demo-home/demo-accounts.ts'
import { startLanHost } from '#main/hosts/lan/start-lan-host.ts'
import { smokeState, startBurst } from '#main/mqtt/simulator/simulated-messages.ts'
import { type Clock, systemClock } from '#main/platform/clock.ts'
import { createLogger } from '#main/platform/logger.ts'
import type { AppClient } from '#shared/contract/app-contract.ts'
import { addDays, dayOf, startOfDay } from '#shared/contract/days.ts'
import type { Role } from '#shared/contract/permissions.ts'
import type { DemoLogin } from '#shared/features/accounts/accounts.contract.ts'
import { connectGateway, type Gateway } from './gateway.ts'
import { copyDemoHome } from './home-template.ts'
import { signedInSeat } from './rpc-client.ts'
import { rendererFolder } from './wall-home.ts'

const detector = '厨房夜间/smoke'
const place = '厨房'

export type NightHome = {
  url: string
  /** Somebody who may do everything, for looking behind the screen. */
  client: AppClient
  loginOf(role: Role): DemoLogin
  place: string
  smoke(isThere: boolean): Promise<void>
  /** Lets the time of the home pass. */
  pass(seconds: number): void
  now(): number
}

/** Opens the home, hands it to `act` and takes it away again. */
export async function withNightHome(act: (home: NightHome) => Promise<void>): Promise<void> {
  const files = copyDemoHome()
  const threeAtNight = startOfDay(addDays(dayOf(Date.now()), 1)) + 3 * 3_600_000
  let aheadMs = threeAtNight - Date.now()
  const clock: Clock = { ...systemClock, now: () => systemClock.now() + aheadMs }
  const logger = createLogger({ isSilent: true })
  const { dataFolder, keyFile } = files
  const backend = await createBackend({
    dataFolder,
    clock,
    key: { keyFile },
    logger,
    mqtt: { isEnabled: true, port: 0 },
  })
  await backend.start()
  const host = await startLanHost({ backend, rendererFolder, port: 0, logger })
  const loginOf = (role: Role): DemoLogin => {
    const login = demoLogins.find(({ roles }) => roles.includes(role))
    if (!login) throw new Error(`no login of the role ${role}`)
    return login
  }
  const seat = await signedInSeat(host.url, loginOf('director'))
  let gateway: Gateway | undefined
  try {
    const { client } = seat
    gateway = await connectGateway(client, backend.mqttUrl() ?? '', [])
    const wired = gateway
    const smoke = (isThere: boolean) => wired.publish([smokeState(detector, isThere, 90, clock.now())])
    await gateway.publish(startBurst([{ kind: 'smoke', id: detector }]))
    await smoke(false)
    const isHung = async () => {
      const device = (await client.devices.list()).find(({ name }) => name === detector)
      if (device)
        await client.devices.bindTo({
          id: device.id,
          role: 'smoke',
          name: `烟感 ${place}`,
          target: { kind: 'place', place },
        })
      return device !== undefined
    }
    await expect.poll(isHung).toBe(true)
    const pass = (seconds: number) => {
      aheadMs += seconds * 1000
    }
    await act({ url: host.url, client, loginOf, place, smoke, pass, now: () => clock.now() })
  } finally {
    await gateway?.close()
    seat.close()
    await host.close()
    await backend.dispose()
    files.remove()
  }
}
