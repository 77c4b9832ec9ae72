/** The details next to the text: section, authors, pictures, times. */
import { Checkbox, NumberInput, Select, Stack, TextInput } from '@mantine/core'
import { memo } from 'react'
import { languages } from '../../../language/languages.ts'
import { articleSlug } from '../../../language/slug.ts'
import type { Content, WorkingArticle } from '../../drafts/article.ts'
import type { Saving } from '../../drafts/saver.ts'
import { useMessages } from '../../messages.ts'
import { ChooseMany, ChooseOne } from '../../pickers/choose.tsx'
import { articleTerms } from '../../ui/article-terms.ts'
import { useNumberRange } from '../../ui/forms/number-range.ts'
import { MomentField } from '../../ui/moment-field.tsx'
import { useFieldProblems } from '../../ui/problems.ts'
import { Headlines } from '../headlines/headlines.tsx'
import { messages } from '../messages.ts'
import classes from '../writing.module.css'
import { About } from './about.tsx'
import { AudioVersion } from './audio-version.tsx'
import { Bylines } from './bylines.tsx'
import { KindChoice } from './kind-choice.tsx'
import { ModuleFields } from './module-fields.tsx'
import { ModuleSidebars } from './module-sidebars.tsx'
import { Gallery, LeadMedia } from './pictures.tsx'
import { Related } from './related.tsx'
import { Suggested } from './suggested.tsx'
import { Terms } from './terms.tsx'

interface Props {
  article: WorkingArticle
  content: Content
  change<F extends keyof Content>(field: F, value: Content[F]): void
  editable: boolean
  saving: Saving
}

export const Details = memo(function Details({ article, content, change, editable, saving }: Props) {
  const w = useMessages(messages)
  const t = useMessages(articleTerms)
  const outside = useNumberRange()
  const problems = useFieldProblems(saving.kind === 'refused' ? saving.problem : null)
  const field = <F extends keyof Content>(name: F) => ({
    disabled: !editable,
    error: problems[`content.${name}`] ?? problems[name],
    onChange: (value: Content[F]) => change(name, value),
  })
  const hasVideo = content.kind === 'video' || content.videoId !== null
  const mayBeEpisode = hasVideo || content.audioId !== null || content.programmeId !== null
  return (
    <Stack gap="md">
      <KindChoice content={content} change={change} disabled={!editable} error={field('kind').error} />
      <ChooseOne label={w.section} resource="sections" value={content.sectionId} {...field('sectionId')} />
      <ChooseMany label={w.stories} resource="stories" value={content.storyIds} {...field('storyIds')} />
      <Bylines value={content.authorIds} {...field('authorIds')} />
      <TextInput
        label={w.dateline}
        placeholder={w.datelineHint}
        value={content.dateline}
        maxLength={120}
        {...field('dateline')}
        onChange={({ currentTarget }) => change('dateline', currentTarget.value)}
      />
      <ChooseOne label={w.source} resource="agencies" value={content.agencyId} {...field('agencyId')} />
      <LeadMedia type="picture" value={content.mediaId} language={content.language} {...field('mediaId')} />
      {hasVideo && (
        <LeadMedia type="video" value={content.videoId} language={content.language} {...field('videoId')} />
      )}
      <AudioVersion value={content.audioId} {...field('audioId')} />
      {(content.kind === 'gallery' || content.galleryIds.length > 0) && (
        <Gallery value={content.galleryIds} {...field('galleryIds')} />
      )}
      {mayBeEpisode && (
        <>
          <ChooseOne
            label={w.programme}
            resource="programmes"
            value={content.programmeId}
            {...field('programmeId')}
          />
          <NumberInput
            label={w.episode}
            value={content.episodeNumber ?? ''}
            min={1}
            max={1_000_000}
            clampBehavior="none"
            allowDecimal={false}
            {...field('episodeNumber')}
            error={outside(content.episodeNumber, 1, 1_000_000) ?? field('episodeNumber').error}
            onChange={(value) => change('episodeNumber', value === '' ? null : Number(value))}
          />
        </>
      )}
      <Headlines
        content={content}
        change={change}
        editable={editable}
        errorOf={(name) => problems[`content.${name}`] ?? problems[name]}
      />
      <Checkbox
        label={w.breaking}
        description={w.breakingHint}
        checked={content.breaking}
        {...field('breaking')}
        onChange={({ currentTarget }) => change('breaking', currentTarget.checked)}
      />
      <NumberInput
        label={w.urgency}
        description={w.urgencyHint}
        value={content.urgency}
        min={1}
        max={9}
        allowDecimal={false}
        clampBehavior="strict"
        {...field('urgency')}
        onChange={(value) => value !== '' && change('urgency', Number(value))}
      />
      <MomentField
        label={w.embargo}
        description={w.embargoHint}
        value={content.embargoedUntil}
        {...field('embargoedUntil')}
      />
      <Terms label={w.keywords} value={content.keywords} {...field('keywords')} />
      <Terms label={w.places} value={content.places} kind="place" {...field('places')} />
      <ModuleFields
        content={content}
        change={(fields) => change('fields', fields)}
        disabled={!editable}
        errorOf={(name) => problems[`content.fields.${name}`] ?? problems[`fields.${name}`]}
      />
      <ModuleSidebars
        articleId={article.id}
        content={content}
        editable={editable}
        change={(fields) => change('fields', fields)}
      />
      <Suggested article={article} content={content} change={change} disabled={!editable} />
      <Related articleId={article.id} value={content.relatedIds} {...field('relatedIds')} />
      <TextInput
        label={w.slug}
        description={<SlugHint article={article} content={content} />}
        value={content.slug}
        maxLength={120}
        {...field('slug')}
        onChange={({ currentTarget }) => change('slug', currentTarget.value)}
      />
      <Select
        label={w.language}
        data={languages.map((value) => ({ value, label: t.languages[value] }))}
        value={content.language}
        allowDeselect={false}
        {...field('language')}
        onChange={(value) => value && change('language', value)}
      />
      {article.id > 0 && <About article={article} saving={saving} />}
    </Stack>
  )
})

/** Shows the resulting address while it is typed. */
function SlugHint({ article, content }: Pick<Props, 'article' | 'content'>) {
  const w = useMessages(messages)
  return (
    <>
      {w.slugHint}
      {article.id > 0 && (
        <span className={classes.address}>
          <bdi dir="ltr">
            /articles/{article.id}/{articleSlug(content)}
          </bdi>
        </span>
      )}
    </>
  )
}
