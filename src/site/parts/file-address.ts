import type { Picture } from '../../content/media/pictures.ts'
import { originalUrl } from '../../content/media/renditions.ts'

/** The address of the file of audio or of a document; null while readers get none. */
export const fileAddress = ({ id, version, ending }: Picture): string | null =>
  version && ending ? originalUrl({ id, version, ending }) : null
