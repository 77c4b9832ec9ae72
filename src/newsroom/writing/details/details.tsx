/** What stands beside the text: where the article belongs, who wrote it, its pictures, its times. */
import { Checkbox, NumberInput, Select, Stack, TagsInput, TextInput } from '@mantine/core'
import { articleSlug } from '../../../content/articles/slug.ts'
import { languages } from '../../../language/languages.ts'
import { useFieldProblems } from '../../shell/problems.ts'
import { useWords } from '../../words.ts'
import type { Content, WorkingArticle } from '../article.ts'
import type { Saving } from '../saving/saver.ts'
import { words } from '../words.ts'
import classes from '../writing.module.css'
import { About } from './about.tsx'
import { ChooseMany, ChooseOne } from './choose.tsx'
import { MomentField } from './moment-field.tsx'
import { Gallery, LeadMedia } from './pictures.tsx'
import { Related } from './related.tsx'
import { Suggested } from './suggested.tsx'

interface Props {
  article: WorkingArticle
  content: Content
  change<F extends keyof Content>(field: F, value: Content[F]): void
  editable: boolean
  saving: Saving
}

export function Details({ article, content, change, editable, saving }: Props) {
  const w = useWords(words)
  const problems = useFieldProblems(saving.kind === 'refused' ? saving.problem : null)
  const field = <F extends keyof Content>(name: F) => ({
    disabled: !editable,
    error: problems[`content.${name}`] ?? problems[name],
    onChange: (value: Content[F]) => change(name, value),
  })
  const hasVideo = content.kind === 'video' || content.videoId !== null
  return (
    <Stack gap="md">
      <Select
        label={w.kind}
        data={Object.entries(w.kinds).map(([value, label]) => ({ value, label }))}
        value={content.kind}
        allowDeselect={false}
        {...field('kind')}
        onChange={(value) => change('kind', value as Content['kind'])}
      />
      <ChooseOne label={w.section} resource="sections" value={content.sectionId} {...field('sectionId')} />
      <ChooseMany label={w.stories} resource="stories" value={content.storyIds} {...field('storyIds')} />
      <ChooseMany label={w.byline} resource="people" value={content.personIds} {...field('personIds')} />
      <TextInput
        label={w.dateline}
        placeholder={w.datelineHint}
        value={content.dateline}
        maxLength={120}
        {...field('dateline')}
        onChange={({ currentTarget }) => change('dateline', currentTarget.value)}
      />
      <ChooseOne label={w.source} resource="agencies" value={content.agencyId} {...field('agencyId')} />
      <LeadMedia type="picture" value={content.mediaId} {...field('mediaId')} />
      {hasVideo && <LeadMedia type="video" value={content.videoId} {...field('videoId')} />}
      {(content.kind === 'gallery' || content.galleryIds.length > 0) && (
        <Gallery value={content.galleryIds} {...field('galleryIds')} />
      )}
      {hasVideo && (
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
            allowDecimal={false}
            {...field('episodeNumber')}
            onChange={(value) => change('episodeNumber', value === '' ? null : Number(value))}
          />
        </>
      )}
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
      <TagsInput
        label={w.keywords}
        placeholder={w.termsHint}
        value={content.keywords}
        splitChars={[',', '،']}
        maxTags={60}
        {...field('keywords')}
      />
      <TagsInput
        label={w.places}
        placeholder={w.termsHint}
        value={content.places}
        splitChars={[',', '،']}
        maxTags={60}
        {...field('places')}
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
        data={languages.map((value) => ({ value, label: w.languages[value] }))}
        value={content.language}
        allowDeselect={false}
        {...field('language')}
        onChange={(value) => value && change('language', value)}
      />
      <About article={article} />
    </Stack>
  )
}

/** What the address becomes, letter for letter. */
function SlugHint({ article, content }: Pick<Props, 'article' | 'content'>) {
  const w = useWords(words)
  return (
    <>
      {w.slugHint}
      <span className={classes.address}>
        <bdi dir="ltr">
          /articles/{article.id}/{articleSlug(content)}
        </bdi>
      </span>
    </>
  )
}
