// Hands a file to the person through a Blob address; the desktop window and the browser both ask where to put it.

const keptForMs = 60_000

/** Starts the download of a file. `name` is the proposed file name. */
export function downloadBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  // Freed later: some browsers read the address only after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), keptForMs)
}

/** CSV text as a download. */
export function downloadCsv(text: string, name: string): void {
  downloadBlob(new Blob([text], { type: 'text/csv;charset=utf-8' }), name)
}
