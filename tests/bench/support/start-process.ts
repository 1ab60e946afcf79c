// Starts a home once and says how long it took: `product` the whole backend with MQTT, `raw` both files opened with their key and counted.
import { BENCH_KEY, openBackend } from './bench-home.ts'

const [side, folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('give side and folder')

const loadedAt = performance.now()
if (side === 'product') {
  const backend = await openBackend(folder, true)
  await backend.start()
  console.log(JSON.stringify({ ms: performance.now() - loadedAt, loadMs: loadedAt }))
  await backend.dispose()
} else {
  const { openDatabase } = await import('#main/database/connect.ts')
  const startedAt = performance.now()
  for (const [role, table] of [
    ['records', 'residents'],
    ['telemetry', 'device_latest'],
  ] as const) {
    const db = openDatabase({ file: `${folder}/${role}.db`, key: BENCH_KEY, role })
    db.prepare(`SELECT count(*) FROM ${table}`).get()
    db.close()
  }
  console.log(JSON.stringify({ ms: performance.now() - startedAt, loadMs: loadedAt }))
}
