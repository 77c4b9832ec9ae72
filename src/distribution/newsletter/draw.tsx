/**
 * Renders an issue as a mail: HTML limited to tables and inline styles, dark where the program asks for it,
 * and plain text. Contains no tracking: no picture made for it, and no personal address except the links of
 * the subscription.
 */
import { html, raw } from 'hono/html'
import type { Card } from '../../content/articles/cards.ts'
import { renditionUrl } from '../../content/media/renditions.ts'
import type { Issue } from '../../content/newsletter/read.ts'
import { paidMark } from '../../language/article-labels.ts'
import { plainText } from '../../language/bidi.ts'
import { withoutBreakingLabel } from '../../language/breaking-label.ts'
import { followingMessages } from '../../language/messages/following/messages.ts'
import { tones } from '../../site/colours.ts'
import { type SiteLocale, Text } from '../../site/locale.tsx'
import { absolute, articlePath } from '../../site/paths.ts'
import { plainLine } from './plain.ts'

/** The personal links of one receiver. */
export interface Links {
  change: string
  leave: string
  /** Null in a preview, because it is not in the archive. */
  browser: string | null
}

export interface Written {
  subject: string
  html: string
  text: string
}

interface Group {
  /** Empty for the lead articles. */
  name: string
  cards: Card[]
}

const leads = 3
const face = "'Noto Naskh Arabic','Segoe UI',Tahoma,Arial,sans-serif"

/** The lead articles, then the sections in the order of their first article. */
function groupsOf(cards: Card[], other: string): Group[] {
  const rest = Map.groupBy(cards.slice(leads), (card) => card.section?.name ?? other)
  return [{ name: '', cards: cards.slice(0, leads) }, ...[...rest].map(([name, of]) => ({ name, cards: of }))]
}

export async function renderIssue(
  locale: SiteLocale,
  siteUrl: string,
  issue: Issue,
  links: Links,
): Promise<Written> {
  const { publication } = locale
  const own = followingMessages(publication.language)
  const written =
    issue.kind === 'breaking' && issue.cards[0]
      ? own.breakingSubject(withoutBreakingLabel(issue.cards[0].headline))
      : own.issueSubject(publication.name, locale.date(issue.composedAt, 'full'))
  const subject = plainText(written, locale.direction)
  const groups = groupsOf(issue.cards, own.moreNews)
  return {
    subject,
    html: await drawHtml(locale, siteUrl, issue, groups, links, subject),
    text: drawText(locale, siteUrl, issue, groups, links),
  }
}

/** The headline; of what a company paid for, with the mark that says so. */
function titleOf({ messages }: SiteLocale, card: Card): string {
  const paid = paidMark(messages, card)
  return paid ? `${card.headline} (${paid})` : card.headline
}

function drawText(locale: SiteLocale, siteUrl: string, issue: Issue, groups: Group[], links: Links): string {
  const { publication, direction } = locale
  const own = followingMessages(publication.language)
  const toLine = (text: string) => plainLine(text, direction)
  const item = (card: Card) =>
    [
      toLine(titleOf(locale, card)),
      ...(card.standfirst ? [toLine(card.standfirst)] : []),
      // Without the slug, whose ASCII form would fill lines; the site redirects to the full address.
      `${siteUrl}/articles/${card.id}`,
    ].join('\n')
  const parts = groups
    .filter(({ cards }) => cards.length > 0)
    .map(({ name, cards }) => [...(name ? [toLine(`— ${name} —`)] : []), ...cards.map(item)].join('\n\n'))
  const foot = [
    toLine(own.whySent(publication.name)),
    `${toLine(own.change)}\n${links.change}`,
    `${toLine(own.leave)}\n${links.leave}`,
    ...(links.browser ? [`${toLine(own.viewInBrowser)}\n${links.browser}`] : []),
  ]
  return [
    [toLine(publication.name), toLine(locale.date(issue.composedAt, 'full'))].join('\n'),
    ...parts,
    '--',
    ...foot,
  ].join('\n\n')
}

/** Mail programs lay out by tables; screen readers pass over these. */
const layoutTable = {
  role: 'presentation',
  width: '100%',
  cellpadding: '0',
  cellspacing: '0',
  border: 0,
} as const

