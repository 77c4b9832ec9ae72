/**
 * Takes a connection from node:http once the request's head is read, so that an open stream costs a socket and
 * little more: node:http's parser, request and response are about 13 KB a reader.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'

const ignore = () => {}

/**
 * The bare socket: nobody listens to it, nothing was written. Null when the reader is gone already. The request and
 * its response must not be used any more.
 */
export async function takeSocket(req: IncomingMessage, res: ServerResponse): Promise<Socket | null> {
  const { socket } = req
  if (!req.readableEnded) {
    await new Promise<void>((resolve) => {
      req.once('end', resolve).once('close', resolve).once('error', ignore)
      req.resume()
    })
  }
  if (socket.destroyed || !req.complete) return null
  res.detachSocket(socket)
  // A listener for data makes the parser let go of the bytes; node:http's own listener for the end of the connection
  // gives the parser back to its pool.
  socket.on('data', ignore)
  for (const listener of socket.listeners('close')) listener.call(socket)
  socket.removeAllListeners()
  // node:http shadows these with closures, for each socket.
  const { on, addListener, prependListener, setEncoding } = Socket.prototype
  Object.assign(socket, { on, addListener, prependListener, setEncoding })
  socket.setTimeout(0)
  return socket
}
