import { Fragment, type ReactNode } from 'react'
import { isolate } from '../../language/bidi.ts'

interface Props {
  of: string
  base: 'rtl' | 'ltr'
  /** Renders a run; its text by default. */
  show?: (text: string) => ReactNode
}

/**
 * A text in mixed directions, as the site shows it: names and numbers each in their own direction, scores on
 * one line.
 */
export function Runs({ of, base, show = (text) => text }: Props) {
  const other = base === 'rtl' ? 'ltr' : 'rtl'
  return isolate(of, base).map(({ text, isolate, together }, at) => {
    const key = `${at}${isolate}`
    if (isolate)
      return (
        <bdi key={key} dir={other}>
          {show(text)}
        </bdi>
      )
    if (!together) return <Fragment key={key}>{show(text)}</Fragment>
    return (
      <span key={key} style={{ whiteSpace: 'nowrap' }}>
        {show(text)}
      </span>
    )
  })
}
