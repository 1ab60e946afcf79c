// The command line. Every command is a call any host could make; this file only finds the command and shows errors in words.
import { enableCompileCache } from 'node:module'
import { resolve } from 'node:path'
import { isDomainError } from '../../platform/domain-error.ts'
import { findCommand, usage } from './commands.ts'

// Stripping types and compiling is a third of a short command's time; kept between runs where this folder may be written.
enableCompileCache(resolve(import.meta.dirname, '..', '..', '..', 'node_modules', '.cache', 'yian'))

const [name, ...args] = process.argv.slice(2)

async function run(): Promise<number> {
  if (!name || name === 'help' || name === '--help') {
    console.log(usage())
    return name ? 0 : 2
  }
  const command = findCommand(name)
  if (!command) {
    console.error(`没有命令 ${name} / there is no command ${name}\n\n${usage()}`)
    return 2
  }
  try {
    const run = await command.load()
    return await run(args)
  } catch (error) {
    if (isDomainError(error)) console.error(`${error.code}: ${error.message}`)
    else if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
      console.error(`${error.message}\n\n${command.usage}`)
      return 2
    } else console.error(error)
    return 1
  }
}

process.exitCode = await run()
