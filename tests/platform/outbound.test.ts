/** Requests to other hosts go to public addresses only, with any spelling, name or redirect. */
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openOutbound, readBounded } from '../../src/platform/outbound.ts'
import { lookAtStream } from '../../src/platform/playlist.ts'
import { isAllowed, mayAsk, noPrivateHosts, readPrivateHosts } from '../../src/platform/public-hosts.ts'
import { root } from '../harness.ts'

let connections = 0
/** Counts whoever connects, on every address of this machine. */
const listener = createTcpServer((socket) => {
  connections++
  socket.destroy()
})
let port: number
let redirecting: Server
let redirectsTo = ''
beforeAll(async () => {
  listener.listen(0, '::')
  redirecting = createServer((_, res) => res.writeHead(302, { Location: redirectsTo }).end()).listen(
    0,
    '127.0.0.1',
  )
  await Promise.all([once(listener, 'listening'), once(redirecting, 'listening')])
  port = (listener.address() as AddressInfo).port
})
afterAll(() => {
  listener.close()
  redirecting.close()
})

const spellings = [
  ...[
    '127.0.0.1',
    '127.1',
    '127.0.1',
    '2130706433',
    '0x7f000001',
    '0x7f.0.0.1',
    '017700000001',
    '0177.0.0.01',
  ],
  ...['127.0.0.1.', '127.255.255.254', '0.0.0.0', '0', '１２７.0.0.1', '127。0。0。1', '①②⑦.0.0.1'],
  ...['localhost', 'localhost.', 'LOCALHOST', 'news.localhost', 'ip6-localhost'],
  ...['[::1]', '[::]', '[0:0:0:0:0:0:0:1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::127.0.0.1]'],
  ...[
    '[::ffff:0:7f00:1]',
    '[64:ff9b::7f00:1]',
    '[64:ff9b:1::127.0.0.1]',
    '[2002:7f00:1::]',
    '[fe80::1]',
    '[fec0::1]',
  ],
]

test('no spelling of a local address reaches a local service', async () => {
  const outbound = openOutbound(noPrivateHosts)
  for (const host of spellings) {
    const url = URL.canParse(`http://${host}:${port}/`) ? new URL(`http://${host}:${port}/`) : null
    if (url) await expect(outbound.ask(url), host).rejects.toThrow()
  }
  expect(connections).toBe(0)
  // The listener does hear who is let through.
  const open = openOutbound(readPrivateHosts('all'))
  await expect(open.ask(new URL(`http://127.0.0.1:${port}/`))).rejects.toThrow()
  expect(connections).toBe(1)
  await expect(open.ask(new URL(`file:///etc/passwd`))).rejects.toThrow()
  outbound.close()
  open.close()
})

test('a redirect to another host or to a private one is checked again and not followed', async () => {
  const before = connections
  const outbound = openOutbound(readPrivateHosts('localhost'))
  const origin = `http://localhost:${(redirecting.address() as AddressInfo).port}`
  for (const to of [`http://127.0.0.1:${port}/`, `//[::1]:${port}/`, `http://localhost:${port}/`]) {
    redirectsTo = to
    expect(await lookAtStream(`${origin}/live.m3u8`, outbound)).toMatchObject({ state: 'unknown' })
  }
  redirectsTo = `${origin}/again`
  expect(await lookAtStream(`${origin}/live.m3u8`, outbound)).toEqual({
    ...{ state: 'unknown', reason: 'It redirects too often.' },
  })
  expect(connections).toBe(before)
  outbound.close()
})

test('only public addresses are requested', () => {
  const special = [
    ...[
      '0.0.0.0',
      '10.1.2.3',
      '100.64.0.1',
      '127.0.0.1',
      '169.254.169.254',
      '172.31.0.1',
      '192.0.0.8',
      '192.0.2.1',
    ],
    ...['192.88.99.1', '192.168.1.1', '198.18.0.1', '198.51.100.1', '203.0.113.1', '224.0.0.1', '240.0.0.1'],
    ...[
      '255.255.255.255',
      '::',
      '::1',
      '::ffff:127.0.0.1',
      '::ffff:10.0.0.1',
      '64:ff9b::a00:1',
      'fc00::1',
      'fdff::1',
    ],
    ...[
      'fe80::1',
      'fe80::1%eth0',
      'ff02::1',
      '2001:db8::1',
      '2002:a00:1::',
      '2001::1',
      '100::1',
      '4000::1',
      '5f00::1',
    ],
    ...['not an address', '', '8.8.8', '0x8.8.8.8'],
  ]
  for (const address of special) expect(isAllowed(address, noPrivateHosts), address).toBe(false)
  const open = [
    '8.8.8.8',
    '172.32.0.1',
    '2606:4700::1111',
    '2a00:1450::1',
    '::ffff:8.8.8.8',
    '64:ff9b::808:808',
  ]
  for (const address of open) expect(isAllowed(address, noPrivateHosts), address).toBe(true)
  for (const host of ['db.internal', 'printer.local', 'nas.home.arpa', 'intranet', ...spellings.slice(0, 10)])
    expect(mayAsk(new URL(`https://${host}/`), noPrivateHosts), host).toBe(false)
  expect(mayAsk(new URL('ftp://news.example/'), noPrivateHosts)).toBe(false)
  expect(mayAsk(new URL('https://news.example/'), noPrivateHosts)).toBe(true)
})

