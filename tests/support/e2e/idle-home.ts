// A small home whose time a test can let pass in one step, for what happens at a seat nobody has touched for a while. Timers run in real time.
import type { Backend } from '#main/backend/create-backend.ts'
import { startLanHost } from '#main/hosts/lan/start-lan-host.ts'
import { type Clock, systemClock } from '#main/platform/clock.ts'
import { createLogger } from '#main/platform/logger.ts'
import type { AppClient } from '#shared/contract/app-contract.ts'
import { dayOf } from '#shared/contract/days.ts'
import { foundHome, manager, openBackend, signIn, withFiles, withFolder } from '../../bench/support/bench-home.ts'
import { growHome } from '../../bench/support/grow-home.ts'
import { connectGateway, type Gateway } from './gateway.ts'
import { rendererFolder } from './wall-home.ts'

export type IdleHome = {
  url: string
  client: AppClient
  login: typeof manager
  bedCount: number
  /** Presses the bell of the bed at this place of the register. */
  press(bed: number): Promise<void>
  labelOf(bed: number): string
  surnameOf(bed: number): string
  /** Lets the time of the home pass without anybody touching it. */
  pass(minutes: number): void
}

const bedCount = 12
const bellIds = [0, 1, 2].map((bed) => `bell/idle-${bed}`)

async function bindBells(client: AppClient, beds: Awaited<ReturnType<AppClient['beds']['map']>>['beds']) {
  const devices = await client.devices.list()
  for (const [index, id] of bellIds.entries()) {
    const [device, bed] = [devices.find((each) => each.name === id), beds[index]]
    if (!device || !bed) throw new Error(`no device ${id} or no bed ${index}`)
    const target = { kind: 'bed', bedId: bed.id } as const
    await client.devices.bindTo({ id: device.id, role: 'bell', name: `呼叫铃 ${bed.label}`, target })
  }
}

/** Opens the home, hands it to `act` and takes it away again. */
export async function withIdleHome(act: (home: IdleHome) => Promise<void>): Promise<void> {
  await withFolder(async (folder) => {
    let aheadMs = 0
    const clock: Clock = { ...systemClock, now: () => systemClock.now() + aheadMs }
    await foundHome(folder)
    const plan = { beds: bedCount, years: 1, today: dayOf(Date.now()), seed: 11 }
    await withFiles(folder, ({ records }) => growHome(records, plan))
    const backend: Backend = await openBackend(folder, true, clock)
    await backend.start()
    const host = await startLanHost({ backend, rendererFolder, port: 0, logger: createLogger({ isSilent: true }) })
    let gateway: Gateway | undefined
    try {
      const { client } = await signIn(backend)
      gateway = await connectGateway(client, backend.mqttUrl() ?? '', bellIds)
      const { beds } = await client.beds.map({})
      await bindBells(client, beds)
      const wired = gateway
      await act({
        ...{ url: host.url, client, login: manager, bedCount },
        press: async (bed) => void (await wired.press(bellIds[bed] ?? '')),
        labelOf: (bed) => beds[bed]?.label ?? '',
        surnameOf: (bed) => beds[bed]?.occupant?.name.slice(0, 1) ?? '',
        pass: (minutes) => {
          aheadMs += minutes * 60_000
        },
      })
    } finally {
      await gateway?.close()
      await host.close()
      await backend.dispose()
    }
  })
}
