/**
 * All public outputs of the newsroom's content: each route, stream, file and message, and the fields it may
 * show while they are public. Add new ones here; tests/server/public-content.test.ts compares the list with
 * the routers, and checks each output for embargoed, unpublished and removed content.
 */

/** The fields of content that an output can show. */
export type Shown =
  | 'headline'
  | 'standfirst'
  | 'body'
  | 'keyword'
  | 'correction'
  | 'caption'
  | 'transcript'
  | 'picture'
  | 'comment'
  | 'coverage'
  | 'entry'
  | 'score'

export interface PublicAddress {
  /**
   * site: a route's name · server: the first part of a path · stream · api and readers: method and path ·
   * job: its name · files: of SITE_DIR
   */
  of: 'site' | 'server' | 'stream' | 'api' | 'readers' | 'job' | 'files'
  name: string
  /** Addresses to request, with ids in braces; empty when it needs a personal secret or is not an address. */
  at: string[]
  shows: Shown[]
}

const site = (name: string, at: string[], shows: Shown[] = []): PublicAddress => ({
  of: 'site',
  name,
  at,
  shows,
})
const server = (name: string, at: string[] = [], shows: Shown[] = []): PublicAddress => ({
  ...{ of: 'server', name, at, shows },
})
const api = (name: string): PublicAddress => ({ of: 'api', name, at: [], shows: [] })
const readers = (name: string, at: string[] = [], shows: Shown[] = []): PublicAddress => ({
  ...{ of: 'readers', name, at, shows },
})
const job = (name: string, shows: Shown[] = []): PublicAddress => ({ of: 'job', name, at: [], shows })

const whole: Shown[] = ['headline', 'standfirst', 'body', 'keyword', 'correction', 'caption']

