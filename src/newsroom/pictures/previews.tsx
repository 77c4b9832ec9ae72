import { useMessages } from '../messages.ts'
import classes from './details.module.css'
import { areaOf, type Cut, type Ratio, ratioOf, ratios } from './shape.ts'
import { stageMessages } from './stage-messages.ts'

/** Each crop as the site will show it, before saving. */
export function Previews({ src, shape, cut }: { src: string; shape: number; cut: Cut }) {
  const w = useMessages(stageMessages)
  return (
    <ul className={classes.previews}>
      {ratios.map((ratio) => (
        <li key={ratio}>
          <Preview src={src} shape={shape} cut={cut} ratio={ratio} />
          <span>{w.ratios[ratio]}</span>
        </li>
      ))}
    </ul>
  )
}

function Preview({ src, shape, cut, ratio }: { src: string; shape: number; cut: Cut; ratio: Ratio }) {
  const area = areaOf(cut, ratio, shape)
  return (
    <div className={classes.preview} dir="ltr" style={{ aspectRatio: ratioOf[ratio] }}>
      <img
        src={src}
        alt=""
        style={{
          inlineSize: `${100 / area.width}%`,
          blockSize: `${100 / area.height}%`,
          insetInlineStart: `${(-area.x / area.width) * 100}%`,
          insetBlockStart: `${(-area.y / area.height) * 100}%`,
        }}
      />
    </div>
  )
}
