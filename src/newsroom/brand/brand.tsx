/** The publisher's brand: what is set on the one side, the site as it would be on the other. */

import { Stack, Tabs, Text, VisuallyHidden } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import IconAlertCircle from '@tabler/icons-react/icons/IconAlertCircle'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { sameJson } from '../../values/canonical-json.ts'
import { api } from '../api.ts'
import { useMessages } from '../messages.ts'
import { useFirstWrong } from '../ui/forms/first-wrong.ts'
import { useForm } from '../ui/forms/form.ts'
import { FormNotice } from '../ui/forms/form-notice.tsx'
import { SaveActions } from '../ui/forms/save-actions.tsx'
import { LoadingPage } from '../ui/loading-page.tsx'
import { Page } from '../ui/page.tsx'
import { PreviewFrame } from '../ui/preview.tsx'
import classes from './brand.module.css'
import { Faces } from './faces.tsx'
import { Footer } from './footer.tsx'
import { Known, Robots } from './known.tsx'
import type { Section } from './link-fields.tsx'
import { Marks } from './marks.tsx'
import { Menu } from './menu.tsx'
import { messages } from './messages.ts'
import { Palette } from './palette.tsx'
import { Announcement, Publisher } from './publisher.tsx'
import { StatisticsServer } from './statistics.tsx'
import { type BrandForm, type Loaded, previewOf, tabOf, type Values } from './values.ts'

interface Everything {
  brand: Loaded
  colours: { accent: string; breakingColour: string }
  sections: Section[]
}

async function load(): Promise<Everything> {
  const [brand, { accent, breakingColour }, sections] = await Promise.all([
    api.get('/publication/brand'),
    api.get('/publication'),
    api.get('/sections'),
  ])
  return { brand, colours: { accent, breakingColour }, sections: sections.items }
}

export function BrandScreen() {
  const w = useMessages(messages)
  const { data, error, refetch, isFetching } = useQuery({
    ...{ queryKey: ['brand'], queryFn: load, staleTime: Number.POSITIVE_INFINITY, gcTime: 0 },
  })
  const asked = useSearch({ strict: false }) as { tab?: string }
  // Stays what it is when a save loads the brand again.
  const [tab, setTab] = useState(asked.tab ?? '')
  const reload = () => void refetch()
  if (data && !isFetching) return <Edit key={data.brand.version} {...data} {...{ tab, setTab, reload }} />
  return <LoadingPage title={w.title} error={error} retry={reload} />
}

interface EditProps extends Everything {
  tab: string
  setTab(tab: string): void
  reload(): void
}

function Edit({ brand, colours, sections, tab, setTab, reload }: EditProps) {
  const w = useMessages(messages)
  const { version, files: _, folder, licences, missingLinks, ...start } = brand
  const kept: Values = { ...start, ...colours }
  const saving = useForm<Values>({
    start: kept,
    own: {
      accent: w.colourWrong,
      breakingColour: w.colourWrong,
      colours: w.colourWrong,
      'faces.text': w.tooHeavy,
    },
    async save({ accent, breakingColour, ...values }, isForced) {
      const isColoured = accent !== colours.accent || breakingColour !== colours.breakingColour
      const changed = isColoured ? { accent, breakingColour } : {}
      await api.put('/publication/brand', {
        body: { ...values, ...changed, version: isForced ? null : version },
      })
    },
    done: reload,
  })
  const form: BrandForm = {
    ...saving,
    isUnsaved: (member) => !sameJson(saving.values[member], kept[member]),
  }
  const [shown] = useDebouncedValue(form.values, 600)
  const panels = {
    marks: <Marks form={form} folder={folder} />,
    colours: <Palette form={form} folder={folder} />,
    faces: <Faces form={form} folder={folder} licences={licences} />,
    menu: <Menu form={form} sections={sections} missing={missingLinks} />,
    footer: <Footer form={form} missing={missingLinks} />,
    announcement: <Announcement form={form} />,
    publisher: <Publisher form={form} />,
    known: <Known form={form} folder={folder} />,
    robots: <Robots form={form} />,
    statistics: <StatisticsServer form={form} />,
  }
  const names = Object.keys(panels) as (keyof typeof panels)[]
  const opened = names.find((name) => name === tab) ?? 'marks'
  const wrongTabs = names.filter((name) => Object.keys(form.errors).some((path) => tabOf(path) === name))
  const wrong = useFirstWrong(form.errors, () => {
    const isShown = wrongTabs.length === 0 || wrongTabs.includes(opened)
    if (!isShown) setTab(wrongTabs[0]!)
    return isShown
  })
  function submit(event: FormEvent) {
    wrong.expect()
    void form.submit(event)
  }
  return (
    <form ref={wrong.form} onSubmit={submit}>
      <Page title={w.title} actions={<SaveActions form={form} />}>
        <div className={classes.sides}>
          <Stack gap="md">
            <Text size="sm" c="dimmed">
              {w.description}
            </Text>
            <FormNotice form={form as never} reload={reload} />
            <Tabs value={opened} onChange={(name) => setTab(name ?? '')} keepMounted={false}>
              <Tabs.List mb="md" className={classes.tabs ?? ''}>
                {names.map((name) => (
                  <Tabs.Tab
                    key={name}
                    value={name}
                    rightSection={
                      wrongTabs.includes(name) && (
                        <IconAlertCircle size={16} color="var(--mantine-color-error)" aria-hidden />
                      )
                    }
                  >
                    {w.tabs[name]}
                    {wrongTabs.includes(name) && <VisuallyHidden> ({w.hasError})</VisuallyHidden>}
                  </Tabs.Tab>
                ))}
              </Tabs.List>
              {names.map((name) => (
                <Tabs.Panel key={name} value={name}>
                  {panels[name]}
                </Tabs.Panel>
              ))}
            </Tabs>
          </Stack>
          <section className={classes.preview} aria-label={w.preview}>
            <Text size="sm" c="dimmed" mb="xs">
              {w.previewHint}
            </Text>
            <PreviewFrame target={previewOf(shown)} />
          </section>
        </div>
      </Page>
    </form>
  )
}
