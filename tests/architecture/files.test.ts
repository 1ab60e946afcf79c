import { describe, expect, test } from 'vitest'
import { projectFiles, readProjectFile, textFiles } from '../support/project-files.ts'

const isCode = (path: string): boolean => /\.(ts|tsx|css|sql)$/.test(path)
const sources = projectFiles.filter((path) => path.startsWith('src-') && isCode(path))
const lineCount = (path: string): number => readProjectFile(path).split('\n').length - 1

/** Files over 300 lines. May only shrink. */
const longFiles: string[] = []

describe('the files of the house', () => {
  test('are found', () => {
    expect(sources.length).toBeGreaterThan(200)
  })

  test('none passes 400 lines, and those over 300 are known', () => {
    const long = sources.filter((path) => lineCount(path) > 300)
    expect(long.filter((path) => lineCount(path) > 400)).toEqual([])
    expect(long).toEqual(longFiles)
  })

  test('have kebab-case names, and no two differ only by case', () => {
    const odd = sources.filter((path) => !/^[a-z0-9.-]+$/.test(path.split('/').at(-1) ?? ''))
    expect(odd).toEqual([])
    expect(new Set(projectFiles.map((path) => path.toLowerCase())).size).toBe(projectFiles.length)
  })

  test('nothing writes to the console but the command line, whose results it is', () => {
    const loud = sources.filter(
      (path) =>
        path.startsWith('src-main/') &&
        !path.startsWith('src-main/hosts/cli/') &&
        /\bconsole\./.test(readProjectFile(path)),
    )
    expect(loud).toEqual([])
  })

  test('only the clock reads the time', () => {
    const own = sources.filter(
      (path) =>
        /^src-(main\/(features|rpc|database|backend)|shared)\//.test(path) &&
        /\bDate\.now\(|new Date\(\)/.test(readProjectFile(path)),
    )
    expect(own).toEqual([])
  })

  test('no check is switched off without a reason on the line', () => {
    const switchedOff = [
      ...sources,
      ...projectFiles.filter((path) => path.startsWith('tests/') && isCode(path)),
    ].filter((path) => /@ts-(ignore|nocheck)|biome-ignore[^:\n]*(:\s*)?$/m.test(withoutStrings(readProjectFile(path))))
    expect(switchedOff).toEqual([])
  })

  test('no path of one machine and no folder beside the project is named', () => {
    const outside = new RegExp(
      ['(^|[\\s\'"`(=])/(home|root|Users|work)/[\\w.-]+/', '[A-Z]:\\\\\\\\Users', '\\.\\./sha' + 'red/'].join('|'),
      'm',
    )
    // This one invents home folders to say where data lies in them.
    const invented = 'tests/unit/platform/paths.test.ts'
    const own = textFiles.filter((path) => !path.startsWith('tests/fixtures/') && path !== invented)
    const named = own.filter((path) => outside.test(readProjectFile(path)))
    expect(named).toEqual([])
  })
})

/** A test may quote what it forbids. */
function withoutStrings(text: string): string {
  return text.replace(/\/(?![*/])(?:\\.|[^/\n\\])+\/[a-z]*|'(?:\\.|[^'\n\\])*'|"(?:\\.|[^"\n\\])*"/g, '')
}

describe('what src-shared gives to both sides', () => {
  const EXPORT = /^export (?:async )?(?:function|const|class) (\w+)/
  const shared = sources.filter((path) => /^src-shared\/features\/.*\.rules\.ts$/.test(path))

  test('every rule says what it does in a comment of its own', () => {
    const silent = shared.flatMap((path) => {
      const lines = readProjectFile(path).split('\n')
      return lines.flatMap((line, index) => {
        const name = EXPORT.exec(line)?.[1]
        return name && !/\*\/\s*$/.test(lines[index - 1] ?? '') ? [`${path}: ${name}`] : []
      })
    })
    expect(shared.length).toBeGreaterThan(5)
    expect(silent).toEqual([])
  })

  test('what a feature exports to other features is explained', () => {
    const silent = sources
      .filter((path) => /^src-main\/features\/[^/]+\/index\.ts$/.test(path))
      .flatMap((path) => {
        const lines = readProjectFile(path).split('\n')
        return lines.flatMap((line, index) => {
          const name = /^export (?:async )?function (\w+)/.exec(line)?.[1]
          return name && !/\*\/\s*$/.test(lines[index - 1] ?? '') ? [`${path}: ${name}`] : []
        })
      })
    expect(silent).toEqual([])
  })
})
