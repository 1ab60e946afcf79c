// Opens the address in the user's browser where there is one; failing to is no error, the address is printed anyway.
import { spawn } from 'node:child_process'

/** Command that opens an address on this platform; null where no screen is attached. */
export function openCommand(url: string, platform: NodeJS.Platform, env: NodeJS.ProcessEnv): [string, string[]] | null {
  if (platform === 'win32') return ['cmd', ['/c', 'start', '', url]]
  if (platform === 'darwin') return ['open', [url]]
  if (env.DISPLAY || env.WAYLAND_DISPLAY) return ['xdg-open', [url]]
  return null
}

export function openBrowser(url: string): void {
  const command = openCommand(url, process.platform, process.env)
  if (!command) return
  const child = spawn(command[0], command[1], { stdio: 'ignore', detached: true })
  child.on('error', () => undefined)
  child.unref()
}
