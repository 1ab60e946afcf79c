import { describe, expect, it } from 'vitest'
import { fitWallGrid, moveInGrid } from '../../../src-renderer/features/wall/wall-grid.ts'

describe('tiles of the wall', () => {
  it('shows 100 beds on one 1920 × 1080 screen without scrolling, at full size', () => {
    const grid = fitWallGrid(100, 1880, 860, { columnStep: 2 })
    expect(grid.isFitting).toBe(true)
    expect(grid.columns * grid.rows).toBeGreaterThanOrEqual(100)
    expect(grid.scale).toBeGreaterThanOrEqual(0.9)
  })

  it('keeps the two beds of a room in one row', () => {
    for (const count of [6, 40, 99, 150]) expect(fitWallGrid(count, 1880, 860, { columnStep: 2 }).columns % 2).toBe(0)
  })

  it('never makes tiles too small to read: then the wall scrolls and says so', () => {
    const grid = fitWallGrid(600, 1300, 560, { columnStep: 2 })
    expect(grid.isFitting).toBe(false)
    expect(grid.scale).toBeGreaterThan(0.6)
    expect(grid.columns * grid.rows).toBeGreaterThanOrEqual(600)
  })

  it('grows a few tiles, but not without bound', () => {
    expect(fitWallGrid(4, 3840, 2000).scale).toBe(2.2)
  })

  it('asks for nothing while there is nothing to show or nothing measured', () => {
    expect(fitWallGrid(0, 1880, 860)).toMatchObject({ columns: 1, isFitting: true })
    expect(fitWallGrid(100, 0, 0)).toMatchObject({ columns: 1, isFitting: true })
  })

  it('moves among the tiles by arrows and stays inside', () => {
    expect(moveInGrid(0, 'ArrowDown', 30, 10)).toBe(10)
    expect(moveInGrid(10, 'ArrowUp', 30, 10)).toBe(0)
    expect(moveInGrid(29, 'ArrowRight', 30, 10)).toBe(29)
    expect(moveInGrid(25, 'ArrowDown', 30, 10)).toBe(25)
    expect(moveInGrid(5, 'ArrowLeft', 30, 10)).toBe(4)
  })
})
