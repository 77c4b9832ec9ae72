/** The picture itself, with the point that every crop keeps and the frame of each ratio. */
import { Button, Group, SegmentedControl, Slider, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { Form } from '../running/parts/form.ts'
import { useHouse } from '../shell/house.ts'
import { Empty } from '../shell/states.tsx'
import { useWords } from '../words.ts'
import { CropFrame } from './crop-frame.tsx'
import type { Description } from './description.ts'
import classes from './details.module.css'
import { FocalPoint } from './focal-point.tsx'
import { type Media, renditionUrl } from './media.ts'
import { Previews } from './previews.tsx'
import { type Area, areaOf, type Ratio, ratios, resized, sizeOf } from './shape.ts'
import { words } from './words.ts'

interface Props {
  media: Media
  form: Form<Description>
  mayChange: boolean
}

export function Stage({ media, form, mayChange }: Props) {
  const w = useWords(words)
  const [mode, setMode] = useState<Ratio | 'focal'>('focal')
  if (!media.fileVersion || !media.width || !media.height) return <Empty title={w.noFile} />
  const shape = media.width / media.height
  const src = renditionUrl(media, 'full', 1280)
  const setCrop = (ratio: Ratio, area: Area | null) => {
    const { [ratio]: _, ...others } = form.values.crops
    form.set({ crops: area ? { ...others, [ratio]: area } : others })
  }
  const picture = { src, shape, alt: media.altText, disabled: !mayChange }
  return (
    <section aria-label={w.crop}>
      {mayChange && (
        <SegmentedControl
          className={classes.modes}
          fullWidth
          size="xs"
          aria-label={w.crop}
          value={mode}
          onChange={(next) => setMode(next as Ratio | 'focal')}
          data={[
            { value: 'focal', label: w.focalShort },
            ...ratios.map((ratio) => ({ value: ratio, label: w.ratios[ratio] })),
          ]}
        />
      )}
      {mode === 'focal' ? (
        <FocalPoint
          {...picture}
          x={form.values.focalX}
          y={form.values.focalY}
          change={(focalX, focalY) => form.set({ focalX, focalY })}
        />
      ) : (
        <CropFrame
          {...picture}
          ratio={mode}
          area={areaOf(form.values, mode, shape)}
          change={(area) => setCrop(mode, area)}
        />
      )}
      {mayChange && mode === 'focal' && (
        <Text size="sm" c="dimmed" mt="xs">
          {w.focalHint}
        </Text>
      )}
      {mayChange && mode !== 'focal' && (
        <CropSettings
          media={media}
          form={form}
          ratio={mode}
          shape={shape}
          change={(area) => setCrop(mode, area)}
        />
      )}
      <Title order={2} mt="lg" mb="xs">
        {w.previews}
      </Title>
      <Previews src={src} shape={shape} cut={form.values} />
    </section>
  )
}

function CropSettings({
  media,
  form,
  ratio,
  shape,
  change,
}: {
  media: Media
  form: Form<Description>
  ratio: Ratio
  shape: number
  change(area: Area | null): void
}) {
  const w = useWords(words)
  const house = useHouse()
  const area = areaOf(form.values, ratio, shape)
  const isByHand = form.values.crops[ratio] !== undefined
  const pixels = Math.round(area.width * (media.width ?? 0))
  const percent = Math.round(sizeOf(area, ratio, shape) * 100)
  return (
    <div className={classes.settings}>
      <Text size="sm" c="dimmed">
        {w.cropHint}
      </Text>
      <Group gap="md" wrap="nowrap" align="center">
        <Text size="sm" id="crop-size">
          {w.cropSize}
        </Text>
        <Slider
          className={classes.size}
          thumbProps={{ 'aria-labelledby': 'crop-size' }}
          min={5}
          max={100}
          label={(value) => `${house.number(value)}٪`}
          value={percent}
          onChange={(value) => value !== percent && change(resized(area, ratio, shape, value / 100))}
        />
      </Group>
      <Group gap="sm">
        <Text size="sm">{isByHand ? w.cropByHand : w.cropAuto}</Text>
        {isByHand && (
          <Button size="compact-sm" variant="default" onClick={() => change(null)}>
            {w.cropReset}
          </Button>
        )}
      </Group>
      {isByHand && pixels < 960 && (
        <Text size="sm" className={classes.warning} role="status">
          {w.cropSmall(house.number(pixels))}
        </Text>
      )}
    </div>
  )
}
