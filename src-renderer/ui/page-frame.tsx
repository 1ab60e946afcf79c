// The frame of every page: title with its live count, actions, filter bar, body, and the drawer beside it.
import { createContext, type ReactNode, useContext, useEffect } from 'react'
import './page-frame.css'
import { Unknown } from './unknown.tsx'

/** What the shell puts at the far right of every page head (the search field). */
export const PageHeadEndContext = createContext<ReactNode>(null)

export type PageFrameProps = {
  title: string
  /** Said beside the title, such as `118 人在院 · 2026-11-22`. null = not known; undefined = nothing to count. */
  count?: ReactNode | null
  actions?: ReactNode
  /** The list's FilterInput; it stands in the head. */
  filter?: ReactNode
  /** FilterChips and what belongs to them. */
  filterBar?: ReactNode
  /** Right end of the filter bar: saved views, export. */
  filterBarEnd?: ReactNode
  /** The open detail drawer; usually `<Outlet />`. */
  drawer?: ReactNode
  /** `fill`: the body takes the height left and scrolls inside (lists). `scroll`: the page scrolls. */
  layout?: 'fill' | 'scroll'
  children: ReactNode
}

export function PageFrame({
  title,
  count,
  actions,
  filter,
  filterBar,
  filterBarEnd,
  drawer,
  layout = 'fill',
  children,
}: PageFrameProps) {
  const headEnd = useContext(PageHeadEndContext)
  useEffect(() => {
    const before = document.title
    document.title = title
    return () => {
      document.title = before
    }
  }, [title])
  return (
    <div className="page-frame">
      <div className={`page-frame__main page-frame__main--${layout}`}>
        <header className="page-frame__head">
          <h1 className="page-frame__title">{title}</h1>
          {count !== undefined && (
            <span className="page-frame__count numerals" aria-live="polite">
              {count === null ? <Unknown /> : count}
            </span>
          )}
          <div className="page-frame__tools no-print">
            {filter}
            {actions}
            {headEnd}
          </div>
        </header>
        {(filterBar !== undefined || filterBarEnd !== undefined) && (
          <div className="page-frame__filters no-print">
            {filterBar}
            <span className="page-frame__filters-end">{filterBarEnd}</span>
          </div>
        )}
        <div className="page-frame__body">{children}</div>
      </div>
      {drawer}
    </div>
  )
}
