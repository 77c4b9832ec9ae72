/** The server's bell for one coverage: it says that something has changed, never what. */
import { useEffect, useRef, useState } from 'react'
import { api } from '../api.ts'

const againMs = [1_000, 2_000, 5_000]

export type Connection = 'opening' | 'open' | 'cut'

/**
 * Calls `ring` with the coverage's change number whenever something has changed, and with null after each time that
 * the connection was made, for what was missed. Answers how it stands.
 */
export function useBell(coverageId: number, ring: (number: number | null) => void): Connection {
  const [connection, setConnection] = useState<Connection>('opening')
  const latest = useRef(ring)
  latest.current = ring

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
        latest.current((JSON.parse(event.data) as { number: number }).number)
      })
      stream.onerror = () => {
        setConnection('cut')
        if (stream?.readyState !== EventSource.CLOSED) return
        // The browser gives up on an answer that is no stream: the session has ended, or the server is away.
        timer = setTimeout(
          async () => {
            await api.get(`/coverages/${coverageId}`).catch(() => {})
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
