/** The families that a publication can be set in: cut, measured and described by scripts/font-families.ts. */
import described from './families.json' with { type: 'json' }

export const faceKeys = [
  ...(['plex', 'naskh', 'noto-sans', 'noto-kufi', 'cairo', 'tajawal'] as const),
  ...(['almarai', 'vazirmatn', 'readex', 'markazi', 'alexandria'] as const),
] as const
export type FaceKey = (typeof faceKeys)[number]

export interface Family {
  key: FaceKey
  name: string
  isNaskh: boolean
  faces: { file: string; script: 'arabic' | 'latin'; weight: string; bytes: number }[]
  /** How a face that devices have takes its room, in percent. */
  likes: { weight: number; adjust: number; ascent: number; descent: number }[]
}
export const families = described as Family[]

/** The default when only one of the two is chosen. */
export const usualFaces = { head: 'plex', text: 'naskh' } as const

export interface ChosenFaces {
  head: FaceKey | null
  text: FaceKey | null
}

const familyOf = (key: FaceKey): Family => families.find((one) => one.key === key)!

/** Headlines, labels and all Latin letters are in the first; the Arabic letters of running text in the other. */
export function facesOf({ head, text }: ChosenFaces): { head: Family; text: Family } {
  return { head: familyOf(head ?? usualFaces.head), text: familyOf(text ?? usualFaces.text) }
}

/** The files that an article fetches. */
export function filesOfFaces(chosen: ChosenFaces): Family['faces'] {
  const { head, text } = facesOf(chosen)
  return head === text
    ? head.faces
    : [...text.faces.filter(({ script }) => script === 'arabic'), ...head.faces]
}

/** The most that the faces of an article may weigh, in bytes. */
export const mostFaceBytes = 80_000
export const faceBytes = (chosen: ChosenFaces): number =>
  filesOfFaces(chosen).reduce((sum, { bytes }) => sum + bytes, 0)
