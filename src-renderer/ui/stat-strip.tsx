// Numbers in a row; every number opens the rows behind it and its definition is one hover away.
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import './stat-strip.css'
import { Unknown } from './unknown.tsx'

export type Stat = {
  key: string
  /** null = not known. */
  value: string | number | null
  label: string
  note?: ReactNode
  /** Where the rows behind the number are. */
  to: string
  definition?: string
  unknownReason?: string
}

export function StatStrip({ label, stats }: { label: string; stats: readonly Stat[] }) {
  return (
    <nav className="stat-strip" aria-label={label}>
      {stats.map((stat) => (
        <Link key={stat.key} to={stat.to} className="stat-strip__item" title={stat.definition}>
          <b className="stat-strip__value numerals">
            {stat.value === null ? (
              <Unknown {...(stat.unknownReason ? { reason: stat.unknownReason } : {})} />
            ) : (
              stat.value
            )}
          </b>
          <span className="stat-strip__label">{stat.label}</span>
          {stat.note !== undefined && <span className="stat-strip__note">{stat.note}</span>}
        </Link>
      ))}
    </nav>
  )
}
