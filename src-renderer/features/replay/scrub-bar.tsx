// The day as one bar: alarms as marks, times nobody watched as hatched gaps, and the moment shown. Works by mouse, keys and touch.
import { useTranslation } from 'react-i18next'
import type { ReplaySpan } from '#shared/features/replay/replay.model.ts'
import { formatInstant } from '../../ui/format-time.ts'

const rows = { high: 2, medium: 9, low: 16 } as const

export function ScrubBar({ span, at, onSeek }: { span: ReplaySpan; at: number; onSeek: (at: number) => void }) {
  const { t } = useTranslation()
  const share = (time: number) => ((time - span.from) / (span.to - span.from)) * 1000
  const hours = Array.from({ length: 9 }, (_, index) => span.from + (index * (span.to - span.from)) / 8)
  return (
    <div className="scrub">
      <svg className="scrub__bar" viewBox="0 0 1000 24" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <defs>
          <pattern id="scrub-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="3" height="6" className="scrub__hatch" />
          </pattern>
        </defs>
        <rect width="1000" height="24" className="scrub__ground" />
        {span.gaps.map((gap) => (
          <rect
            key={`${gap.kind}${gap.from}`}
            x={share(gap.from)}
            width={Math.max(1, share(gap.to) - share(gap.from))}
            height="24"
            fill="url(#scrub-hatch)"
          />
        ))}
        {span.marks.map((mark) => (
          <rect
            key={mark.alarmId}
            x={Math.max(0, share(mark.raisedAt))}
            y={rows[mark.priority]}
            width={Math.max(2, share(Math.min(mark.closedAt ?? span.to, span.to)) - Math.max(0, share(mark.raisedAt)))}
            height="6"
            className={`scrub__mark scrub__mark--${mark.priority}`}
          />
        ))}
        <rect x={share(at) - 1} width="2" height="24" className="scrub__now" />
      </svg>
      <input
        type="range"
        className="scrub__range"
        min={span.from}
        max={span.to}
        step={1000}
        value={at}
        aria-label={t('replay:moment')}
        aria-valuetext={formatInstant(at, 'second')}
        onChange={(event) => onSeek(Number(event.target.value))}
      />
      <ol className="scrub__hours numerals" aria-hidden="true">
        {hours.map((hour) => (
          <li key={hour}>{formatInstant(hour).slice(11)}</li>
        ))}
      </ol>
    </div>
  )
}
