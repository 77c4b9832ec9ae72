/**
 * Takes a connection from node:http once the request's head is read, so that an open stream costs little more
 * than a socket. node:http's parser, request and response take about 13 KB per reader.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'

const ignore = () => {}

/**
 * The bare socket: without listeners, nothing written. Null when the reader has disconnected. The request and
 * its response must not be used any more.
 */
export async function takeSocket(req: IncomingMessage, res: ServerResponse): Promise<Socket | null> {
  const { socket } = req
  // A request that has closed emits no further event.
  if (!req.readableEnded && !req.closed) {
    await new Promise<void>((resolve) => {
      req.once('end', resolve).once('close', resolve).once('error', ignore)
      req.resume()
    })
  }
  if (socket.destroyed || !req.complete) return null
  res.detachSocket(socket)
  // A data listener makes the parser release the bytes; node:http's own close listener returns the parser to
  // its pool.
  socket.on('data', ignore)
  for (const listener of socket.listeners('close')) listener.call(socket)
  socket.removeAllListeners()
  // node:http replaces these methods on each socket.
  const { on, addListener, prependListener, setEncoding } = Socket.prototype
  Object.assign(socket, { on, addListener, prependListener, setEncoding })
  socket.setTimeout(0)
  return socket
}
