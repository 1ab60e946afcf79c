import { expect, test } from 'vitest'
import { readProjectFile, readProjectJson, textFiles } from '../support/project-files.ts'

type Manifest = Record<'dependencies' | 'devDependencies', Record<string, string>>

const { dependencies, devDependencies } = readProjectJson<Manifest>('package.json')
const names = Object.keys({ ...dependencies, ...devDependencies })

/** Used without being named in an import: compilers run as commands, types, the test environment, and what another package asks for. */
const usedUnseen =
  /^(@types\/.+|typescript|@biomejs\/biome|dependency-cruiser|@swc\/core|electron-vite|jsdom|@testing-library\/dom)$/

test('every package the program asks for is used by its code', () => {
  const isCode =
    /^(src-|tests\/|\.config\/|electron\.vite\.config\.ts).*\.(ts|tsx|mjs|cjs|css)$|^electron\.vite\.config\.ts$/
  const code = textFiles.filter((path) => isCode.test(path)).map(readProjectFile)
  const isUsed = (name: string) => code.some((text) => text.includes(`'${name}'`) || text.includes(`'${name}/`))
  expect(names.length).toBeGreaterThan(40)
  expect(names.filter((name) => !usedUnseen.test(name) && !isUsed(name))).toEqual([])
})

test("README's table says why for each package, and for no other", () => {
  const table = readProjectFile('README.md').split('## Dependencies')[1] ?? ''
  const told = table
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| package'))
    .flatMap((line) => (line.split('|')[1] ?? '').replace(/\(.*?\)/g, '').split(','))
    .map((name) => name.trim())
  const platforms = told.filter((name) => /^node-(bin-)?(linux|win|darwin)/.test(name))
  expect(told.filter((name) => !platforms.includes(name)).sort()).toEqual([...names].sort())
})