async function drawHtml(
  locale: SiteLocale,
  siteUrl: string,
  issue: Issue,
  groups: Group[],
  links: Links,
  subject: string,
): Promise<string> {
  const { publication, direction } = locale
  const own = followingMessages(publication.language)
  const accent = tones(issue.kind === 'breaking' ? publication.breakingColour : publication.accent)
  const start = direction === 'rtl' ? 'right' : 'left'
  const link = `color:${accent.light};text-decoration:underline`
  const small = `margin:0 0 8px;font:400 14px/1.8 ${face};color:#55524b`
  const first = issue.cards[0]
  const body = (
    <table {...layoutTable} class="ground" style="background:#f3f1ec">
      <tr>
        <td align="center" style="padding:24px 12px">
          <table
            {...layoutTable}
            dir={direction}
            class="sheet"
            style="max-width:600px;background:#ffffff;border-radius:6px"
          >
            <tr>
              <td
                class="rule"
                style={`padding:24px 24px 16px;text-align:${start};border-bottom:3px solid ${accent.light}`}
              >
                <a
                  href={`${siteUrl}/`}
                  class="accent"
                  style={`font:700 26px/1.4 ${face};color:${accent.light};text-decoration:none`}
                >
                  {publication.name}
                </a>
                <p class="quiet" style={small}>
                  {issue.kind === 'breaking' ? `${own.breakingNews} · ` : ''}
                  {locale.date(issue.composedAt, 'full')}
                </p>
              </td>
            </tr>
            {groups.map((group) => (
              <Section {...{ locale, siteUrl, group, start, accent: accent.light }} />
            ))}
            <tr>
              <td class="foot" style={`padding:24px;text-align:${start};border-top:1px solid #dcd8cf`}>
                <p class="quiet" style={small}>
                  {own.whySent(publication.name)}
                </p>
                <p class="quiet" style={small}>
                  <a href={links.change} class="accent" style={link}>
                    {own.change}
                  </a>
                  {' · '}
                  <a href={links.leave} class="accent" style={link}>
                    {own.leave}
                  </a>
                  {links.browser ? ' · ' : ''}
                  {links.browser ? (
                    <a href={links.browser} class="accent" style={link}>
                      {own.viewInBrowser}
                    </a>
                  ) : (
                    ''
                  )}
                </p>
              </td>
            </tr>
          </table>
        </td>
      </tr>
    </table>
  )
  return String(
    await html`<!doctype html>
<html lang="${publication.language}" dir="${direction}"><head><meta charset="utf-8"><title>${subject}</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<style>${raw(darkSheet(accent.dark))}</style></head>
<body class="ground" style="margin:0;padding:0;background:#f3f1ec" dir="${direction}">
<div style="display:none;max-height:0;overflow:hidden">${first ? plainText(first.standfirst || first.headline, direction) : ''}</div>
${body}
</body></html>`,
  )
}

const darkSheet = (accent: string) =>
  `:root{color-scheme:light dark}@media (prefers-color-scheme:dark){.ground{background:#14161a!important}.sheet{background:#1d2025!important}.ink{color:#ece9e2!important}.quiet{color:#b9b5ab!important}.accent{color:${accent}!important}.rule{border-color:${accent}!important}.foot{border-color:#3a3e45!important}}`

interface SectionProps {
  locale: SiteLocale
  siteUrl: string
  group: Group
  start: string
  accent: string
}

function Section({ locale, siteUrl, group: { name, cards }, start, accent }: SectionProps) {
  return (
    <>
      {name && (
        <tr>
          <td style={`padding:24px 24px 0;text-align:${start}`}>
            <h2 class="accent" style={`margin:0;font:700 18px/1.5 ${face};color:${accent}`}>
              <Text of={name} base={locale.direction} />
            </h2>
          </td>
        </tr>
      )}
      {cards.map((card, i) => (
        <Item {...{ locale, siteUrl, card, start, isLead: name === '' && i === 0 }} />
      ))}
    </>
  )
}

interface ItemProps {
  locale: SiteLocale
  siteUrl: string
  card: Card
  start: string
  isLead: boolean
}

function Item({ locale, siteUrl, card, start, isLead }: ItemProps) {
  const url = absolute(siteUrl, articlePath(card))
  const { picture } = card
  const size = isLead ? 24 : 18
  return (
    <tr>
      <td style={`padding:${isLead ? 24 : 16}px 24px 0;text-align:${start}`}>
        {isLead && picture?.version && picture.type === 'picture' ? (
          <a href={url}>
            <img
              src={siteUrl + renditionUrl(picture, 'wide', 1280, 'jpg')}
              width="552"
              alt={picture.alt}
              style="display:block;width:100%;height:auto;border:0;border-radius:4px;margin-bottom:12px"
            />
          </a>
        ) : (
          ''
        )}
        <a href={url} class="ink" style={`font:700 ${size}px/1.5 ${face};color:#1c1b19;text-decoration:none`}>
          <Text of={titleOf(locale, card)} base={locale.direction} />
        </a>
        {card.standfirst ? (
          <p class="quiet" style={`margin:4px 0 0;font:400 16px/1.8 ${face};color:#55524b`}>
            <Text of={card.standfirst} base={locale.direction} />
          </p>
        ) : (
          ''
        )}
      </td>
    </tr>
  )
}
