/** How the article's link looks in WhatsApp, X, Telegram and Facebook: drawings of ours, close to theirs. */
import { Input } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { direction } from '../../../language/bidi.ts'
import type { Content } from '../../drafts/article.ts'
import { useMessages } from '../../messages.ts'
import { useFormatters } from '../../ui/formatters.ts'
import { mediaQuery } from '../details/pictures.tsx'
import { messages } from './messages.ts'
import classes from './share-previews.module.css'

const services = ['WhatsApp', 'X', 'Telegram', 'Facebook'] as const

export function SharePreviews({ content }: { content: Content }) {
  const w = useMessages(messages)
  const { publication } = useFormatters()
  const mediaId = content.shareMediaId ?? content.mediaId
  const { data } = useQuery({ ...mediaQuery(mediaId ?? 0), enabled: mediaId !== null })
  const title = content.shareHeadline || content.headline || w.noHeadline
  const host = window.location.host
  const dir = direction(content.language)
  return (
    <Input.Wrapper label={w.previews} labelElement="div">
      {services.map((service) => {
        const picture =
          mediaId !== null && data?.thumbnail ? (
            <img src={data.thumbnail} alt="" />
          ) : (
            <span className={classes.drawn} title={w.drawn}>
              {title}
            </span>
          )
        const words = (
          <span className={classes.words}>
            {service === 'Telegram' && <span className={classes.site}>{publication.name}</span>}
            {service === 'Facebook' && <bdi className={classes.host}>{host.toUpperCase()}</bdi>}
            {service !== 'X' && <span className={classes.title}>{title}</span>}
            {service !== 'X' && content.standfirst && (
              <span className={classes.description}>{content.standfirst}</span>
            )}
            {service === 'WhatsApp' && <bdi className={classes.host}>{host}</bdi>}
          </span>
        )
        return (
          <figure key={service} className={classes.preview} aria-label={service} data-service={service}>
            <figcaption dir="ltr">{service}</figcaption>
            <div className={classes.card} dir={dir} lang={content.language}>
              {service === 'Telegram' && words}
              <div className={classes.picture}>
                {picture}
                {service === 'X' && <span className={classes.over}>{title}</span>}
              </div>
              {service === 'X' && (
                <span className={classes.from} dir="ltr">
                  From {host}
                </span>
              )}
              {(service === 'WhatsApp' || service === 'Facebook') && words}
            </div>
          </figure>
        )
      })}
    </Input.Wrapper>
  )
}
