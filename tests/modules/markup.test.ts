/** The check of what modules make: hostile markup never passes, and what passes stays where it was put. */
import fc from 'fast-check'
import { type DefaultTreeAdapterMap, parse } from 'parse5'
import { describe, expect, it } from 'vitest'
import { markupProblem } from '../../src/modules/markup.ts'
import { seed } from '../seed.ts'

const frames = ['https://maps.example', 'https://*.video.example']

it.each([
  '',
  'نص بلا عناصر',
  '<p class="a">سؤال &amp; جواب<br/>2</p><ul><li>one</li><li>two</li></ul>',
  '<table><caption>x</caption><tr><td>1</td></tr></table>',
  '<form method="post" action="/readers/x/polls/vote"><label>نعم <input type="radio" name="a" value="javascript:1"></label><button>صوّت</button></form>',
  '<a href="/articles/1">1</a> <a href="mailto:a@b.example">2</a> <a href="../x?a=1&amp;b=2">3</a>',
  '<img src="https://img.example/a.png" alt="data: 5" width="1" height="1"><picture><source srcset="/a.avif 1x, /b.avif 2x"><img src="/a.jpg" alt=""></picture>',
  '<iframe src="https://maps.example/x" title="map"></iframe><iframe src="https://eu.video.example/x" title="v"></iframe>',
  '<svg viewBox="0 0 1 1" role="img" aria-label="x"><path d="M0 0"/><g><rect width="1"></rect></g></svg>',
])('allows ordinary markup: %s', (html) => {
  expect(markupProblem(html, frames)).toBeNull()
})

it.each([
  ['<p>open', /<p> is not closed/],
  ['<b><i>x</b></i>', /not well-formed/],
  ['x</div>', /not well-formed/],
  ['</li><li>', /not well-formed/],
  ['<li>x</li>', /not well-formed/],
  ['</main><main>', /not well-formed/],
  ['<p><div>x</div></p>', /not well-formed/],
  ['<script>1</script>', /element <script>/],
  ['<svg><script>1</script></svg>', /element <script>/],
  ['<svg><style>*{}</style></svg>', /element <style>/],
  ['<style>*{}</style>', /element <style>/],
  ['<p style="color:red">x</p>', /attribute style/],
  ['<p onclick="x()">x</p>', /attribute onclick/],
  ['<a href="java\tscript:alert(1)">x</a>', /address/],
  ['<a href="\u0001javascript:alert(1)">x</a>', /address|not well-formed/],
  ['<a href="JAVASCRIPT&colon;alert(1)">x</a>', /address/],
  ['<a href="data:text/html,x">x</a>', /address/],
  ['<form action="vbscript:x"><button>x</button></form>', /address/],
  ['<img srcset="/a 1x, javascript:x 2x" alt="">', /address/],
  ['<svg><a xlink:href="javascript:x"><text>x</text></a></svg>', /address/],
  ['<iframe src="https://evil.example/"></iframe>', /frame from evil\.example/],
  ['<iframe src="https://video.example.evil.example/"></iframe>', /frame from/],
  ['<iframe src="//maps.example/"></iframe>', /frame from/],
  ['<iframe src="http://maps.example/"></iframe>', /frame from/],
  ['<iframe srcdoc="x"></iframe>', /srcdoc/],
  ['<object data="x"></object>', /element <object>/],
  ['<!-- x -->', /comment/],
  ['<base href="https://evil.example/">', /element <base>|not well-formed/],
  ['<meta http-equiv="refresh" content="0">', /element <meta>|not well-formed/],
  ['<body class="x">', /not well-formed/],
  ['<html data-x="1">', /not well-formed/],
  ['<frameset></frameset>', /not well-formed/],
  ['<template><script>1</script></template>', /element <template>/],
  ['<plaintext>', /<plaintext>|not well-formed/],
  ['<p>\0</p>', /not well-formed/],
  [`<p>${'x'.repeat(200_000)}</p>`, /characters of markup/],
])('names the error of %s', (html, problem) => {
  expect(markupProblem(html, frames)).toMatch(problem)
})

