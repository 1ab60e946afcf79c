// Runs before the first paint so that a night station never flashes white. Same key as app/appearance.ts (a test compares them).
;(() => {
  let saved = {}
  try {
    saved = JSON.parse(localStorage.getItem('yian.appearance') || '{}') || {}
  } catch {
    saved = {}
  }
  const root = document.documentElement
  if (['light', 'dark', 'night'].includes(saved.theme)) root.dataset.theme = saved.theme
  if (['normal', 'large'].includes(saved.size)) root.dataset.size = saved.size
})()
