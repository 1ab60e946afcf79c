// Serves the built screens under yian://app with the same content policy the browser host sends. Never leaves its folder.
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, relative } from 'node:path'
import { contentPolicy } from '../../platform/content-policy.ts'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ico': 'image/x-icon',
}

/** The file a path of the app means, or null when it would leave the folder. */
export function fileOf(rendererFolder: string, pathname: string): string | null {
  let path: string
  try {
    path = decodeURIComponent(pathname)
  } catch {
    return null
  }
  if (path.includes('\0')) return null
  const file = normalize(join(rendererFolder, path === '/' ? 'index.html' : path))
  const way = relative(rendererFolder, file)
  return way.startsWith('..') || way === '' ? null : file
}

/** Answers one request of a window. */
export async function serveAppFile(rendererFolder: string, url: string): Promise<Response> {
  const { host, pathname } = new URL(url)
  const file = host === 'app' ? fileOf(rendererFolder, pathname) : null
  if (!file) return new Response('not found', { status: 404 })
  try {
    const body = await readFile(file)
    const headers = {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'content-security-policy': contentPolicy,
      'x-content-type-options': 'nosniff',
    }
    return new Response(new Uint8Array(body), { headers })
  } catch {
    return new Response('not found', { status: 404 })
  }
}
