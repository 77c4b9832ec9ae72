import { parse } from 'parse5'

interface Node {
  nodeName: string
  value?: string
  attrs?: { name: string; value: string }[]
  childNodes?: Node[]
}

/** The text of a page in the order of its HTML, pictures by what they are said to show. */
export function textOf(html: string): string {
  const read = (node: Node): string => {
    if (node.nodeName === '#text') return node.value ?? ''
    if (['script', 'style', 'head'].includes(node.nodeName)) return ''
    if (node.nodeName === 'img') return ` ${node.attrs?.find(({ name }) => name === 'alt')?.value ?? ''} `
    return (node.childNodes ?? []).map(read).join(' ')
  }
  return read(parse(html) as unknown as Node)
}

/** For comparing: without quotation marks, spaces, marks of direction and vowel signs. */
export const bare = (text: string) =>
  text
    .normalize('NFC')
    .replace(/["'«»“”‘’\s\u00a0\u202f\u200e\u200f\u061c\u2066-\u2069\u064b-\u0652\u0640•]/g, '')
