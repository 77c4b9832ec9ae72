/** Whether the texts of a brand can be read on its grounds, in the light and in the dark. */
import { contrast, leastContrast } from '../../language/contrast.ts'

type Shade = { light: string; dark: string }
type Palette = Record<'paper' | 'tint' | 'ink' | 'quiet', Shade>

export interface WeakContrast {
  scheme: 'light' | 'dark'
  text: 'ink' | 'quiet'
  ground: 'paper' | 'tint'
  ratio: number
}

export const weakContrasts = (palette: Palette): WeakContrast[] =>
  (['light', 'dark'] as const).flatMap((scheme) =>
    (['ink', 'quiet'] as const).flatMap((text) =>
      (['paper', 'tint'] as const).flatMap((ground) => {
        const ratio = contrast(palette[text][scheme], palette[ground][scheme])
        return ratio < leastContrast ? [{ scheme, text, ground, ratio }] : []
      }),
    ),
  )