test('ALLOW_PRIVATE_HOSTS allows exactly the listed addresses, networks and hosts', () => {
  const hosts = readPrivateHosts('10.0.0.0/8, 192.168.7.9 ,[fd00::5], Encoder.Internal')
  for (const address of ['10.200.0.1', '::ffff:10.0.0.1', '192.168.7.9', 'fd00::5'])
    expect(isAllowed(address, hosts), address).toBe(true)
  for (const address of ['127.0.0.1', '192.168.7.8', 'fd00::6', '169.254.169.254'])
    expect(isAllowed(address, hosts), address).toBe(false)
  expect(mayAsk(new URL('http://encoder.internal:8080/'), hosts)).toBe(true)
  for (const text of ['', '0', 'no']) expect(readPrivateHosts(text)).toEqual(noPrivateHosts)
  for (const wrong of ['10.0.0.0/99', '1.2.3', 'two words', '*', '10.0.0.0/8 10.1.1.1'])
    expect(() => readPrivateHosts(wrong), wrong).toThrow(/is not an address, network or host name/)
})

test('an endless answer is read up to a limit', async () => {
  const endless = createServer((_, res) => {
    const chunk = Buffer.alloc(65_536)
    const more = () => {
      while (res.write(chunk));
    }
    res.on('drain', more)
    more()
  }).listen(0, '127.0.0.1')
  await once(endless, 'listening')
  const outbound = openOutbound(readPrivateHosts('127.0.0.1'))
  const url = new URL(`http://127.0.0.1:${(endless.address() as AddressInfo).port}/`)
  expect(await readBounded(await outbound.ask(url), 200_000)).toBeNull()
  outbound.close()
  endless.closeAllConnections()
  endless.close()
})

/** The folders whose code runs in a browser. */
const inBrowsers = /^(newsroom\/(?!serve\.ts)|site\/(islands|worker|player)\/)/

/** Functions of Node's network modules that open no connection. */
const harmless = new Set(['createServer', 'Socket', 'BlockList', 'isIP', 'isIPv4', 'isIPv6'])

/** The ways out of the server that a file's text names. */
function waysOut(text: string): string[] {
  const code = text.replace(/^\s*(\/?\*|\/\/).*$/gm, '')
  const found: string[] =
    code.match(/(?<![.\w])fetch\(|\bglobalThis\.fetch\b|\bnew (WebSocket|EventSource)\(/g) ?? []
  const imports = code.matchAll(/(?:import|await import\()\s*([^;]*?)\s*(?:from)?\s*'([\w:/@-]+)'/g)
  for (const [, names = '', from = ''] of imports) {
    if (/^(undici|axios|got|node-fetch|ky|superagent)$/.test(from)) found.push(from)
    if (!/^(node:)?(https?|net|tls|http2|dgram)$/.test(from) || names.startsWith('type ')) continue
    for (const name of names
      .replace(/[{}]/g, ' ')
      .split(',')
      .map((one) => one.trim()))
      if (name !== '' && !name.startsWith('type ') && !harmless.has(name)) found.push(`${from} ${name}`)
  }
  return found
}

test('the server requests other hosts only through this function', () => {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !inBrowsers.test(path))
    .sort()
  expect(files.length).toBeGreaterThan(300)
  const found = files.flatMap((path) =>
    waysOut(readFileSync(join(root, 'src', path), 'utf8')).map((way) => `${path}: ${way}`),
  )
  expect(found).toEqual([
    // The addresses of the running site itself, which it is compared with.
    'cli/verify.ts: fetch(',
    'cli/verify.ts: fetch(',
    'platform/outbound.ts: node:http http',
    'platform/outbound.ts: node:https https',
    // The embedded database's own socket.
    'platform/postgres/meeting.ts: node:net connect',
    // The application behind a door of this server.
    'server/lazy-handler.ts: fetch(',
  ])
})
