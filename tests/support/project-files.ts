import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, resolve, sep } from 'node:path'

export const projectRoot = resolve(import.meta.dirname, '..', '..')

const LEFT_OUT = new Set(['node_modules', 'out', 'test-results', 'playwright-report', '.git', '.yian'])
const BINARY = new Set(['.png', '.ico', '.xlsx', '.xls', '.woff2', '.db', '.et', '.ods'])

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (LEFT_OUT.has(entry.name)) return []
    const path = join(folder, entry.name)
    return entry.isDirectory() ? walk(path) : [relative(projectRoot, path).split(sep).join('/')]
  })
}

/** Paths of the project's own files, with `/`, from its root. */
export const projectFiles: string[] = walk(projectRoot)

/** Those that hold text a person wrote. */
export const textFiles: string[] = projectFiles.filter((path) => !BINARY.has(extname(path)))

export function readProjectFile(path: string): string {
  return readFileSync(join(projectRoot, path), 'utf8')
}

export function readProjectJson<Shape>(path: string): Shape {
  return JSON.parse(readProjectFile(path)) as Shape
}
