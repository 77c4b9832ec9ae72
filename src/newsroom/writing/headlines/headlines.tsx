/** The other headlines of an article, its label and sponsor, and what shared links look like. */
import { Checkbox, Select, Stack, TextInput } from '@mantine/core'
import { articleLabels } from '../../../language/article-labels.ts'
import type { Content } from '../../drafts/article.ts'
import { fieldNames } from '../../drafts/fields.ts'
import { useMessages } from '../../messages.ts'
import { ChooseMany } from '../../pickers/choose.tsx'
import { useMe } from '../../session/me.ts'
import { articleTerms } from '../../ui/article-terms.ts'
import { LeadMedia } from '../details/pictures.tsx'
import classes from '../writing.module.css'
import { messages } from './messages.ts'
import { SharePreviews } from './share-previews.tsx'
import { TextField } from './text-field.tsx'

/** The fields of one line: beyond `advised` characters, cards and search engines cut them. */
const texts = {
  kicker: { advised: 30, maxLength: 80 },
  frontHeadline: { advised: 70, maxLength: 300 },
  shareHeadline: { advised: 90, maxLength: 300 },
  searchTitle: { advised: 60, maxLength: 300 },
  searchDescription: { advised: 155, maxLength: 500 },
} as const

interface Props {
  content: Content
  change<F extends keyof Content>(field: F, value: Content[F]): void
  editable: boolean
  errorOf(field: keyof Content): string | undefined
}

export function Headlines({ content, change, editable, errorOf }: Props) {
  const w = useMessages(messages)
  const names = useMessages(fieldNames)
  const { labels } = useMessages(articleTerms)
  const isEditor = useMe().may('publish')
  const field = <F extends keyof Content>(name: F) => ({
    label: names[name],
    disabled: !editable,
    error: errorOf(name),
    onChange: (value: Content[F]) => change(name, value),
  })
  const ofEditors = <F extends keyof Content>(name: F) => ({
    ...field(name),
    disabled: !editable || !isEditor,
  })
  const hint = (text: string) => (isEditor ? text : `${text} ${w.editorOnly}.`)
  const text = (name: keyof typeof texts, fallback: string, description?: string) => (
    <TextField
      {...texts[name]}
      {...field(name)}
      {...(description ? { description } : {})}
      value={content[name]}
      fallback={fallback}
    />
  )
  const isAdvertisement = content.label === 'advertisement'
  return (
    <details className={classes.headlines}>
      <summary>{w.section}</summary>
      <Stack gap="md" mt="xs">
        <p className={classes.hint}>{w.sectionHint}</p>
        {text('kicker', '', w.kickerHint)}
        {text('frontHeadline', content.headline, w.frontHint)}
        <Select
          {...field('label')}
          disabled={!editable || (!isEditor && isAdvertisement)}
          {...(isEditor || !isAdvertisement ? {} : { description: w.editorOnly })}
          data={articleLabels.map((value) => ({
            value,
            label: labels[value],
            disabled: value === 'advertisement' && !isEditor,
          }))}
          value={content.label}
          clearable
          placeholder={w.none}
          clearButtonProps={{ 'aria-label': w.none }}
          onChange={(value) => change('label', value as Content['label'])}
        />
        <TextInput
          {...ofEditors('sponsor')}
          description={hint(w.sponsorHint)}
          value={content.sponsor}
          maxLength={120}
          onChange={({ currentTarget }) => change('sponsor', currentTarget.value)}
        />
        <ChooseMany
          {...field('secondarySectionIds')}
          description={w.secondaryHint}
          resource="sections"
          value={content.secondarySectionIds}
        />
        {text('shareHeadline', content.headline)}
        <LeadMedia
          {...field('shareMediaId')}
          type="picture"
          language={content.language}
          value={content.shareMediaId}
        />
        <SharePreviews content={content} />
        {text('searchTitle', content.headline)}
        {text('searchDescription', content.standfirst)}
        <Checkbox
          {...ofEditors('noindex')}
          description={hint(w.noindexHint)}
          checked={content.noindex}
          onChange={({ currentTarget }) => change('noindex', currentTarget.checked)}
        />
        <TextInput
          {...ofEditors('canonicalUrl')}
          error={errorOf('canonicalUrl') && w.canonicalWrong}
          description={hint(w.canonicalHint)}
          type="url"
          dir="ltr"
          placeholder="https://"
          value={content.canonicalUrl}
          maxLength={2_000}
          onChange={({ currentTarget }) => change('canonicalUrl', currentTarget.value)}
        />
      </Stack>
    </details>
  )
}
