/** Addresses of posts of other sites: what each form means, and what hostile ones never become. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { frameOf, knownPost, providers, webUrl } from '../../src/blocks/embed/address.ts'
import { bodyText } from '../../src/body/document.ts'
import { parseBody } from '../../src/body/parse-body.ts'

const tube = 'https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?autoplay=1'
const tweet = 'https://platform.twitter.com/embed/Tweet.html?id=1234567890123456789&dnt=true'
const watch = 'https://www.youtube.com/watch?v=aqz-KE-bpKQ'
const post = 'https://x.com/nashra/status/1234567890123456789'
const plugin = (kind: string, url: string) =>
  `https://www.facebook.com/plugins/${kind}.php?show_text=true&href=${encodeURIComponent(url)}`

test.each([
  ['https://www.youtube.com/watch?v=aqz-KE-bpKQ&list=RD&feature=share&utm_source=x', watch, tube],
  ['HTTP://M.YouTube.com/watch?app=desktop&v=aqz-KE-bpKQ#t=3', watch, tube],
  [' https://youtu.be/aqz-KE-bpKQ?si=AbC&t=1m5s ', `${watch}&t=65s`, `${tube}&start=65`],
  ['https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?start=90&rel=0', `${watch}&t=90s`, `${tube}&start=90`],
  [
    'https://youtube.com/shorts/aqz-KE-bpKQ?feature=share',
    'https://www.youtube.com/shorts/aqz-KE-bpKQ',
    tube,
  ],
  ['https://www.youtube.com/live/aqz-KE-bpKQ', watch, tube],
  [
    'https://www.youtube.com/playlist?list=PLabcdefghijkl&si=1',
    'https://www.youtube.com/playlist?list=PLabcdefghijkl',
    'https://www.youtube-nocookie.com/embed/videoseries?list=PLabcdefghijkl',
  ],
  ['https://mobile.twitter.com/nashra/status/1234567890123456789/photo/1?s=20&t=a', post, tweet],
  ['https://x.com/nashra/status/1234567890123456789', post, tweet],
  [tweet, 'https://x.com/i/status/1234567890123456789', tweet],
  [
    'https://m.facebook.com/nashra/posts/pfbid02abc?__tn__=R&mibextid=1',
    'https://www.facebook.com/nashra/posts/pfbid02abc',
    plugin('post', 'https://www.facebook.com/nashra/posts/pfbid02abc'),
  ],
  [
    'https://www.facebook.com/watch/?v=12345&ref=sharing',
    'https://www.facebook.com/watch/?v=12345',
    plugin('video', 'https://www.facebook.com/watch/?v=12345'),
  ],
  [
    plugin('video', 'https://www.facebook.com/nashra/videos/عنوان/777/'),
    'https://www.facebook.com/nashra/videos/777',
    plugin('video', 'https://www.facebook.com/nashra/videos/777'),
  ],
  ['https://fb.watch/aBcDeF/?mibextid=2', 'https://fb.watch/aBcDeF/', null],
  [
    'https://www.instagram.com/nashra/reel/C1abcDEFgh_/?igsh=x',
    'https://www.instagram.com/reel/C1abcDEFgh_/',
    'https://www.instagram.com/reel/C1abcDEFgh_/embed/',
  ],
  [
    'https://instagram.com/p/C1abcDEFgh_/embed/captioned/?cr=1',
    'https://www.instagram.com/p/C1abcDEFgh_/',
    'https://www.instagram.com/p/C1abcDEFgh_/embed/',
  ],
  [
    'https://www.tiktok.com/@na.shra/video/7123456789012345678?is_from_webapp=1',
    'https://www.tiktok.com/@na.shra/video/7123456789012345678',
    'https://www.tiktok.com/embed/v2/7123456789012345678',
  ],
  ['https://vm.tiktok.com/ZMabc123/', 'https://vm.tiktok.com/ZMabc123/', null],
  [
    'https://telegram.me/s/nashra_news/4312?single',
    'https://t.me/nashra_news/4312',
    'https://t.me/nashra_news/4312?embed=1',
  ],
  [
    'https://player.vimeo.com/video/76979871?h=8272103f6e&badge=0',
    'https://vimeo.com/76979871/8272103f6e',
    'https://player.vimeo.com/video/76979871?dnt=1&autoplay=1&h=8272103f6e',
  ],
  [
    'https://dai.ly/x8abcd1?start=5',
    'https://www.dailymotion.com/video/x8abcd1',
    'https://geo.dailymotion.com/player.html?video=x8abcd1',
  ],
  [
    'https://m.soundcloud.com/nashra/sets/podcast?si=1&utm_medium=text',
    'https://soundcloud.com/nashra/sets/podcast',
    'https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fnashra%2Fsets%2Fpodcast',
  ],
  [
    'https://open.spotify.com/intl-ar/episode/4rOoJ6Egrf8K2IrywzwOMk?si=1',
    'https://open.spotify.com/episode/4rOoJ6Egrf8K2IrywzwOMk',
    'https://open.spotify.com/embed/episode/4rOoJ6Egrf8K2IrywzwOMk',
  ],
  [
    'https://www.google.com/maps/place/%D8%A7%D9%84%D9%85%D9%8A%D9%86%D8%A7%D8%A1/@33.9012345678,35.5,15.25z/data=!3m1',
    'https://www.google.com/maps?q=%D8%A7%D9%84%D9%85%D9%8A%D9%86%D8%A7%D8%A1&ll=33.90123%2C35.5&z=15',
    'https://www.google.com/maps?q=%D8%A7%D9%84%D9%85%D9%8A%D9%86%D8%A7%D8%A1&ll=33.90123%2C35.5&z=15&output=embed',
  ],
  [
    'https://www.google.com/maps/embed?pb=!1m18!1m12!1m3!1d1!2d35.5!3d33.9!2m3!1f0',
    'https://www.google.com/maps?q=33.9%2C35.5',
    'https://www.google.com/maps?q=33.9%2C35.5&output=embed',
  ],
  ['https://maps.app.goo.gl/AbCdEf123', 'https://maps.app.goo.gl/AbCdEf123', null],
  [
    'https://www.openstreetmap.org/?mlat=33.9&mlon=35.5#map=14/33.9/35.5&layers=N',
    'https://www.openstreetmap.org/?mlat=33.9&mlon=35.5#map=14/33.9/35.5',
    'https://www.openstreetmap.org/export/embed.html?bbox=35.48901,33.89176,35.51099,33.90824&layer=mapnik&marker=33.9,35.5',
  ],
])('%s', (given, url, frame) => {
  expect(knownPost(given)).toMatchObject({ url, frame })
})

const hostile = [
  ...[
    'javascript:alert(1)//youtube.com/watch?v=aqz-KE-bpKQ',
    'data:text/html,<script>1</script>',
    'https://',
  ],
  'https://www.youtube.com@evil.example/watch?v=aqz-KE-bpKQ',
  'https://user:secret@www.youtube.com/watch?v=aqz-KE-bpKQ',
  'https://www.youtube.com:8443/watch?v=aqz-KE-bpKQ',
  ...[
    'https://www.youtube.com.evil.example/watch?v=aqz-KE-bpKQ',
    'https://evilyoutube.com/watch?v=aqz-KE-bpKQ',
  ],
  ...['https://www.уoutube.com/watch?v=aqz-KE-bpKQ', 'https://xn--outube-rkd.com/watch?v=aqz-KE-bpKQ'],
  ...['https://www.youtube.com./watch?v=aqz-KE-bpKQ', 'https:\\\\www.youtube.com\\watch?v=aqz-KE-bpKQ'],
  ...['https:/www.youtube.com/watch?v=aqz-KE-bpKQ', 'ftp://www.youtube.com/watch?v=aqz-KE-bpKQ'],
  ...[
    'https://www.youtube.com/watch?v="onload="x',
    'https://www.youtube.com/redirect?q=https://evil.example',
  ],
  'https://www.facebook.com/plugins/post.php?href=https://evil.example/',
  'https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fplugins%2Fpost.php%3Fhref%3Dx',
  'https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%40evil.example%2Fa%2Fb',
  ...[
    'https://www.google.com/url?q=https://evil.example',
    'https://x.com/nashra/status/12x',
    'https://t.me/+AbC',
  ],
]

test.each(hostile)('%s is no post of a provider', (address) => {
  expect(knownPost(address)).toBe(null)
})

/** Hosts of addresses that this program writes, by provider. */
const frameHosts = new Set([
  ...['www.youtube-nocookie.com', 'player.vimeo.com', 'geo.dailymotion.com', 'w.soundcloud.com'],
  ...['open.spotify.com', 'platform.twitter.com', 'www.facebook.com', 'www.instagram.com', 'www.tiktok.com'],
  ...['t.me', 'www.google.com', 'www.openstreetmap.org'],
])

