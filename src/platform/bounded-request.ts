/** Limits the size of request bodies, whatever their headers say. */

const spare = 1_048_576

/** The request with its body buffered, up to `max` bytes; null when the body is larger. */
export async function boundedRequest(request: Request, max: number): Promise<Request | null> {
  const { url, method, headers } = request
  if (Number(headers.get('content-length')) > max) return null
  // The server itself enforces Content-Length; chunked bodies are read here.
  if (headers.has('content-length') && !headers.has('transfer-encoding')) return request
  const { body } = request
  if (!body) return request
  const parts: Uint8Array[] = []
  let size = 0
  // Read and discard a little more than the limit: a client that is still sending would not read the
  // response.
  const reader = body.getReader()
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.length
    if (size > max + spare) return null
    if (size <= max) parts.push(next.value)
  }
  if (size > max) return null
  return new Request(url, { method, headers, body: Buffer.concat(parts) })
}