describe(`hostile markup (seed ${seed})`, () => {
  const space = fc.constantFrom(' ', '\n', '\t', '/', ' \f ')
  const cased = (text: string) =>
    fc
      .array(fc.boolean(), { minLength: text.length, maxLength: text.length })
      .map((flips) => Array.from(text, (letter, at) => (flips[at] ? letter.toUpperCase() : letter)).join(''))
  const address = fc
    .tuple(
      fc.constantFrom('', ' ', '\t', '&#9;', '&#x1;', '\n'),
      cased('javascript'),
      fc.constantFrom('', '\t', '&Tab;', '&NewLine;', '\r\n'),
      fc.constantFrom(':', '&colon;', '&#58;', '&#x3a;'),
    )
    .map((parts) => `${parts.join('')}alert(1)`)
  const quote = fc.constantFrom('"', "'")
  const attribute = fc.oneof(
    fc
      .tuple(cased('on'), fc.constantFrom('click', 'load', 'error', 'begin', 'x'))
      .map(([on, what]) => `${on}${what}="x"`),
    fc.tuple(cased('style'), quote).map(([name, q]) => `${name}=${q}color:red${q}`),
    fc
      .tuple(cased('href'), address, quote)
      .filter(([, value, q]) => !value.includes(q))
      .map(([name, value, q]) => `${name}=${q}${value}${q}`),
    cased('srcdoc').map((name) => `${name}="x"`),
  )
  const name = fc.constantFrom('a', 'p', 'div', 'svg', 'b')
  const active = fc.oneof(
    fc.tuple(name, space, attribute).map(([tag, gap, attr]) => `<${tag}${gap}${attr}>x</${tag}>`),
    cased('script').map((tag) => `<${tag}>1</${tag}>`),
    fc.tuple(cased('style'), fc.string()).map(([tag, text]) => `<${tag}>${text}</${tag}>`),
    fc.webUrl().map((url) => `<iframe src="${url.replaceAll('"', '')}"></iframe>`),
    fc.constantFrom('<base href="/x">', '<object></object>', '<embed>', '<link rel="x">', '<math></math>'),
  )
  const harmless = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '<p>x</p>',
      '<svg>',
      '</svg>',
      '<table>',
      '<select>',
      '<textarea>',
      '<title>',
      '<!--',
      '-->',
    ),
    fc.constantFrom(
      '<![CDATA[',
      ']]>',
      '<li>',
      '</li>',
      '</article>',
      '</body>',
      '<noscript>',
      '<template>',
      '<math>',
    ),
  )

  it('is never accepted', () => {
    fc.assert(
      fc.property(
        fc.array(harmless, { maxLength: 4 }),
        active,
        fc.array(harmless, { maxLength: 4 }),
        (a, bad, b) => {
          const html = [...a, bad, ...b].join('')
          // In a text field, or inside an attribute, it is text like any other.
          if (markupProblem(html, frames) === null) expect(actives(html)).toEqual([])
        },
      ),
      { seed, numRuns: 3_000 },
    )
    fc.assert(
      fc.property(active, fc.constantFrom('', '<p>', 'نص'), (bad, open) => {
        expect(markupProblem(`${open}${bad}`, frames)).not.toBeNull()
      }),
      { seed, numRuns: 2_000 },
    )
  })

  it('cannot leave its element, whatever it contains', () => {
    const piece = fc.oneof(
      harmless,
      active,
      fc.constantFrom('<div>', '</div>', '<b>', '</b>', '<a href="/x">', '</a>', '<p>', '</p>'),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const html = pieces.join('')
        if (markupProblem(html, frames) !== null) return
        const page = parse(
          `<!doctype html><body><ul><li id="a">${html}</li><li id="b">end</li></ul><p id="c">.</p>`,
        )
        const elements = all(page)
        expect(actives(html)).toEqual([])
        const of = (id: string) => elements.find(({ attrs }) => attrs.some(({ value }) => value === id))!
        expect(of('a').parentNode?.nodeName).toBe('ul')
        expect(of('b').parentNode).toBe(of('a').parentNode)
        expect(of('c').parentNode?.nodeName).toBe('body')
        expect(of('b').childNodes.map(({ nodeName }) => nodeName)).toEqual(['#text'])
      }),
      { seed, numRuns: 3_000 },
    )
  })
})

type Element = DefaultTreeAdapterMap['element']

function all(node: DefaultTreeAdapterMap['parentNode']): Element[] {
  return node.childNodes.flatMap((child) => ('tagName' in child ? [child, ...all(child)] : []))
}

/** Parts of a page that could run or load something. */
function actives(html: string): string[] {
  return all(parse(`<!doctype html><body><div>${html}</div>`)).flatMap(({ tagName, attrs }) => [
    ...(/^(script|style|object|embed|base|link|iframe)$/i.test(tagName) ? [tagName] : []),
    ...attrs.flatMap(({ name, value }) =>
      /^on|^style$|^srcdoc$/i.test(name) ||
      (/href|src|action/i.test(name) && /^[\0- ]*javascript:/i.test(value.replace(/[\t\n\r]/g, '')))
        ? [name]
        : [],
    ),
  ])
}