test('any address leads to nothing, or to the provider’s own hosts in one canonical form', () => {
  const hosts = providers.flatMap((one) => one.hosts)
  const part = fc.oneof(
    fc.constantFrom(
      ...[
        'watch',
        'embed',
        'aqz-KE-bpKQ',
        'status',
        '1234567890',
        'p',
        '@a',
        'video',
        'maps',
        'place',
        'reel',
      ],
      ...[
        'plugins',
        'post.php',
        'posts',
        'track',
        '4rOoJ6Egrf8K2IrywzwOMk',
        '@1.5,2.5,3z',
        '%D8',
        '..',
        'sets',
      ],
    ),
    fc.string({ maxLength: 8 }),
  )
  const query = fc.oneof(
    fc.constantFrom('v=aqz-KE-bpKQ', 't=9', 'href=https://www.facebook.com/a/posts/1', 'q=%00"><b>', 'z=99'),
    fc.constantFrom('url=https://soundcloud.com/a/b', 'mlat=1&mlon=2', 'bbox=1,2,3,4', 'pb=!2d1!3d2', 'h=%'),
    fc.string({ maxLength: 10 }),
  )
  const built = fc
    .tuple(
      fc.constantFrom('https://', 'http://', '//', 'https://a@', 'javascript://'),
      fc.constantFrom(...hosts, 'evil.example'),
      fc.array(part, { maxLength: 4 }),
      fc.array(query, { maxLength: 3 }),
    )
    .map(([start, host, path, search]) => `${start}${host}/${path.join('/')}?${search.join('&')}`)
  fc.assert(
    fc.property(fc.oneof(built, fc.webUrl(), fc.string()), (address) => {
      const found = knownPost(address)
      if (!found) return
      const { provider, url, frame } = found
      expect(provider.hosts).toContain(new URL(url).hostname)
      expect(url).toMatch(/^https:\/\/[^\s<>"'\\]+$/)
      expect(knownPost(url)).toEqual(found)
      if (frame === null) return
      expect(frame).toMatch(/^https:\/\/[^\s<>"'\\]+$/)
      expect(frameHosts).toContain(new URL(frame).host)
    }),
    { numRuns: 20_000 },
  )
})

test('other hosts are framed only while they are allowed, by https, and without a user name', () => {
  const of = (url: string, frame = '') =>
    frameOf({ url, frame, height: null }, ['charts.example'])?.src ?? null
  expect(of('https://charts.example/1')).toBe('https://charts.example/1')
  expect(of('https://news.example/1', 'https://charts.example/f')).toBe('https://charts.example/f')
  for (const address of [
    ...['http://charts.example/1', 'https://charts.example:8443/1', 'https://a@charts.example/1'],
    ...['https://sub.charts.example/1', 'https://charts.example.evil.example/', 'https://chаrts.example/'],
  ])
    expect([address, of(address), of('https://news.example/', address)]).toEqual([address, null, null])
  // A known provider's frame is our own, whatever a row holds.
  expect(of(watch, 'https://charts.example/f')).toBe(tube)
  expect(webUrl('https://user@host.example/')).toBe(null)
})

const iframe = (src: string, more = '') => `<iframe src="${src}" ${more}></iframe>`

test('HTML of pages, of WordPress and of providers becomes embeds; other hosts become links', () => {
  const read = (html: string) => {
    const { body, dropped } = parseBody(html, { media: () => null, embedHosts: ['charts.example'] })
    const shapes = body.content.map((block) =>
      block.type === 'embed'
        ? [block.attrs.url, block.attrs.title, block.attrs.text, block.attrs.author].join('|')
        : bodyText({ type: 'doc', content: [block] }),
    )
    return [...shapes, ...dropped.map((one) => `!${one}`)]
  }
  expect(
    read(`<p>قبل ${iframe('//www.youtube.com/embed/aqz-KE-bpKQ?rel=0', 'title="الميناء"')} بعد</p>`),
  ).toEqual([...['قبل', `${watch}|الميناء||`, 'بعد']])
  expect(read(iframe('https://charts.example/1', 'height="420"'))).toEqual(['https://charts.example/1|||'])
  expect(read(iframe('https://evil.example/1'))).toEqual([
    'https://evil.example/1',
    '!embed of a host that is not allowed',
  ])
  for (const src of ['javascript:alert(1)', 'about:blank', '/own', 'https://a:b@charts.example/'])
    expect(read(`<p>أ</p>${iframe(src)}`)).toEqual(['أ', '!iframe'])
  expect(read(iframe('https://charts.example/pixel', 'width="1" height="1"'))).toEqual(['!iframe'])
  const quoted = `<blockquote class="twitter-tweet"><p lang="ar">وصلت السفينة <a href="https://t.co/x">t.co/x</a></p>— سلمى (@salma) <a href="${post}?ref_src=twsrc">19 فبراير</a></blockquote><script async src="https://platform.twitter.com/widgets.js"></script>`
  expect(read(quoted)).toEqual([`${post}||وصلت السفينة t.co/x|سلمى (@salma)`, '!script'])
  const instagram = 'https://www.instagram.com/p/C1abcDEFgh_/'
  expect(
    read(
      `<blockquote class="instagram-media" data-instgrm-permalink="${instagram}?utm_source=x"><p>أ</p></blockquote>`,
    ),
  ).toEqual([`${instagram}|||`])
  const tiktok = 'https://www.tiktok.com/@a/video/7123456789012345678'
  expect(read(`<blockquote class="tiktok-embed" cite="${tiktok}"><section>أ</section></blockquote>`)).toEqual(
    [`${tiktok}|||`],
  )
  expect(read('<div class="fb-post" data-href="https://www.facebook.com/a/posts/12"></div>')).toEqual([
    'https://www.facebook.com/a/posts/12|||',
  ])
  const widget = (post: string) => `<p>أ</p><script data-telegram-post="${post}">alert(1)</script>`
  expect(read(widget('nashra/12'))).toEqual(['أ', 'https://t.me/nashra/12|||'])
  expect(read(widget('../x'))).toEqual(['أ', '!script'])
  expect(
    read(
      `<figure class="wp-block-embed is-provider-youtube"><div class="wp-block-embed__wrapper">\n${watch}&amp;t=5\n</div><figcaption>شرح</figcaption></figure>`,
    ),
  ).toEqual([`${watch}&t=5s|شرح||`])
  expect(
    read(
      `<figure class="wp-block-embed">${iframe('https://evil.example/1')}<figcaption>شرح</figcaption></figure>`,
    ),
  ).toEqual(['https://evil.example/1', 'شرح', '!embed of a host that is not allowed'])
  expect(read(`<figure class="media"><oembed url="${watch}"></oembed></figure>`)).toEqual([`${watch}|||`])
  // An address alone on its line; not within a sentence, and not one that somebody linked.
  expect(
    read(`<p>https://youtu.be/aqz-KE-bpKQ</p><p>انظر ${watch}</p><p><a href="${watch}">${watch}</a></p>`),
  ).toEqual([...[`${watch}|||`, `انظر ${watch}`, watch]])
  expect(read('<blockquote><p>قول</p></blockquote>')).toEqual(['قول'])
})
