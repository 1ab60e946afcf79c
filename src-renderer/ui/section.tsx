import type { ReactNode } from 'react'
import './section.css'

type SectionProps = { title: string; note?: ReactNode; link?: ReactNode; children: ReactNode }

/** A bordered block with a heading: Today's lists, a report's parts, groups of settings. */
export function Section({ title, note, link, children }: SectionProps) {
  return (
    <section className="section" aria-label={title}>
      <h2 className="section__head">
        {title}
        {note !== undefined && <span className="section__note">{note}</span>}
        {link !== undefined && <span className="section__link">{link}</span>}
      </h2>
      <div className="section__body">{children}</div>
    </section>
  )
}
