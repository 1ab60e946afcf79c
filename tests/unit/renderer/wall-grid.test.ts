import { describe, expect, it } from 'vitest'
import { cardsThatFit } from '../../../src-renderer/features/wall/strip-cards.ts'
import { fitWallGrid } from '../../../src-renderer/features/wall/wall-grid.ts'
import { pageWall } from '../../../src-renderer/features/wall/wall-pages.ts'

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

  it('never makes tiles too small to read: then the wall turns pages', () => {
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

  it('grow with large type, and fewer fit', () => {
    expect(fitWallGrid(100, 1880, 860, { columnStep: 2, typeScale: 1.5 })).toMatchObject({ isFitting: false })
    expect(fitWallGrid(40, 1880, 860, { columnStep: 2, typeScale: 1.5 }).scale).toBeGreaterThanOrEqual(1.05)
  })
})

describe('pages of the wall', () => {
  const house = (floors: number, bedsEach: number) =>
    Array.from({ length: floors * bedsEach }, (_each, at) => {
      const floor = Math.floor(at / bedsEach) + 1
      return { bed: at, tile: { floorId: `floor-${floor}`, floorName: `${floor}层` } }
    })
  const upTo = (most: number) => (count: number) => count <= most

  it('a house that fits one screen has one page', () => {
    expect(pageWall(house(3, 50), upTo(150), true).map((page) => [page.floorName, page.beds.length])).toEqual([
      [null, 150],
    ])
  })

  it('150 beds that do not fit are shown floor by floor', () => {
    expect(pageWall(house(3, 50), upTo(90), true).map((page) => [page.floorName, page.beds.length])).toEqual([
      ['1层', 50],
      ['2层', 50],
      ['3层', 50],
    ])
  })

  it('a floor that is too long is cut into even pages, and no bed is left out or shown twice', () => {
    const pages = pageWall(house(2, 50), upTo(30), true)
    expect(pages.map((page) => page.beds.length)).toEqual([26, 24, 26, 24])
    expect(pages.flatMap((page) => page.beds.map(({ bed }) => bed))).toEqual(house(2, 50).map(({ bed }) => bed))
  })

  it('by urgency the order stays, whatever the floor', () => {
    const mixed = house(2, 3).reverse()
    const pages = pageWall(mixed, upTo(4), false)
    expect(pages.flatMap((page) => page.beds)).toEqual(mixed)
  })
})

describe('cards of the alarm strip', () => {
  it('never so many that one is too narrow for its words', () => {
    expect(cardsThatFit(3, 1326, 0)).toBe(3)
    expect(cardsThatFit(9, 1326, 0)).toBe(3)
    expect(cardsThatFit(9, 1326, 1)).toBe(2)
    expect(cardsThatFit(9, 1880, 0)).toBe(5)
    expect(cardsThatFit(9, 320, 1)).toBe(1)
  })
})
