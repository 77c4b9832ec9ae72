/** Serves the newsroom: the application's built files, and its page with a new nonce for each response. */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { forAYear, sendFile } from '../delivery/file.ts'
import { buildOf, createFormerBuilds } from './former-builds.ts'

interface Chunk {
  file: string
  css?: string[]
  imports?: string[]
}

export interface NewsroomDoorOptions {
  /** The folder of the built application, with Vite's manifest.json. */
  folder: string
  /** The folder where files of former builds are kept for a week. */
  archive: string
  onError(error: unknown): void
  /** Without a trailing slash. */
  siteUrl: string
}

const base = '/newsroom/assets/'

/** Responds to GET and HEAD of `/newsroom` and everything below it; `path` is the request's, without its query. */
export function createNewsroomHandler({ folder, archive, siteUrl, onError }: NewsroomDoorOptions) {
  const manifest = readFileSync(join(folder, 'manifest.json'), 'utf8')
  const build = buildOf(manifest)
  const page = pageOf(JSON.parse(manifest), build)
  const folderOf = createFormerBuilds({ folder, build, archive }, onError)
  const siteName = new URL(siteUrl).hostname

  return (req: IncomingMessage, res: ServerResponse, path: string): void => {
    if (path.startsWith(base)) {
      sendAsset(req, res, folderOf, path.slice(base.length))
      return
    }
    // Passkeys are bound to a host name, so redirect 127.0.0.1 to localhost.
    if (siteName === 'localhost' && isLoopback(req.headers.host)) {
      res.writeHead(302, { Location: `${siteUrl}${req.url}`, 'Cache-Control': 'no-store' }).end()
      return
    }
    const nonce = randomBytes(16).toString('base64')
    const html = page(nonce)
    res
      .writeHead(200, {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Length': Buffer.byteLength(html),
        'Content-Security-Policy': policy(nonce),
        'Cache-Control': 'no-store',
        // Open tabs use this header to notice an upgrade.
        'Newsroom-Build': build,
        'X-Content-Type-Options': 'nosniff',
        'X-Frame-Options': 'DENY',
        'Referrer-Policy': 'same-origin',
        'X-Robots-Tag': 'noindex',
      })
      .end(req.method === 'HEAD' ? undefined : html)
  }
}

const isLoopback = (host = '') => /^(127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/.test(host)

const policy = (nonce: string) =>
  [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')

/** Only the build's own file names: no folders, no leading dot. */
function sendAsset(
  req: IncomingMessage,
  res: ServerResponse,
  folderOf: (name: string) => string,
  name: string,
): void {
  const notFound = () => {
    const headers = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' }
    res.writeHead(404, headers).end('Not found\n')
  }
  if (!/^[\w-]+(\.[\w-]+)+$/.test(name) || name === 'manifest.json' || /\.(br|gz)$/.test(name)) {
    notFound()
    return
  }
  const file = { path: join(folderOf(name), name), cacheControl: forAYear, fixed: name, compressed: true }
  sendFile(req, res, file, notFound)
}

/** Runs before the first paint: sets the chosen language, direction and colour scheme. */
const beforePaint = `
try {
  const root = document.documentElement
  if (localStorage.getItem('newsroom-language') === 'en') { root.lang = 'en'; root.dir = 'ltr' }
  const scheme = localStorage.getItem('newsroom-scheme') ?? 'auto'
  const dark = scheme === 'dark' || (scheme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  root.dataset.mantineColorScheme = dark ? 'dark' : 'light'
} catch {}`

function pageOf(manifest: Record<string, Chunk>, build: string): (nonce: string) => string {
  const scripts = new Set<string>()
  const styles = new Set<string>()
  function collect(key: string): void {
    const chunk = manifest[key]
    if (!chunk || scripts.has(chunk.file)) return
    scripts.add(chunk.file)
    for (const other of chunk.imports ?? []) collect(other)
    for (const file of chunk.css ?? []) styles.add(file)
  }
  const entry = 'src/newsroom/main.tsx'
  collect(entry)
  const [main, ...further] = scripts
  if (!main) throw new Error(`The newsroom's build has no ${entry}.`)
  const face = manifest['src/site/fonts/plex-400.woff2']
  const links = [
    ...(face
      ? [`<link rel="preload" as="font" type="font/woff2" crossorigin href="${base}${face.file}">`]
      : []),
    ...[...styles].map((file) => `<link rel="stylesheet" href="${base}${file}">`),
    ...further.map((file) => `<link rel="modulepreload" href="${base}${file}">`),
  ]

  return (nonce) => `<!doctype html>
<html lang="ar" dir="rtl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<meta name="newsroom-build" content="${build}">
<title>غرفة الأخبار</title>
<link rel="icon" href="/favicon.ico" type="image/svg+xml">
<script nonce="${nonce}">${beforePaint}</script>
${links.join('\n')}
<script nonce="${nonce}" type="module" src="${base}${main}"></script>
</head>
<body>
<noscript>تعمل غرفة الأخبار بلغة JavaScript؛ شغّلها في متصفحك ثم أعد تحميل الصفحة.</noscript>
<div id="root"></div>
</body>
</html>
`
}
