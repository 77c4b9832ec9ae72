/** The rules of ARCHITECTURE.md, asked of the source itself: which way imports go, and what no file there may do. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { root } from './harness.ts'

const src = join(root, 'src')

/** From top to bottom: a folder imports from those above it. */
const rooms = [
  ...[
    'language',
    'values',
    'platform',
    'kernel',
    'body',
    'blocks',
    'content',
    'contract',
    'delivery',
    'site',
  ],
  ...['distribution', 'readers', 'ingest', 'api', 'modules', 'newsroom'],
  ...['server', 'cli'],
]
/** The folders that the newsroom's bundle may contain. */
const ofTheNewsroom = new Set(['language', 'values', 'body', 'blocks', 'contract', 'newsroom'])
/** Folders of content/ that follow what the others do; no entity knows of them. */
const listeners = new Set([
  ...['search', 'related', 'most-read', 'readership', 'newsletter', 'push', 'feeds', 'websub', 'webhooks'],
])
/** Folders and files of content/ that stand above listeners, and may read what these write. */
const above = new Set(['desk', 'previews', 'clock.ts', 'removed-again.ts', 'merge.ts'])
/** Inside the newsroom, from the top to the bottom; every other folder is a feature. */
const newsroomOrder = [
  ...[
    'api.ts',
    'collections.ts',
    'messages.ts',
    'ui',
    'session',
    'library',
    'pickers',
    'diff',
    'editor',
    'drafts',
  ],
  ...['feature', 'app', 'main.tsx', 'kit.ts'],
]

const serverSide = new Set(['newsroom/serve.ts', 'newsroom/former-builds.ts'])

interface Import {
  from: string
  to: string
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))
const texts = new Map(files.map((file) => [file, readFileSync(join(src, file), 'utf8')]))
const specifier = /(?:\bfrom|\bimport|\bimport\(|\bnew URL\()\s*'(\.{1,2}\/[^'?]+)/g
const imports: Import[] = [...texts].flatMap(([from, text]) =>
  [...text.matchAll(specifier)].map(([, to]) => ({
    from,
    to: relative(src, resolve(dirname(join(src, from)), to!)),
  })),
)

const roomOf = (file: string) => file.split('/')[0]!
/** The folder of a file in two steps: content/articles, newsroom/desk; a file that stands in a room is its own. */
const folderOf = (file: string) => file.split('/').slice(0, 2).join('/')
const partOf = (file: string) => file.split('/')[1]!
const folders = (found: Import[]) => found.map(({ from, to }) => `${folderOf(from)} -> ${folderOf(to)}`)

function goesUp({ from, to }: Import): boolean {
  const [a, b] = [roomOf(from), roomOf(to)]
  if (a === b || !rooms.includes(a) || !rooms.includes(b)) return false
  if (a === 'body')
    return !(
      b === 'language' ||
      b === 'values' ||
      (from === 'body/document.ts' && /^blocks\/[^/]+\/block\.ts$/.test(to))
    )
  if (/^blocks\/[^/]+\/block\.ts$/.test(from)) return !['language', 'values', 'body'].includes(b)
  if (/^blocks\/(views\.ts|[^/]+\/view\.tsx)$/.test(from))
    return !['language', 'values', 'body', 'site'].includes(b)
  if (/^blocks\/([^/]+\/(editor(-[a-z]+)?|messages)|editors|messages)\.tsx?$/.test(from))
    return !ofTheNewsroom.has(b)
  if (a === 'newsroom' && !serverSide.has(from)) return !ofTheNewsroom.has(b)
  return rooms.indexOf(b) > rooms.indexOf(a)
}

const entityKnowsListener = ({ from, to }: Import) =>
  roomOf(from) === 'content' &&
  roomOf(to) === 'content' &&
  !listeners.has(partOf(from)) &&
  !above.has(partOf(from)) &&
  listeners.has(partOf(to))

/** Against the order inside the newsroom; a feature knows no other, and `app/features.ts` alone knows features. */
function climbsInNewsroom({ from, to }: Import): boolean {
  if (roomOf(from) !== 'newsroom' || roomOf(to) !== 'newsroom') return false
  const isListed = (file: string) => newsroomOrder.includes(partOf(file))
  const rank = (file: string) => newsroomOrder.indexOf(isListed(file) ? partOf(file) : 'feature')
  // The server's half of the newsroom is no part of its bundle.
  if (serverSide.has(from) || serverSide.has(to)) return serverSide.has(from) !== serverSide.has(to)
  if (!isListed(to) && isListed(from)) return from !== 'newsroom/app/features.ts'
  return rank(to) > rank(from) || (!isListed(from) && !isListed(to) && partOf(from) !== partOf(to))
}

/** The groups of nodes that reach each other. */
function cycles(edges: [string, string][]): string[][] {
  const next = Map.groupBy(edges, ([from]) => from)
  const reach = (start: string) => {
    const seen = new Set<string>()
    const open = [start]
    for (let node = open.pop(); node !== undefined; node = open.pop())
      for (const [, to] of next.get(node) ?? [])
        if (!seen.has(to)) {
          seen.add(to)
          open.push(to)
        }
    return seen
  }
  const reached = new Map([...next.keys()].map((node) => [node, reach(node)]))
  const groups = [...reached]
    .filter(([node, all]) => all.has(node))
    .map(([node, all]) => [...all].filter((other) => reached.get(other)?.has(node)).sort())
  return [...new Map(groups.map((group) => [group.join(), group])).values()]
}

const matching = (rule: string, at: (file: string) => boolean, what: RegExp) =>
  [...texts].filter(([file, text]) => at(file) && what.test(text)).map(([file]) => `${rule}: ${file}`)

/** Violations as "folder -> folder" or "rule: file", each once. */
const isNone = (violations: string[]) => expect([...new Set(violations)].sort()).toEqual([])

it('a folder imports only from the folders listed above it', () => {
  isNone(folders(imports.filter((one) => goesUp(one) || entityKnowsListener(one) || climbsInNewsroom(one))))
})

it('the folders of content/ have no import cycle, types included', () => {
  const inContent = imports.filter(({ from, to }) => roomOf(from) === 'content' && roomOf(to) === 'content')
  const edges = inContent.map(({ from, to }): [string, string] => [partOf(from), partOf(to)])
  const found = cycles(edges.filter(([from, to]) => from !== to))
  isNone(found.map((group) => `cycle: ${group.join(' ')}`))
})

it('fragments read no clock', () => {
  const isFragment = (file: string) =>
    /^(site\/(?!islands\/|worker\/)|body\/|content\/body\/|blocks\/[^/]+\/view\.tsx)/.test(file)
  isNone(matching('clock', isFragment, /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bTemporal\.Now\b/))
})

it('only commands write to the database', () => {
  const isElsewhere = (file: string) => !/^(kernel|content|platform|ingest\/demo)\//.test(file)
  const write =
    /\.(insertInto|updateTable|deleteFrom|mergeInto)\(|\b(insert into|delete from) [a-z_]+\b|\bupdate [a-z_]+ set\b/
  isNone(matching('write', isElsewhere, write))
})

it('declares all tables to programs that hold a part of the sources', () => {
  const declared = texts.get('modules/virtual.d.ts')!
  const tables = files.filter((file) => /^content\/(.+\/)?tables\.ts$/.test(file))
  isNone(tables.filter((file) => !declared.includes(`"../${file}"`)).map((file) => `tables: ${file}`))
})
