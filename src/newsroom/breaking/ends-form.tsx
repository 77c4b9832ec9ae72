/** Changes until when the banner is shown, and until when the article leads the front. */
import { Button, SimpleGrid, Stack } from '@mantine/core'
import { useState } from 'react'
import type { BodyOf } from '../api.ts'
import { useMessages } from '../messages.ts'
import { messages } from './messages.ts'
import type { StandingBreaking } from './standing.tsx'
import { StayField } from './stay-field.tsx'
import { givenStay, isWhole, type Stay } from './typed.ts'

type Ends = BodyOf<'put', '/breaking/ends'>

const stayOf = (endsAt: string | null): Stay => ({ choice: endsAt ? 'at' : 'open', at: endsAt })

export function EndsForm({ of, save }: { of: StandingBreaking; save(ends: Ends): void }) {
  const w = useMessages(messages)
  const [banner, setBanner] = useState(() => stayOf(of.endsAt))
  const [lead, setLead] = useState(() => stayOf(of.lead?.endsAt ?? null))
  const given = {
    ...(of.text ? { banner: givenStay(banner) ?? undefined } : {}),
    ...(of.lead ? { lead: givenStay(lead) ?? undefined } : {}),
  }
  const isReady = (!of.text || isWhole(banner)) && (!of.lead || isWhole(lead))
  return (
    <Stack gap="sm">
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        {of.text && <StayField label={w.bannerEnd} value={banner} change={setBanner} optional={false} />}
        {of.lead && <StayField label={w.leadEnd} value={lead} change={setLead} optional={false} />}
      </SimpleGrid>
      <Button
        size="compact-sm"
        color="red"
        disabled={!isReady}
        onClick={() => save({ ...given, version: of.version })}
        style={{ alignSelf: 'start' }}
      >
        {w.saveEnds}
      </Button>
    </Stack>
  )
}
