/** Whether a live coverage leads the front page, and the button that makes it lead: the look of the lead's block. */
import { Badge, Button } from '@mantine/core'
import IconLayoutBoard from '@tabler/icons-react/icons/IconLayoutBoard'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api.ts'
import { defineMessages, useMessages } from '../messages.ts'
import type { Placed } from '../session/feature.ts'
import { useMe } from '../session/me.ts'
import { useActions } from '../ui/actions.ts'
import { useConfirm } from '../ui/confirm.tsx'
import { useProblemSentence } from '../ui/problems.ts'
import { toast } from '../ui/toast.ts'

const messages = defineMessages({
  ar: {
    lead: 'تصدّر الواجهة',
    leadTitle: 'تصدُّر التغطية الواجهة',
    leadDescription: (name: string) => `ستحل «${name}» فورًا محل الخبر الأول، ما دامت التغطية جارية.`,
    leads: 'تتصدر الواجهة الآن',
    takeOff: 'أعد الخبر الأول',
    takeOffDescription: 'سيعود الخبر الأول إلى صدارة الواجهة فورًا، وتستمر التغطية في صفحتها.',
    led: 'التغطية تتصدر الواجهة الآن.',
    takenOff: 'عاد الخبر الأول إلى صدارة الواجهة.',
    draft: 'لتخطيط الواجهة مسودة لم تُنشر. انشرها أو احذفها أولًا.',
  },
  en: {
    lead: 'Lead the front page',
    leadTitle: 'Lead the front page with this coverage',
    leadDescription: (name: string) => `“${name}” will at once take the place of the lead, while it is live.`,
    leads: 'Leads the front page now',
    takeOff: 'Bring the lead article back',
    takeOffDescription:
      'The lead article will be back on the front page at once. The coverage goes on at its own page.',
    led: 'The coverage leads the front page now.',
    takenOff: 'The lead article is back on the front page.',
    draft: 'The layout of the front page has an unpublished draft. Publish or drop it first.',
  },
})

const params = { scope: 'front' }

export function CoveragePlacement({ id, headline, isPublic }: Placed) {
  const w = useMessages(messages)
  const mayPlace = useMe().may('arrangeTheFront')
  const confirm = useConfirm()
  const say = useProblemSentence()
  const queries = useQueryClient()
  const [isSending, setSending] = useState(false)
  const { data } = useQuery({
    queryKey: ['layouts', 'front', 'standing'],
    queryFn: ({ signal }) => api.get('/layouts/{scope}', { params, signal }),
    staleTime: 15_000,
    enabled: isPublic,
  })
  const lead = data?.shown.find(({ type }) => type === 'lead')
  const isLead = lead?.options.look === 'live' && lead.options.coverageId === id
  const isOffered = isPublic && mayPlace && lead !== undefined

  async function change() {
    if (!data) return
    if (data.draft) return toast(w.draft, 'failed')
    const title = isLead ? w.takeOff : w.leadTitle
    const description = isLead ? w.takeOffDescription : w.leadDescription(headline)
    if (!(await confirm({ title, description, action: isLead ? w.takeOff : w.lead }))) return
    const options = isLead ? { look: 'picture', coverageId: null } : { look: 'live', coverageId: id }
    const blocks = data.shown.map((block) =>
      block === lead ? { ...block, options: { ...block.options, ...options } } : block,
    )
    setSending(true)
    try {
      await api.post('/layouts/{scope}/publish', { params, body: { blocks, version: data.version } })
      toast(isLead ? w.takenOff : w.led)
    } catch (problem) {
      toast(say(problem), 'failed')
    } finally {
      setSending(false)
      void queries.invalidateQueries({ queryKey: ['layouts'] })
    }
  }
  useActions(
    isOffered ? [{ id: 'coverage-front', label: isLead ? w.takeOff : w.lead, run: () => void change() }] : [],
  )
  if (!isPublic) return null
  return (
    <>
      {isLead && <Badge tt="none">{w.leads}</Badge>}
      {isOffered && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconLayoutBoard size={16} aria-hidden />}
          loading={isSending}
          onClick={() => void change()}
        >
          {isLead ? w.takeOff : w.lead}
        </Button>
      )}
    </>
  )
}
