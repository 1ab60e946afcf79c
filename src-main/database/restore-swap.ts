// The moment of exchange: a note lists every move before the first is made, so that whoever starts next can finish it.
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

export const SWAP_NOTE = 'restore-in-progress.json'

// Names relative to the data folder, at most one folder deep: a note must not reach outside it.
const InnerName = z.string().regex(/^(?:(?:restoring|replaced)-[\w-]+[\\/])?[\w.-]+$/)
const Move = z.object({ from: InnerName, to: InnerName })
export type Move = z.infer<typeof Move>
const SwapNote = z.object({ moves: z.array(Move), staged: InnerName })

/** Call it with the folder locked, before the files are opened. Returns whether there was something to finish. */
export function finishInterruptedRestore(dataFolder: string): boolean {
  const noteFile = join(dataFolder, SWAP_NOTE)
  if (!existsSync(noteFile)) return false
  const note = SwapNote.parse(JSON.parse(readFileSync(noteFile, 'utf8')))
  // Moves are made in order and each source exists once, so the ones already made are known by their missing source.
  // A move out of the home is done when its target exists: by then the source name may belong to the restored file.
  for (const { from, to } of note.moves) {
    const source = join(dataFolder, from)
    const target = join(dataFolder, to)
    const isMoveOut = to.startsWith('replaced-')
    if (!existsSync(source) || (isMoveOut && existsSync(target))) continue
    renameSync(source, target)
  }
  rmSync(join(dataFolder, note.staged), { recursive: true, force: true })
  rmSync(noteFile)
  return true
}
