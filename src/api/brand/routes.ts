/** The publication's brand. */
import { hash } from 'node:crypto'
import { brandFileBytes, brandFiles, brandPictureIds, brandToEdit } from '../../content/brand/read.ts'
import { linksOf } from '../../content/brand/shape.ts'
import { addBrandFile, putBrand } from '../../content/brand/write.ts'
import { missingLinks } from '../../content/missing-links.ts'
import { brandOperations } from '../../contract/brand.ts'
import { boundedRequest } from '../../platform/bounded-request.ts'
import {
  BrandPictureError,
  type BrandPictureUse,
  brandPictures,
  takeBrandPicture,
  tooLargeError,
} from '../../platform/media/brand-picture.ts'
import { faceKeys } from '../../values/faces.ts'
import { identify } from '../authenticate.ts'
import { handle } from '../handle.ts'
import { checkHost } from '../hosts.ts'
import { Problem } from '../problem.ts'
import { answerBrandFile } from './file.ts'

const codes = { 'too-large': 'too-large', 'other-kind': 'unsupported' } as const

async function bytesOf(request: Request, use: BrandPictureUse): Promise<Buffer> {
  const bounded = await boundedRequest(request, brandPictures[use].most)
  if (!bounded) throw tooLargeError(use, Number(request.headers.get('content-length')) || null)
  return Buffer.from(await bounded.arrayBuffer())
}

export const brandRoutes = [
  handle(brandOperations.readBrand, async ({ readContext, assets, filesOfFolder }) => {
    const brand = await brandToEdit(readContext)
    const { brand: folder } = assets
    return {
      ...brand,
      files: [...(await brandFiles(readContext, brandPictureIds(brand))).values()],
      missingLinks: [...(await missingLinks(readContext, linksOf(brand)))],
      licences: Object.fromEntries(faceKeys.map((key) => [key, assets.url(`${key}-licence.txt`)])),
      folder: {
        ...{ logo: !!folder?.logo, icon: !!folder?.icon, shareImage: !!folder?.shareImage },
        ...{ fonts: !!folder?.faces, tokens: !!folder?.tokens, files: filesOfFolder },
      },
    }
  }),
  handle(brandOperations.putBrand, ({ execute, body, outbound }) => {
    checkHost(outbound, 'statistics.url', body.statistics?.url)
    return execute(putBrand, body)
  }),
  handle(brandOperations.addBrandFile, async ({ c, query, execute }) => {
    try {
      const { removed, ...picture } = await takeBrandPicture(query.use, await bytesOf(c.req.raw, query.use))
      const id = hash('sha256', picture.bytes, 'hex').slice(0, 32)
      await execute(addBrandFile, { id, use: query.use, ...picture })
      const { contentType, width, height } = picture
      return { id, contentType, width, height, removed }
    } catch (error) {
      if (!(error instanceof BrandPictureError)) throw error
      const code = codes[error.reason as keyof typeof codes] ?? 'invalid'
      throw new Problem(code, `${error.message} Nothing was changed.`, { reason: error.reason })
    }
  }),
  handle(brandOperations.readBrandFile, async (call) => {
    const caller = await identify(call, call.c.req.raw.headers)
    const file = caller && (await brandFileBytes(call.readContext, call.params.id))
    if (!file) throw new Problem('not-found', 'There is no such file.')
    return answerBrandFile(file)
  }),
]
