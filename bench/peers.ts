/** Who we are compared with: nginx with gzip_static, serving the very bytes that Nashra served. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { atTheEnd } from './ending.ts'
import { createClient } from './load.ts'
import { freePort, pinned } from './tools.ts'

export interface Peer {
  port: number
  stop(): Promise<void>
}

const configuration = (folder: string, port: number) => `
${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events { worker_connections 1024; }
http {
  access_log off;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((one) => `${one}_temp_path ${folder}/tmp;`).join(' ')}
  types {}
  default_type "text/html; charset=utf-8";
  sendfile on;
  tcp_nopush on;
  keepalive_timeout 65;
  keepalive_requests 1000000000;
  gzip_static on;
  gzip_vary on;
  open_file_cache max=20000 inactive=10m;
  open_file_cache_valid 10m;
  server { listen 127.0.0.1:${port}; root ${folder}/files; }
}
`

/** Puts a page where nginx looks for it: plain, and as the gzip member that Nashra made. */
export async function keepFile(folder: string, address: string, gzipped: Buffer): Promise<void> {
  const path = `${folder}/files${decodeURIComponent(address)}`
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, gunzipSync(gzipped))
  await writeFile(`${path}.gz`, gzipped)
}

/** Starts nginx, one worker on the first core, on the files below the folder. */
export async function startNginx(folder: string): Promise<Peer> {
  const port = await freePort()
  await mkdir(`${folder}/files`, { recursive: true })
  await writeFile(`${folder}/nginx.conf`, configuration(folder, port))
  const args = ['-p', folder, '-e', `${folder}/error.log`, '-c', `${folder}/nginx.conf`]
  const child = spawn(...pinned(0, 'nginx', args), { stdio: ['ignore', 'ignore', 'inherit'] })
  const stop = atTheEnd(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGTERM')
    await once(child, 'exit')
  })
  const client = createClient(port)
  for (let tries = 0; ; tries++) {
    const answers = await client.get('/').then(
      () => true,
      () => false,
    )
    if (answers) break
    if (child.exitCode !== null || tries > 100)
      throw new Error('nginx did not start; what it printed stands above.')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  client.close()
  return { port, stop }
}
