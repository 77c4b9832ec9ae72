import { Anchor, Group, Image, Paper, Stack, Text, Title } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { useLanguage, useMessages } from '../messages.ts'
import { messages } from './messages.ts'
import classes from './sign-in-layout.module.css'

/** The layout of the screens before signing in: one card in the middle, the language switch below it. */
export function SignInLayout({ title, children }: { title: string; children: ReactNode }) {
  const w = useMessages(messages)
  const { language, setLanguage } = useLanguage()
  useDocumentTitle(`${title} · ${w.newsroom}`)
  const other = language === 'ar' ? 'en' : 'ar'
  return (
    <main className={classes.page}>
      <Paper withBorder className={classes.sheet}>
        <Stack gap="lg">
          <Group gap="sm" wrap="nowrap">
            <Image src="/favicon.ico" alt="" w={40} h={40} className={classes.mark} />
            <div>
              <Text size="sm" c="dimmed">
                {w.newsroom}
              </Text>
              <Title order={1}>{title}</Title>
            </div>
          </Group>
          {children}
        </Stack>
      </Paper>
      <Anchor component="button" type="button" size="sm" lang={other} onClick={() => setLanguage(other)}>
        {w.languageName}
      </Anchor>
    </main>
  )
}
