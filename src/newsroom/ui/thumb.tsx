import classes from './thumb.module.css'

export interface Thumbnail {
  id: number
  alt: string
  thumbnail: string | null
}

/** A small square picture next to its name; decorative. */
export function Thumb({ picture, size = 40 }: { picture: Thumbnail | null; size?: 32 | 40 | 96 }) {
  return picture?.thumbnail ? (
    <img className={classes.thumb} src={picture.thumbnail} width={size} height={size} alt="" loading="lazy" />
  ) : (
    <span className={classes.empty} data-size={size} aria-hidden />
  )
}
