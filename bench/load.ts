/** Who asks: wrk for throughput, and a small keep-alive client of our own for what needs a closer look. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import { pinned } from './tools.ts'

/** What a browser sends with a page, so that parsing costs what it costs in life. */
const browser = {
  Accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8',
  'Accept-Encoding': 'gzip, deflate, br, zstd',
  'Accept-Language': 'ar,en;q=0.8',
  'Sec-Fetch-Dest': 'document',
  'Sec-Fetch-Mode': 'navigate',
  'Sec-Fetch-Site': 'none',
  'Upgrade-Insecure-Requests': '1',
  'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
}

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  /** As it came, still compressed. */
  body: Buffer
  milliseconds: number
}

export interface Client {
  get(address: string, headers?: Record<string, string>): Promise<Answer>
  close(): void
}

/** A client that keeps its connections; an address is a path, percent-encoded. */
export function createClient(port: number, connections = 1): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  return {
    get: (path, headers) =>
      new Promise((resolve, reject) => {
        const began = performance.now()
        const asked = request(
          { host: '127.0.0.1', port, path, agent, headers: { ...browser, ...headers } },
          (response) => {
            const chunks: Buffer[] = []
            response.on('data', (chunk: Buffer) => chunks.push(chunk))
            response.on('error', reject)
            response.on('end', () =>
              resolve({
                status: response.statusCode ?? 0,
                headers: response.headers,
                body: Buffer.concat(chunks),
                milliseconds: performance.now() - began,
              }),
            )
          },
        )
        asked.on('error', reject)
        asked.end()
      }),
    close: () => agent.destroy(),
  }
}

/** Does it for each item, several at a time, in their order. */
export async function each<T>(
  items: Iterable<T>,
  atATime: number,
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  const queue = items[Symbol.iterator]()
  const worker = async () => {
    for (let next = queue.next(); !next.done; next = queue.next()) await work(next.value)
  }
  await Promise.all(Array.from({ length: atATime }, worker))
}

export interface Round {
  /** Answers a second. */
  rate: number
  /** Milliseconds. */
  p99: number
}

/** Seconds after which an answer counts as lost. */
const patience = 10

const script = (addressFile: string) => `
local requests, n = {}, 0
${Object.entries(browser)
  .map(([name, value]) => `wrk.headers[${JSON.stringify(name)}] = ${JSON.stringify(value)}`)
  .join('\n')}
function init()
  for address in io.lines(${JSON.stringify(addressFile)}) do requests[#requests + 1] = wrk.format("GET", address) end
end
function request()
  n = n % #requests + 1
  return requests[n]
end
function done(summary, latency)
  local e = summary.errors
  io.write(string.format('\\n{"answers":%d,"microseconds":%d,"p99":%d,"status":%d,"network":%d,"late":%d}\\n',
    summary.requests, summary.duration, latency:percentile(99), e.status, e.connect + e.read + e.write, e.timeout))
end
`

/** Writes a wrk script that asks for these addresses in turn; answers its path. */
export async function writeScript(folder: string, name: string, addresses: string[]): Promise<string> {
  const file = `${folder}/${name}.lua`
  await writeFile(`${folder}/${name}.txt`, `${addresses.join('\n')}\n`)
  await writeFile(file, script(`${folder}/${name}.txt`))
  return file
}

/** One round of wrk on the second core: one thread, so many connections, no pause. Throws when any answer fails. */
export async function wrk(
  port: number,
  scriptFile: string,
  seconds: number,
  connections = 64,
): Promise<Round> {
  const args = [
    ...['-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', `${patience}s`],
    '-s',
    scriptFile,
    `http://127.0.0.1:${port}`,
  ]
  const child = spawn(...pinned(1, 'wrk', args), { stdio: ['ignore', 'pipe', 'inherit'] })
  let printed = ''
  child.stdout.on('data', (chunk) => {
    printed += chunk
  })
  await once(child, 'close')
  const found = /^\{"answers".*\}$/m.exec(printed)?.[0]
  if (!found) throw new Error(`wrk did not finish:\n${printed}`)
  const { answers, microseconds, p99, status, network, late } = JSON.parse(found) as Record<string, number>
  if (status || network || late)
    throw new Error(
      `Of ${answers} answers to wrk ${status} were errors; ${network} broke off, ${late} took over ${patience} s.`,
    )
  return { rate: answers! / (microseconds! / 1e6), p99: p99! / 1000 }
}
