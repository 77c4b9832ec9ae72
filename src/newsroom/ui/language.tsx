import { DirectionProvider, useDirection } from '@mantine/core'
import { type ReactNode, useLayoutEffect, useMemo, useState } from 'react'
import { LanguageContext, useLanguage } from '../messages.ts'
import { savedLanguage, saveLanguage } from './preferences.ts'

/** Sets the language of the newsroom and its direction, on <html> and in Mantine. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(savedLanguage)
  const value = useMemo(
    () => ({
      language,
      setLanguage(next: typeof language) {
        saveLanguage(next)
        setLanguage(next)
      },
    }),
    [language],
  )
  return (
    <LanguageContext value={value}>
      <DirectionProvider initialDirection={language === 'ar' ? 'rtl' : 'ltr'} detectDirection={false}>
        <FollowLanguage />
        {children}
      </DirectionProvider>
    </LanguageContext>
  )
}

function FollowLanguage() {
  const { language } = useLanguage()
  const { setDirection } = useDirection()
  useLayoutEffect(() => {
    document.documentElement.lang = language
    setDirection(language === 'ar' ? 'rtl' : 'ltr')
  }, [language, setDirection])
  return null
}
