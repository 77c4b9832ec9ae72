/** The still picture of a post, which readers get from us. */
import type { Outbound } from '../../platform/outbound.ts'
import { type PictureFacts, readPicture } from '../pictures/read.ts'
import { PictureError } from '../pictures/refusal.ts'
import { EmbedError, fetchBytes } from './request.ts'

const mostBytes = 5_000_000

/** @throws EmbedError */
export const fetchStill = (outbound: Outbound, url: URL): Promise<Buffer> =>
  fetchBytes(outbound, url, { bytes: mostBytes, accept: 'image/*' })

/** @throws EmbedError */
export async function readStill(
  bytes: Buffer,
  host: string,
): Promise<{ bytes: Buffer; facts: PictureFacts }> {
  try {
    return { bytes, facts: await readPicture(bytes) }
  } catch (error) {
    if (error instanceof PictureError)
      throw new EmbedError('not-a-picture', `The still picture of ${host}: ${error.message}`)
    throw error
  }
}
