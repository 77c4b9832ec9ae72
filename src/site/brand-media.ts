/**
 * /media/brand: serves the brand's pictures and the icons drawn from them. Icons are made on their first
 * request.
 */
import { isShownFile } from '../content/advertisements/read.ts'
import { brandFileBytes, readBrand } from '../content/brand/read.ts'
import type { Brand } from '../content/brand/shape.ts'
import { createRevalidatingCache } from '../delivery/revalidating-cache.ts'
import { createStore } from '../delivery/store.ts'
import type { ReadContext } from '../kernel/read-context.ts'
import { drawFavicon, drawIcon, type IconName, iconNames } from '../platform/media/icons.ts'
import type { MediaStore } from '../platform/media/store.ts'
import { endingOf } from './brand.ts'
import type { Located } from './media.ts'

interface Options {
  db: ReadContext['db']
  store: MediaStore
  /** The background of icons when the brand has no colours of its own. */
  backgroundColor: string
  onError(error: unknown, key: string): void
}

type Pictures = Pick<Brand, 'logo' | 'logoDark' | 'icon' | 'shareImage' | 'colours'>

const address =
  /^\/media\/brand\/([0-9a-f]{32})\/((?:logo|share|advertisement|icon-[a-z0-9]{1,10})\.(svg|png|webp|jpg))$/

export function createBrandMedia({ db, store, backgroundColor, onError }: Options) {
  const facts = createStore(64 * 1024)
  const known = createRevalidatingCache<Pictures>(facts, {
    load: (_, dependOn) => readBrand({ db, dependOn }, 'logo', 'logoDark', 'icon', 'shareImage', 'colours'),
    sizeOf: () => 1_000,
    isLowPriority: () => false,
    staleWhileRevalidateMs: () => 0,
    onStale: () => {},
    onFailure: onError,
  })
  const brandNow = async (): Promise<Pictures> => known.fresh('brand')?.value ?? (await known.get('brand'))

  /** Made from a file of the brand, and cached on disk by its name. */
  const keep = (id: string, name: string, make: (bytes: Buffer) => Buffer | Promise<Buffer>) =>
    store.drawn(`brand-${id}`, name, async () => {
      const file = await brandFileBytes({ db }, id)
      if (!file) throw new Error(`The picture ${id} of the brand is not there.`)
      return make(Buffer.from(file.bytes))
    })

  const icon = async (id: string, name: IconName): Promise<Located> => {
    const { colours } = await brandNow()
    const behind = colours?.paper.light ?? backgroundColor
    const path = await keep(id, `${name}-${behind.slice(1)}.png`, (bytes) => drawIcon(bytes, name, behind))
    return { path, contentType: 'image/png' }
  }

  async function locate(path: string): Promise<Located> {
    const [, id, name, ending] = address.exec(path) ?? []
    if (!id || !name || !ending) return null
    const brand = await brandNow()
    const plain = name.slice(0, -ending.length - 1)
    if (id === brand.icon && iconNames.includes(plain as IconName)) return icon(id, plain as IconName)
    const isLogo = plain === 'logo' && (id === brand.logo || id === brand.logoDark)
    const isAdvertisement = plain === 'advertisement' && (await isShownFile({ db }, id))
    if (!isLogo && !isAdvertisement && !(plain === 'share' && id === brand.shareImage)) return null
    const file = await brandFileBytes({ db }, id)
    if (!file || endingOf(file.contentType) !== ending) return null
    return { path: await keep(id, name, (bytes) => bytes), contentType: file.contentType }
  }

  return {
    locate,
    /** The icon that browsers request at the root; null when the brand has none. */
    async favicon(): Promise<Located> {
      const { icon: id } = await brandNow()
      return id ? { path: await keep(id, 'favicon.ico', drawFavicon), contentType: 'image/x-icon' } : null
    },
    async appleIcon(): Promise<Located> {
      const { icon: id } = await brandNow()
      return id ? icon(id, 'icon-apple') : null
    },
    invalidate: (cacheTags: Iterable<string>) => facts.invalidate(cacheTags),
  }
}
