import './kbd.css'

/** A key or chord as printed on the keyboard, such as `Ctrl K`. Decoration: the control itself carries aria-keyshortcuts. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className="kbd" aria-hidden="true">
      {keys}
    </span>
  )
}
