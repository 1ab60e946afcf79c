// Where a home's files lie. The key file lies outside the data folder, so that a copied folder alone opens nothing.
import { homedir } from 'node:os'
import { isAbsolute, join, relative, resolve, sep } from 'node:path'

export interface DataFolderPaths {
  folder: string
  recordsFile: string
  telemetryFile: string
  backupsFolder: string
  /** Hourly copies of the roll-call sheet; they name people. */
  rollCallFolder: string
  /** Held by the one process that owns the folder. */
  lockFile: string
  /** Who holds the lock: process id, start token, address. Readable by others. */
  ownerFile: string
  /** Not secret: folder id, where the key comes from, salt, check value. */
  headerFile: string
}

export function dataFolderPaths(folder: string): DataFolderPaths {
  const base = resolve(folder)
  return {
    folder: base,
    recordsFile: join(base, 'records.db'),
    telemetryFile: join(base, 'telemetry.db'),
    backupsFolder: join(base, 'backups'),
    rollCallFolder: join(base, 'exports', 'roll-call'),
    lockFile: join(base, 'owner.lock'),
    ownerFile: join(base, 'owner.json'),
    headerFile: join(base, 'home.json'),
  }
}

export interface MachinePlaces {
  platform?: NodeJS.Platform
  env?: NodeJS.ProcessEnv
  home?: string
}

export function defaultDataFolder({ platform, env, home }: MachinePlaces = {}): string {
  const places = { platform: platform ?? process.platform, env: env ?? process.env, home: home ?? homedir() }
  if (places.platform === 'win32') return join(places.env.LOCALAPPDATA ?? join(places.home, 'AppData', 'Local'), 'yian')
  if (places.platform === 'darwin') return join(places.home, 'Library', 'Application Support', 'yian')
  return join(places.env.XDG_DATA_HOME || join(places.home, '.local', 'share'), 'yian')
}

export function defaultKeyFolder({ platform, env, home }: MachinePlaces = {}): string {
  const places = { platform: platform ?? process.platform, env: env ?? process.env, home: home ?? homedir() }
  if (places.platform === 'win32') {
    return join(places.env.APPDATA ?? join(places.home, 'AppData', 'Roaming'), 'yian', 'keys')
  }
  return join(places.env.XDG_CONFIG_HOME || join(places.home, '.config'), 'yian', 'keys')
}

export function isInside(folder: string, path: string): boolean {
  const way = relative(resolve(folder), resolve(path))
  return !(way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way))
}
