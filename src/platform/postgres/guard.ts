import { createServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { keepPostgres, type Phase } from './keeper.ts'
import { tryLock } from './lock.ts'
import { trimLog } from './log.ts'
import { closeMeeting, meetGuard, onLine, openMeeting } from './meeting.ts'
import { findPlace } from './place.ts'
import { findPostmaster, stopPostmaster } from './postmaster.ts'

/* The guard: a detached process that owns the PostgreSQL of one data folder, given as its argument. Its users
   are the open connections on its socket. The kernel closes a connection when its process dies, so the users
   are always counted correctly. A user sends `hold PID`, receives `ready FOLDER` or `failed SENTENCE`, and
   sends `leave` when done; a visitor sends `inspect`. After the last user, PostgreSQL and the guard stop. */

const log = 1
const grace = 300
const firstGrace = 5000 // the process that started the guard is about to connect

const place = findPlace(process.argv[2] ?? '')
const users = new Map<Socket, number>()
/** Users that sent `leave` and wait to hear whether PostgreSQL stops. */
const leaving = new Set<Socket>()
let phase: Phase = { name: 'starting' }
let folder = ''
let stopping = false
let idle: NodeJS.Timeout | undefined

const say = (sentence: string) =>
  console.log(`${new Date().toISOString()} guard (${process.pid}): ${sentence}`)

function report(user: Socket): void {
  // The end of the server may not have been noticed yet.
  const isReady = phase.name === 'ready' && findPostmaster(place)?.status === 'ready'
  if (phase.name === 'ready' && isReady) user.write(`ready ${phase.postmaster.socketFolder}\n`)
  else if (phase.name === 'failed') user.write(`failed ${phase.sentence}\n`)
  else user.write('starting\n')
}

function obey(socket: Socket, line: string): void {
  const [word, pid] = line.split(' ')
  if (stopping) {
    socket.destroy() // too late: the user starts the next guard
  } else if (word === 'hold') {
    users.set(socket, Number(pid))
    for (const one of leaving) one.end('left\n')
    leaving.clear()
    clearTimeout(idle)
    report(socket)
  } else if (word === 'leave') {
    users.delete(socket)
    if (users.size > 0) socket.end('left\n')
    else leaving.add(socket)
    waitForUsers(grace)
  } else if (word === 'inspect') {
    const { postmaster, adopted } = phase.name === 'ready' ? phase : { adopted: false }
    socket.end(`${JSON.stringify({ users: [...users.values()], pid: postmaster?.pid, adopted })}\n`)
  }
}

function waitForUsers(time: number): void {
  clearTimeout(idle)
  if (users.size === 0)
    idle = setTimeout(() => (phase.name === 'starting' ? waitForUsers(grace) : stop()), time)
}

async function stop(status = 0): Promise<void> {
  if (stopping) return
  stopping = true
  server.close()
  const postmaster = findPostmaster(place)
  if (postmaster) await stopPostmaster(place, postmaster.pid)
  closeMeeting(place, folder)
  if (postmaster && postmaster.socketFolder !== folder) closeMeeting(place, postmaster.socketFolder)
  // After a failure its sentence stays the last one in the log, for later users.
  if (status === 0) say('stopped')
  process.exit(status)
}

const server = createServer((socket) => {
  onLine(socket, (line) => obey(socket, line))
  socket.on('error', () => {})
  socket.on('close', () => {
    leaving.delete(socket)
    if (users.delete(socket)) waitForUsers(grace)
  })
})

// Signals of a terminal or service manager are meant for the program, which releases the guard when it is
// done.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
process.umask(0o022)

async function takeTurn(): Promise<void> {
  for (const until = Date.now() + 120_000; !tryLock(place); await sleep(50 + Math.random() * 50)) {
    // Another guard has the lock: it serves our user too, or it is stopping and we are next.
    if (await meetGuard(place)) process.exit(0)
    if (Date.now() < until) continue
    say(`Another process holds ${place.home} and does not respond.`)
    process.exit(1)
  }
}

await takeTurn()
try {
  folder = await openMeeting(place, server)
  say(`at ${folder}`)
  setInterval(() => trimLog(place, log), 60_000)
  trimLog(place, log)
  waitForUsers(firstGrace)
  const tell = (next: Phase) => {
    phase = next
    say(next.name === 'failed' ? next.sentence : `PostgreSQL is ${next.name}`)
    if (next.name !== 'starting') for (const user of users.keys()) report(user)
  }
  await keepPostgres(place, folder, log, tell, () => !stopping)
} catch (error) {
  const { message } = error as Error
  const sentence = message.replaceAll('\n', ' ')
  say(sentence)
  phase = { name: 'failed', sentence }
  for (const user of users.keys()) report(user)
  await stop(1)
}
