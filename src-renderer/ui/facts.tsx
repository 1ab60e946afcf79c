import type { ReactNode } from 'react'
import './facts.css'
import { Unknown } from './unknown.tsx'

export type Fact = { label: string; value: ReactNode | null | undefined; unknownReason?: string }

/** Label and value in two columns, as at the head of a drawer. null or undefined is shown as unknown. */
export function Facts({ items }: { items: readonly Fact[] }) {
  return (
    <dl className="facts">
      {items.map((item) => (
        <div key={item.label} className="facts__row">
          <dt>{item.label}</dt>
          <dd>{item.value ?? <Unknown {...(item.unknownReason ? { reason: item.unknownReason } : {})} />}</dd>
        </div>
      ))}
    </dl>
  )
}
