import { createRouterClient } from '@orpc/server'
import { expect, test } from 'vitest'
import { officeActor, openReportHome, seedSmallHome } from '../../support/report-home.ts'

test('over the contract, the office previews, freezes, opens a figure, downloads and files the month', async () => {
  const home = openReportHome()
  seedSmallHome(home)
  const resolveSeat = () => ({ state: 'signed-in' as const, actor: officeActor })
  const context = { seatId: 'seat-1', resolveSeat, actor: officeActor, requestId: 'request-1', isCovered: false }
  const client = createRouterClient(home.reports.router, { context })

  const month = { code: 'R02' as const, period: '2026-10' }
  const preview = await client.preview(month)
  const admitted = preview.figures.find(({ name }) => name === '本月入住')!
  const { rows } = await client.figureRows({ source: month, figure: admitted.code })
  expect(rows.map(({ id }) => id)).toEqual(admitted.rowIds)

  const run = await client.freeze(month)
  const { file, run: exported } = await client.exportMasked({ runId: run.id })
  expect([file.name, file.size]).toEqual([exported.files[0]?.name, exported.files[0]?.bytes])
  const full = await client.exportFull({ runId: run.id, reason: '报送民政局' })
  expect(full.run.files.map(({ copy }) => copy)).toEqual(['masked', 'full'])
  await client.setState({ runId: run.id, state: 'filed', note: null })
  expect((await client.ledger({})).map(({ id, state }) => [id, state])).toEqual([[run.id, 'filed']])
  expect((await client.get({ runId: run.id })).content.figures).toEqual(preview.figures)
  const catalogue = await client.catalogue()
  expect(catalogue.map(({ code, dueOn, lastRun }) => [code, dueOn, lastRun?.id ?? null])).toEqual([
    ['R02', '2026-12-05', run.id],
    ['R04', null, null],
    ['R06', null, null],
    ['R07', null, null],
    ['R08', null, null],
    ['R09', null, null],
    ['R10', null, null],
    ['R11', null, null],
    ['R12', null, null],
    ['R13', null, null],
    ['R14', null, null],
    ['R15', null, null],
    ['R19', null, null],
    ['R20', null, null],
    ['R21', null, null],
    ['R23', null, null],
    ['R24', null, null],
  ])
})
