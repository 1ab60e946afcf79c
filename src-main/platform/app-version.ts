// The version of this program, from package.json: stamped into backups, exports and the status.
import packageJson from '../../package.json' with { type: 'json' }

export const appVersion: string = packageJson.version
