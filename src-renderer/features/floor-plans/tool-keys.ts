// The keys of the editor's tools: one letter each for what is drawn most. Pure.
import type { Tool } from './plan-edit.ts'

export type ToolKey = { key: string; tool: Tool }

/** Select, room, polygon room, corridor, door, exit, device, extinguisher. */
export const toolKeys: readonly ToolKey[] = [
  { key: 'V', tool: { kind: 'select' } },
  { key: 'R', tool: { kind: 'area', of: 'room', isPolygon: false } },
  { key: 'P', tool: { kind: 'area', of: 'room', isPolygon: true } },
  { key: 'C', tool: { kind: 'area', of: 'corridor', isPolygon: false } },
  { key: 'O', tool: { kind: 'opening', of: 'door' } },
  { key: 'X', tool: { kind: 'opening', of: 'exit' } },
  { key: 'D', tool: { kind: 'mark', of: 'device' } },
  { key: 'E', tool: { kind: 'mark', of: 'extinguisher' } },
]

export function isSameTool(left: Tool, right: Tool): boolean {
  return JSON.stringify(left) === JSON.stringify(right)
}

/** The letter of a tool; undefined = it has none. */
export function keyOfTool(tool: Tool): string | undefined {
  return toolKeys.find((each) => isSameTool(each.tool, tool))?.key
}

/** The tool of a letter; undefined = none. */
export function toolOfKey(letter: string): Tool | undefined {
  return toolKeys.find(({ key }) => key === letter.toUpperCase())?.tool
}
