import { parseArgs } from 'node:util'
import { serveHome, serveOptions } from '../serve-home.ts'

export async function runServe(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: serveOptions })
  return serveHome(values)
}
