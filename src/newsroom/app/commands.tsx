import { UnstyledButton, useMantineColorScheme } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import IconExternalLink from '@tabler/icons-react/icons/IconExternalLink'
import IconKeyboard from '@tabler/icons-react/icons/IconKeyboard'
import IconLanguage from '@tabler/icons-react/icons/IconLanguage'
import IconLogout from '@tabler/icons-react/icons/IconLogout'
import IconMoon from '@tabler/icons-react/icons/IconMoon'
import IconPencilPlus from '@tabler/icons-react/icons/IconPencilPlus'
import IconSearch from '@tabler/icons-react/icons/IconSearch'
import { useLanguage, useMessages } from '../messages.ts'
import { useMe } from '../session/me.ts'
import { useSignOut } from '../session/sign-out.ts'
import { type Action, useActions } from '../ui/actions.ts'
import { Keys } from '../ui/keys.tsx'
import { useShortcut } from '../ui/shortcuts.ts'
import classes from './commands.module.css'
import { messages } from './messages.ts'
import { useNewArticle } from './new-article.tsx'
import { Palette } from './palette.tsx'
import { ShortcutHelp } from './shortcut-help.tsx'

/** The button for the command palette, and the commands available everywhere. */
export function Commands() {
  const w = useMessages(messages)
  const me = useMe()
  const { language, setLanguage } = useLanguage()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const start = useNewArticle()
  const signOut = useSignOut()
  const [palette, { open, close, toggle }] = useDisclosure()
  const [help, helpShown] = useDisclosure()
  const mayWrite = me.may('write')

  useShortcut('mod+K', w.find, toggle)
  useShortcut('alt+N', w.newArticle, start, mayWrite)
  const newArticle: Action = { id: 'new-article', label: w.newArticle, icon: IconPencilPlus, run: start }
  useActions([
    ...(mayWrite ? [newArticle] : []),
    {
      id: 'site',
      label: w.openSite,
      icon: IconExternalLink,
      run: () => void window.open('/', '_blank', 'noopener'),
    },
    {
      id: 'language',
      label: w.speakOther,
      icon: IconLanguage,
      run: () => setLanguage(language === 'ar' ? 'en' : 'ar'),
    },
    {
      id: 'scheme',
      label: colorScheme === 'dark' ? w.lightColours : w.darkColours,
      icon: IconMoon,
      run: () => setColorScheme(colorScheme === 'dark' ? 'light' : 'dark'),
    },
    { id: 'shortcuts', label: w.shortcuts, icon: IconKeyboard, run: helpShown.open },
    { id: 'sign-out', label: w.signOut, icon: IconLogout, run: () => void signOut() },
  ])
  return (
    <>
      <UnstyledButton className={classes.find} onClick={open} aria-haspopup="dialog">
        <IconSearch size={18} aria-hidden />
        <span className={classes.words}>{w.find}</span>
        <span className={classes.keys} aria-hidden>
          <Keys keys="mod+K" />
        </span>
      </UnstyledButton>
      <Palette opened={palette} close={close} />
      <ShortcutHelp opened={help} open={helpShown.open} close={helpShown.close} />
    </>
  )
}
