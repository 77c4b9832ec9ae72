/** The colours of pages, each text with its contrast on each ground as it is chosen. */
import { ColorInput, Stack, Switch, Text } from '@mantine/core'
import { contrast, leastContrast } from '../../language/contrast.ts'
import { useMessages } from '../messages.ts'
import { ColourField } from '../ui/colour-field.tsx'
import { useFormatters } from '../ui/formatters.ts'
import { FormSection } from '../ui/forms/form-section.tsx'
import classes from './brand.module.css'
import { messages } from './messages.ts'
import { Source } from './source.tsx'
import { type BrandForm, type Loaded, usualPalette } from './values.ts'

const isColour = (text: string) => /^#[0-9a-f]{6}$/i.test(text)
const names = ['paper', 'tint', 'ink', 'quiet', 'rule'] as const
const schemes = ['light', 'dark'] as const

export function Palette({ form, folder }: { form: BrandForm; folder: Loaded['folder'] }) {
  const w = useMessages(messages)
  const { values, set, errors } = form
  const { colours } = values
  return (
    <Stack gap="xl">
      <div className={classes.columns}>
        {(['accent', 'breakingColour'] as const).map((name) => (
          <ColourField
            key={name}
            label={w[name]}
            value={values[name]}
            change={(colour) => set({ [name]: colour })}
            error={errors[name]}
          />
        ))}
      </div>
      <Switch
        label={w.ownPalette}
        description={w.ownPaletteHint}
        checked={colours !== null}
        onChange={({ currentTarget }) => set({ colours: currentTarget.checked ? usualPalette : null })}
      />
      <Source isSet={colours !== null} inFolder={folder.tokens} isUnsaved={form.isUnsaved('colours')} />
      {colours &&
        schemes.map((scheme) => (
          <FormSection key={scheme} title={w[scheme]}>
            <div className={classes.columns}>
              {names.map((name) => (
                <div key={name}>
                  <ColorInput
                    label={w.shades[name]}
                    value={colours[name][scheme]}
                    onChange={(colour) =>
                      set({ colours: { ...colours, [name]: { ...colours[name], [scheme]: colour } } })
                    }
                    error={!isColour(colours[name][scheme]) && w.colourWrong}
                    {...{ format: 'hex', dir: 'ltr', withEyeDropper: false, fixOnBlur: false }}
                    popoverProps={{ withinPortal: false }}
                  />
                  {(name === 'ink' || name === 'quiet') && (
                    <Contrast
                      text={colours[name][scheme]}
                      grounds={[colours.paper[scheme], colours.tint[scheme]]}
                    />
                  )}
                </div>
              ))}
            </div>
          </FormSection>
        ))}
    </Stack>
  )
}

function Contrast({ text, grounds }: { text: string; grounds: string[] }) {
  const w = useMessages(messages)
  const { ratio: shownRatio } = useFormatters()
  if (![text, ...grounds].every(isColour)) return null
  const hardest = grounds.toSorted((a, b) => contrast(text, a) - contrast(text, b))[0]!
  const ratio = contrast(text, hardest)
  const shown = shownRatio(ratio)
  const isGood = ratio >= leastContrast
  return (
    <>
      <span className={classes.sample} style={{ color: text, background: hardest }} aria-hidden>
        {w.faceSample}
      </span>
      <Text size="sm" c={isGood ? 'dimmed' : 'red'} role={isGood ? undefined : 'alert'}>
        {isGood ? w.readable(shown) : w.unreadable(shown, shownRatio(leastContrast))}
      </Text>
    </>
  )
}
