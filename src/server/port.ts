/** Finds the owner of a port, for the message that a port is taken. */
import { readdir, readFile, readlink } from 'node:fs/promises'

/** "process 4321 (node server.js)" on Linux, from /proc; otherwise null. */
async function holderOf(port: number): Promise<string | null> {
  const hex = port.toString(16).toUpperCase().padStart(4, '0')
  const tables = await Promise.all(
    ['tcp', 'tcp6'].map((name) => readFile(`/proc/net/${name}`, 'utf8').catch(() => '')),
  )
  const rows = tables
    .join('\n')
    .split('\n')
    .map((row) => row.trim().split(/\s+/))
  // Columns: 1 the local address, 3 the state (0A is LISTEN), 9 the inode.
  const inode = rows.find((row) => row[3] === '0A' && row[1]?.endsWith(`:${hex}`))?.[9]
  if (!inode) return null
  for (const pid of await readdir('/proc').catch(() => [])) {
    if (!/^\d+$/.test(pid)) continue
    for (const fd of await readdir(`/proc/${pid}/fd`).catch(() => [])) {
      if ((await readlink(`/proc/${pid}/fd/${fd}`).catch(() => '')) !== `socket:[${inode}]`) continue
      const command = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''))
        .split('\0')
        .join(' ')
        .trim()
      return `process ${pid} (${command.slice(0, 120)})`
    }
  }
  return null
}

export async function portTakenMessage(host: string, port: number): Promise<string> {
  const holder = await holderOf(port)
  const who = holder ? `by ${holder}` : `by another program; "lsof -i :${port}" tells which`
  return `Port ${port} on ${host} is taken ${who}. End it, or choose another with PORT=${port + 1}.`
}
