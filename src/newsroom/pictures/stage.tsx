/** The picture with its focal point and the crop frame of each ratio. */
import { Button, Group, SegmentedControl, Slider, Text, Title } from '@mantine/core'
import { useState } from 'react'
import type { Description } from '../library/description.ts'
import { type Media, renditionUrl } from '../library/media.ts'
import { messages } from '../library/messages.ts'
import { useMessages } from '../messages.ts'
import { useFormatters } from '../ui/formatters.ts'
import type { Form } from '../ui/forms/form.ts'
import { Empty } from '../ui/states.tsx'
import { CropFrame } from './crop-frame.tsx'
import classes from './details.module.css'
import { FocalPoint } from './focal-point.tsx'
import { Previews } from './previews.tsx'
import { type Area, areaOf, type Ratio, ratios, resized, sizeOf } from './shape.ts'
import { stageMessages } from './stage-messages.ts'

interface Props {
  media: Media
  form: Form<Description>
  mayChange: boolean
}

export function Stage({ media, form, mayChange }: Props) {
  const stage = useMessages(stageMessages)
  const w = useMessages(messages)
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
    <section aria-label={stage.crop}>
      {mayChange && (
        <SegmentedControl
          className={classes.modes}
          fullWidth
          size="xs"
          aria-label={stage.crop}
          value={mode}
          onChange={(next) => setMode(next as Ratio | 'focal')}
          data={[
            { value: 'focal', label: stage.focalShort },
            ...ratios.map((ratio) => ({ value: ratio, label: stage.ratios[ratio] })),
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
          {stage.focalHint}
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
        {stage.previews}
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
  const stage = useMessages(stageMessages)
  const formatters = useFormatters()
  const area = areaOf(form.values, ratio, shape)
  const isByHand = form.values.crops[ratio] !== undefined
  const pixels = Math.round(area.width * (media.width ?? 0))
  const percent = Math.round(sizeOf(area, ratio, shape) * 100)
  return (
    <div className={classes.settings}>
      <Text size="sm" c="dimmed">
        {stage.cropHint}
      </Text>
      <Group gap="md" wrap="nowrap" align="center">
        <Text size="sm" id="crop-size">
          {stage.cropSize}
        </Text>
        <Slider
          className={classes.size}
          thumbProps={{ 'aria-labelledby': 'crop-size' }}
          min={5}
          max={100}
          label={formatters.percent}
          value={percent}
          onChange={(value) => value !== percent && change(resized(area, ratio, shape, value / 100))}
        />
      </Group>
      <Group gap="sm">
        <Text size="sm">{isByHand ? stage.cropByHand : stage.cropAuto}</Text>
        {isByHand && (
          <Button size="compact-sm" variant="default" onClick={() => change(null)}>
            {stage.cropReset}
          </Button>
        )}
      </Group>
      {isByHand && pixels < 960 && (
        <Text size="sm" className={classes.warning} role="status">
          {stage.cropSmall(formatters.number(pixels))}
        </Text>
      )}
    </div>
  )
}