export const publicAddresses: PublicAddress[] = [
  // Pages, with their structured data (JSON-LD) and links to share images.
  site('article', ['/articles/{article}/x', '/a/{article}'], whole),
  site('front', ['/'], ['headline', 'score']),
  site('now', ['/now'], ['score']),
  site('coverage', ['/coverage/{coverage}/x'], ['coverage', 'entry', 'score']),
  site('coverage-keys', ['/coverage/{coverage}/x?key=1'], ['coverage', 'entry']),
  site('coverage-since', ['/coverage/{coverage}/since/0'], ['entry', 'score']),
  site('coverage-entry', ['/coverage/{coverage}/x/{entry}'], ['coverage', 'entry']),
  site('coverages', ['/coverage'], ['coverage', 'score']),
  site('section', ['/sections/{section}'], ['headline']),
  site('story', ['/stories/{story}'], ['headline', 'coverage', 'keyword']),
  site('stories', ['/stories']),
  site('topic', ['/topics/{topic}'], ['headline', 'keyword']),
  site('latest', ['/latest'], ['headline']),
  site('archive', ['/archive', '/archive/{year}', '/archive/{month}', '/archive/{day}'], ['headline']),
  site('videos', ['/videos']),
  site('programme', ['/programmes/{programme}'], ['headline']),
  site('author', ['/authors/{person}'], ['headline']),
  site('comments-page', ['/comments/{article}', '/comments/{article}/{comment}'], ['headline', 'comment']),
  site('search', ['/search?q={word}'], ['headline']),
  site('search-suggest', ['/search/suggest?q={part}']),
  site('opensearch', ['/opensearch.xml']),
  site('live', ['/live']),
  site('newsletter', ['/newsletter', '/newsletter/{issue}'], ['headline']),
  site('follow', ['/follow']),
  site('saved', ['/saved']),
  site('saved-list', ['/saved/list?ids={article}'], ['headline']),
  site('saved-authors', ['/saved/authors?ids={personId}'], ['headline']),
  site('page', ['/pages/about']),
  site('offline', ['/offline']),
  site('manifest', ['/manifest.webmanifest']),
  site('worker', ['/sw.js']),
  // Formats for other programs.
  site(
    'feed',
    [
      ...['/feeds/latest.rss', '/feeds/latest.atom', '/feeds/latest.json'],
      ...['/feeds/sections/{section}.rss', '/feeds/stories/{story}.json'],
      ...['/feeds/topics/{topic}.atom', '/feeds/authors/{person}.rss'],
    ],
    ['headline', 'standfirst', 'body', 'caption'],
  ),
  site('podcast', ['/programmes/{programme}/podcast.xml'], ['headline', 'standfirst']),
  site('podcast-transcript', ['/programmes/{programme}/transcripts/{article}.txt'], ['transcript']),
  site(
    'sitemap',
    ['/sitemap.xml', '/sitemaps/0.xml', '/sitemaps/topics-0.xml', '/sitemap-news.xml'],
    ['headline'],
  ),
  site('robots', ['/robots.txt']),
  // Everything that is not a page.
  server('media', ['/media/{media}', '/media/cards/articles-{article}/{card}.png'], ['picture']),
  server('preview', ['/preview/{preview}'], ['headline', 'body']),
  ...['assets', 'beacon', 'api', 'readers', 'newsroom', 'favicon.ico', 'apple-touch-icon.png'].map((name) =>
    server(name),
  ),
  ...['healthz', 'readyz', 'metrics'].map((name) => server(name, [`/${name}`])),
  {
    of: 'stream',
    name: 'coverage/events',
    at: ['/coverage/{coverage}/events?after=0'],
    shows: ['entry', 'score'],
  },
  { of: 'stream', name: 'now/events', at: ['/now/events'], shows: [] },
  // Files that the newsroom added itself: no content, and matched last.
  { of: 'files', name: 'public', at: [], shows: [] },
  // API operations without an account: signing in, and pictures for the staff's session.
  ...[
    'get /media/{id}/{name}',
    'get /publication/brand/files/{id}',
    'get /invitations/{token}',
    'post /invitations/{token}',
  ].map(api),
  // The readers' own pages: forms, and each reader's own comments.
  readers('GET /reply/:id', ['/readers/reply/{comment}'], ['comment']),
  readers('GET /report/:id', ['/readers/report/{comment}'], ['comment']),
  readers('GET /newsletter/asked', ['/readers/newsletter/asked']),
  readers('GET /sent', ['/readers/sent']),
  readers('GET /', ['/readers']),
  ...[
    ...['GET /comments/start', 'GET /comments/:receipt', 'GET /data', 'GET /link/:token', 'GET /push/key'],
    ...['GET /newsletter/confirm/:token', 'GET /newsletter/mine/:word', 'GET /newsletter/leave/:word'],
    ...['POST /newsletter/confirm/:token', 'POST /newsletter/mine/:word', 'POST /newsletter/leave/:word'],
    ...['POST /newsletter', 'POST /push', 'POST /push/mine', 'POST /push/end', 'POST /comments'],
    ...['POST /report/:id', 'POST /comments/:receipt/edit', 'POST /comments/:receipt/delete'],
    ...['POST /comments/:receipt/appeal', 'POST /name', 'POST /sign-out', 'POST /sign-out-elsewhere'],
    ...[
      'POST /passkeys/remove',
      'POST /erase',
      'POST /join',
      'POST /link/:token',
      'GET /auth/*',
      'POST /auth/*',
    ],
  ].map((name) => readers(name)),
  // Messages.
  job('newsletter-send', ['headline', 'standfirst']),
  job('newsletter-test-issue', ['headline', 'standfirst']),
  job('push', ['headline', 'standfirst']),
  job('push-again', ['headline', 'standfirst']),
  job('webhooks', ['headline', 'standfirst', 'correction', 'coverage', 'entry', 'score']),
  ...[
    'mail',
    'newsletter-confirmation',
    'feed-ping',
    'render-video',
    'erase-files',
    'import-archive',
    'undo-import',
  ].map((name) => job(name)),
]
