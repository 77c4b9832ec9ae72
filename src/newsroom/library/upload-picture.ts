/** Uploads one file to the library and reports the progress. */
import type { Media, MediaWithUses } from '../../contract/media/item.ts'
import { ApiProblem, withSession } from '../api.ts'

export interface Uploaded extends Media {
  /** Whether the library already had the same file. */
  known: boolean
  /** The guessed encoding of its metadata, when the file does not declare one. */
  guessedEncoding: string | null
  notices: ('stilled' | 'hevc')[]
}

/** The sent part, 0..1; at 1 the server is still checking the file. */
export type OnProgress = (part: number) => void

const megabyte = 1024 * 1024
const mostOf = (file: File) => (file.type.startsWith('image/') ? 60 : 2_048) * megabyte

/** Does not send files that the server would refuse. */
function check(file: File): void {
  if (file.size === 0) throw new ApiProblem(422, { code: 'invalid', reason: 'empty' })
  if (file.size > mostOf(file)) throw new ApiProblem(413, { code: 'too-large', reason: 'too-large' })
}

/**
 * Uploads a file to the library.
 * @throws ApiProblem with a `reason` in its `extra`
 */
export async function uploadPicture(
  file: File,
  onProgress: OnProgress = () => {},
  signal?: AbortSignal,
): Promise<Uploaded> {
  check(file)
  const path = `/media?filename=${encodeURIComponent(file.name)}`
  const answer = await withSession(() =>
    sendFile<{ media: Media } & Omit<Uploaded, keyof Media>>('POST', path, file, onProgress, signal),
  )
  const { media, ...about } = answer
  return { ...media, ...about }
}

/** Replaces the file of an item in the library. `version` is the item's shown version. */
export async function replaceFile(
  id: number,
  version: number,
  file: File,
  onProgress: OnProgress = () => {},
): Promise<MediaWithUses> {
  check(file)
  const path = `/media/${id}/file?version=${version}&filename=${encodeURIComponent(file.name)}`
  return withSession(() => sendFile<MediaWithUses>('PUT', path, file, onProgress))
}

/** fetch does not report upload progress, so this uses XMLHttpRequest. */
export function sendFile<T>(
  method: string,
  path: string,
  file: File,
  onProgress: OnProgress,
  signal?: AbortSignal,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(method, `/api/v1${path}`)
    request.setRequestHeader('Accept', 'application/json')
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    request.upload.onload = () => onProgress(1)
    request.onload = () => {
      const body = bodyOf(request)
      if (request.status >= 200 && request.status < 300) resolve(body as T)
      else reject(new ApiProblem(request.status, body))
    }
    request.onerror = () => reject(new ApiProblem(0, { code: 'unreachable' }))
    request.onabort = () => reject(new DOMException('Stopped', 'AbortError'))
    signal?.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

function bodyOf(request: XMLHttpRequest): Record<string, unknown> {
  try {
    return JSON.parse(request.responseText)
  } catch {
    return {}
  }
}
