import { describe, expect, test } from 'vitest'
import { projectFiles, readProjectFile, readProjectJson } from '../support/project-files.ts'

type Manifest = Record<
  'dependencies' | 'devDependencies' | 'optionalDependencies' | 'scripts',
  Record<string, string>
> & {
  allowScripts: Record<string, boolean>
}
type Locked = {
  version?: string
  resolved?: string
  integrity?: string
  link?: boolean
  optionalDependencies?: Record<string, string>
}

const manifest = readProjectJson<Manifest>('package.json')
const locked = readProjectJson<{ packages: Record<string, Locked> }>('package-lock.json').packages
const { dependencies, devDependencies, optionalDependencies, scripts } = manifest

describe('the packages the program is made of', () => {
  test('are named by exact version', () => {
    const all = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
    expect(all.length).toBeGreaterThan(40)
    expect(all.filter(([, version]) => !/^(npm:(@[\w-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+$/.test(version))).toEqual([])
  })

  test('the parts of the RPC library have one version', () => {
    const parts = Object.entries({ ...dependencies, ...devDependencies }).filter(([name]) => name.startsWith('@orpc/'))
    expect(new Set(parts.map(([, version]) => version)).size).toBe(1)
    const installed = Object.entries(locked).filter(([path]) => /(^|\/)node_modules\/@orpc\/[\w-]+$/.test(path))
    expect(new Set(installed.map(([, { version }]) => version))).toEqual(new Set([parts[0]?.[1]]))
  })

  test('the lock names no registry and proves every package by its hash', () => {
    const entries = Object.entries(locked).filter(([path, entry]) => path !== '' && !entry.link)
    expect(entries.length).toBeGreaterThan(300)
    expect(entries.filter(([, entry]) => entry.resolved !== undefined).map(([path]) => path)).toEqual([])
    expect(entries.filter(([, entry]) => !entry.integrity).map(([path]) => path)).toEqual([])
  })

  test('the lock has every package of every platform, so that `npm ci` works on each', () => {
    // Looked for as Node does: beside the package, then in every folder above.
    const isLocked = (from: string, name: string): boolean => {
      const steps = from.split('/node_modules/')
      const places = steps.map((_step, index) => `${steps.slice(0, steps.length - index).join('/node_modules/')}/`)
      return [...places, ''].some((place) => locked[`${place}node_modules/${name}`] !== undefined)
    }
    const holes = Object.entries(locked).flatMap(([path, entry]) =>
      Object.keys(entry.optionalDependencies ?? {})
        .filter((name) => !isLocked(path, name))
        .map((name) => `${path}: ${name}`),
    )
    expect(holes).toEqual([])
  })

  test('the lock and the manifest agree', () => {
    expect({ ...locked['']! }).toMatchObject({ dependencies, devDependencies, optionalDependencies })
  })

  test('no package may run a script while it is installed', () => {
    expect(Object.values(manifest.allowScripts).filter((value) => value !== false)).toEqual([])
    expect(readProjectFile('.npmrc')).toContain('ignore-scripts=true')
  })
})

describe('what the README says', () => {
  const readme = readProjectFile('README.md')

  test('every npm command in it exists', () => {
    const named = new Set([...readme.matchAll(/npm run ([\w:-]+)/g)].map((match) => match[1] ?? ''))
    expect(named.size).toBeGreaterThan(3)
    expect([...named].filter((name) => !(name in scripts))).toEqual([])
    for (const name of ['start', 'test']) expect(scripts[name]).toBeDefined()
  })

  test('every file and folder it names exists', () => {
    const inline = [
      ...readme.matchAll(/`((?:src-main|src-renderer|src-shared|tests|resources|\.config|\.ci)\/[^`\s]*)`/g),
    ]
    const linked = [...readme.matchAll(/\]\((?!https?:|#)([^)\s]+)\)/g)]
    const named = [...inline, ...linked].map((match) => (match[1] ?? '').replace(/[#:].*$/, ''))
    const exists = (path: string): boolean => {
      // `<feature>`, `*`, `{a,b}` and `…` stand for any name.
      const pattern = path
        .replace(/\/$/, '')
        .replace(/[.+^$()|[\]\\]/g, '\\$&')
        .replace(/\{([^}]*)\}/g, (_all, names: string) => `(${names.replaceAll(',', '|')})`)
        .replace(/<[^>]*>|\*+|\u2026|NNNN/g, '[^/]*')
      const matcher = new RegExp(`^${pattern}(/|$)`)
      return projectFiles.some((file) => matcher.test(file))
    }
    expect(named.length).toBeGreaterThan(3)
    expect(named.filter((path) => !exists(path))).toEqual([])
  })
})
