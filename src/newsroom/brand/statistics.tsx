/** The statistics server that readers are asked about. */
import { Select, Stack, Switch, Text, TextInput } from '@mantine/core'
import {
  type StatisticsServer as Server,
  type Statistics,
  statisticsNames,
  statisticsServers,
} from '../../values/statistics.ts'
import { useMessages } from '../messages.ts'
import { messages as common } from '../ui/forms/messages.ts'
import { messages } from './messages.ts'
import type { BrandForm } from './values.ts'

export function StatisticsServer({ form }: { form: BrandForm }) {
  const w = useMessages(messages)
  const c = useMessages(common)
  const { statistics } = form.values
  const set = (change: Partial<Statistics>) =>
    form.set({ statistics: { server: 'matomo', url: '', siteId: '', ...statistics, ...change } })
  const ids = statistics && statistics.server !== 'goatcounter' ? w.siteIds[statistics.server] : null
  const urlError = form.errors['statistics.url']
  return (
    <Stack gap="md">
      <Switch
        label={w.countVisits}
        description={w.countVisitsHint}
        checked={statistics !== null}
        onChange={({ currentTarget }) => (currentTarget.checked ? set({}) : form.set({ statistics: null }))}
      />
      {!statistics && (
        <Text size="sm" c="dimmed">
          {w.noStatistics}
        </Text>
      )}
      {statistics && (
        <>
          <Select
            label={w.statisticsServer}
            data={statisticsServers.map((value) => ({ value, label: statisticsNames[value] }))}
            value={statistics.server}
            onChange={(server) => server && set({ server: server as Server, siteId: '' })}
            allowDeselect={false}
          />
          <TextInput
            label={w.statisticsUrl}
            description={w.statisticsUrlHint}
            dir="ltr"
            value={statistics.url}
            onChange={({ currentTarget }) => set({ url: currentTarget.value })}
            error={urlError && (urlError === c.privateHost ? urlError : w.statisticsUrlWrong)}
          />
          {ids && (
            <TextInput
              label={ids.label}
              description={ids.hint}
              dir="ltr"
              value={statistics.siteId}
              onChange={({ currentTarget }) => set({ siteId: currentTarget.value })}
              error={form.errors['statistics.siteId'] && w.siteIdWrong}
            />
          )}
        </>
      )}
    </Stack>
  )
}
