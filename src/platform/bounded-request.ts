/** A request's body is bounded, whatever it says of itself. */

const spare = 1_048_576

/** The same request, of whose body no more is read than may come (`most` bytes); null when more comes. */
export async function boundedRequest(request: Request, most: number): Promise<Request | null> {
  const { url, method, headers } = request
  if (Number(headers.get('content-length')) > most) return null
  // What has a length is cut there by the server; what comes in chunks is read here.
  if (headers.has('content-length') && !headers.has('transfer-encoding')) return request
  const { body } = request
  if (!body) return request
  const parts: Uint8Array[] = []
  let size = 0
  // A little more than may come is read and thrown away: who is still sending would not hear the answer.
  const reader = body.getReader()
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.length
    if (size > most + spare) return null
    if (size <= most) parts.push(next.value)
  }
  if (size > most) return null
  return new Request(url, { method, headers, body: Buffer.concat(parts) })
}
