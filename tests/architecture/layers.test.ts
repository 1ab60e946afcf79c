import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '../support/project-files.ts'

type Report = {
  summary: { totalCruised: number; error: number; violations: { from: string; to: string; rule: { name: string } }[] }
}

test('every import keeps to the one direction of the house, and the check really looked', () => {
  const tool = join(projectRoot, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs')
  const trees = ['src-main', 'src-renderer', 'src-shared']
  const config = join('.config', 'dependency-cruiser.cjs')
  const run = spawnSync(process.execPath, [tool, ...trees, '--config', config, '--output-type', 'json'], {
    ...{ cwd: projectRoot, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
  })
  const { summary } = JSON.parse(run.stdout) as Report
  // Without its parser the tool cruises nothing and reports no fault.
  expect(summary.totalCruised).toBeGreaterThan(100)
  expect(summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} -> ${to}`)).toEqual([])
}, 60_000)
