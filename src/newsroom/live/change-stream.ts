/** The server's event stream for one coverage: it reports that something has changed, without content. */
import { useEffect, useRef, useState } from 'react'
import { api } from '../api.ts'

const againMs = [1_000, 2_000, 5_000]

export type Connection = 'opening' | 'open' | 'cut'

/**
 * Calls `onChange` with the coverage's change sequence on every change, and with null after each connection,
 * because changes may have been missed. Returns the state of the connection.
 */
export function useChangeStream(coverageId: number, onChange: (sequence: number | null) => void): Connection {
  const [connection, setConnection] = useState<Connection>('opening')
  const latest = useRef(onChange)
  latest.current = onChange

  useEffect(() => {
    let stream: EventSource | null = null
    let timer: ReturnType<typeof setTimeout> | undefined
    let failures = 0
    function connect(): void {
      stream = new EventSource(`/api/v1/coverages/${coverageId}/events`)
      stream.onopen = () => {
        failures = 0
        setConnection('open')
        latest.current(null)
      }
      stream.addEventListener('changed', (event) => {
        latest.current((JSON.parse(event.data) as { sequence: number }).sequence)
      })
      stream.onerror = () => {
        setConnection('cut')
        if (stream?.readyState !== EventSource.CLOSED) return
        // The browser stops after a response that is not a stream: the session has ended, or the server is
        // unavailable.
        timer = setTimeout(
          async () => {
            await api.get('/coverages/{id}', { params: { id: coverageId } }).catch(() => {})
            connect()
          },
          againMs[Math.min(failures++, againMs.length - 1)],
        )
      }
    }
    const cut = () => setConnection('cut')
    const back = () => {
      stream?.close()
      clearTimeout(timer)
      connect()
    }
    connect()
    window.addEventListener('offline', cut)
    window.addEventListener('online', back)
    return () => {
      window.removeEventListener('offline', cut)
      window.removeEventListener('online', back)
      clearTimeout(timer)
      stream?.close()
      stream = null
    }
  }, [coverageId])
  return connection
}
