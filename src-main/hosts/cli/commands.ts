// The list of commands: name, one line of help, and where its code is. A command is loaded only when it is called.

/** Runs with the words after the command; answers the exit code. */
export type RunCommand = (args: string[]) => Promise<number>
type Command = { name: string; usage: string; load: () => Promise<RunCommand> }

const commands: Command[] = [
  {
    name: 'serve',
    usage: 'yian serve [--data DIR] [--port N] [--mqtt-port N] [--no-open] [--json] [--tls-cert FILE --tls-key FILE]',
    load: async () => (await import('./commands/serve.ts')).runServe,
  },
  {
    name: 'demo',
    usage: 'yian demo [--data DIR] [--port N] [--mqtt-port N] [--no-open] [--json] [--seed N] [--no-devices]',
    load: async () => (await import('./commands/demo.ts')).runDemo,
  },
  {
    name: 'import',
    usage: 'yian import roster FILE --data DIR [--dry-run] [--json]',
    load: async () => (await import('./commands/import.ts')).runImport,
  },
  {
    name: 'export',
    usage: 'yian export --all --out DIR [--data DIR]',
    load: async () => (await import('./commands/export.ts')).runExport,
  },
  {
    name: 'backup',
    usage: 'yian backup [--part records|telemetry] [--data DIR] [--out DIR] [--json]',
    load: async () => (await import('./commands/backup.ts')).runBackup,
  },
  {
    name: 'restore',
    usage: 'yian restore BACKUP [--part records|telemetry] [--data DIR] [--json]',
    load: async () => (await import('./commands/restore.ts')).runRestore,
  },
  {
    name: 'verify',
    usage: 'yian verify [--backup BACKUP] [--data DIR] [--json]',
    load: async () => (await import('./commands/verify.ts')).runVerify,
  },
  {
    name: 'devices',
    usage:
      'yian devices decode --json < messages.jsonl\n  yian devices simulate --url mqtt://… --username U --password P [--beds N]',
    load: async () => (await import('./commands/devices.ts')).runDevices,
  },
  {
    name: 'roll-call',
    usage: 'yian roll-call --out FILE.html|FILE.csv [--data DIR] [--json]',
    load: async () => (await import('./commands/roll-call.ts')).runRollCall,
  },
  {
    name: 'replay',
    usage:
      'yian replay export --from 2026-11-20T22:00 --to 2026-11-21T06:00 --out FILE [--full --reason TEXT] [--data DIR]\n  yian replay verify FILE [--data DIR] [--json]',
    load: async () => (await import('./commands/replay.ts')).runReplay,
  },
  {
    name: 'report',
    usage: 'yian report run R02|R04|R20|R21 --period YYYY-MM --data DIR [--out FILE] [--full --reason TEXT] [--json]',
    load: async () => (await import('./commands/report.ts')).runReport,
  },
]

export function findCommand(name: string): Command | undefined {
  return commands.find((command) => command.name === name)
}

export function usage(): string {
  const keys =
    'Keys: --key-file FILE, or YIAN_PASSPHRASE, or YIAN_RECOVERY_KEY; by default a key file in the user folder.'
  return ['yian <command>', ...commands.map((command) => `  ${command.usage}`), keys].join('\n')
}
