/** The places of the newsroom, in the order of the work; who may not use a place does not see it. */
import IconAddressBook from '@tabler/icons-react/icons/IconAddressBook'
import IconBroadcast from '@tabler/icons-react/icons/IconBroadcast'
import IconCalendarTime from '@tabler/icons-react/icons/IconCalendarTime'
import IconCategory from '@tabler/icons-react/icons/IconCategory'
import IconDeviceTv from '@tabler/icons-react/icons/IconDeviceTv'
import IconFileDescription from '@tabler/icons-react/icons/IconFileDescription'
import IconFileText from '@tabler/icons-react/icons/IconFileText'
import IconFolders from '@tabler/icons-react/icons/IconFolders'
import IconHistory from '@tabler/icons-react/icons/IconHistory'
import IconKey from '@tabler/icons-react/icons/IconKey'
import IconLayoutBoard from '@tabler/icons-react/icons/IconLayoutBoard'
import IconLivePhoto from '@tabler/icons-react/icons/IconLivePhoto'
import IconMail from '@tabler/icons-react/icons/IconMail'
import IconMessages from '@tabler/icons-react/icons/IconMessages'
import IconPhoto from '@tabler/icons-react/icons/IconPhoto'
import IconRss from '@tabler/icons-react/icons/IconRss'
import IconSettings from '@tabler/icons-react/icons/IconSettings'
import IconSun from '@tabler/icons-react/icons/IconSun'
import IconUsers from '@tabler/icons-react/icons/IconUsers'
import { useWords } from '../words.ts'
import { type Policy, useMe } from './me.ts'
import { words } from './words.ts'

export interface Place {
  to: string
  label: string
  icon: typeof IconSun
  may?: Policy
}

export interface PlaceGroup {
  name: string
  places: Place[]
}

export function usePlaces(): PlaceGroup[] {
  const w = useWords(words)
  const me = useMe()
  const at = (to: string, label: string, icon: Place['icon'], may?: Policy): Place => ({
    to: `/newsroom${to}`,
    label,
    icon,
    ...(may ? { may } : {}),
  })
  const comments = at('/comments', w.comments, IconMessages, 'moderate')
  const groups: PlaceGroup[] = [
    {
      name: w.daily,
      places: [
        at('', w.today, IconSun),
        // Of a moderator this is the work.
        ...(me.may('write') ? [] : [comments]),
        at('/articles', w.articles, IconFileText),
        at('/live', w.live, IconLivePhoto),
        at('/calendar', w.calendar, IconCalendarTime),
        ...(me.may('write') ? [comments] : []),
        at('/pictures', w.pictures, IconPhoto),
        at('/front', w.front, IconLayoutBoard, 'arrangeTheFront'),
        at('/stories', w.stories, IconFolders, 'runStories'),
      ],
    },
    {
      name: w.site,
      places: [
        at('/people', w.people, IconAddressBook, 'publish'),
        at('/agencies', w.agencies, IconRss, 'publish'),
        at('/programmes', w.programmes, IconDeviceTv, 'runTheChannel'),
        at('/channel', w.channel, IconBroadcast, 'runTheChannel'),
        at('/newsletter', w.newsletter, IconMail, 'publish'),
        at('/sections', w.sections, IconCategory, 'administer'),
        at('/pages', w.pages, IconFileDescription, 'administer'),
      ],
    },
    {
      name: w.house,
      places: [
        at('/publication', w.publication, IconSettings, 'administer'),
        at('/staff', w.staff, IconUsers, 'administer'),
        at('/tokens', w.tokens, IconKey, 'administer'),
        at('/audit', w.audit, IconHistory, 'administer'),
      ],
    },
  ]
  return groups
    .map((group) => ({ ...group, places: group.places.filter(({ may }) => !may || me.may(may)) }))
    .filter((group) => group.places.length > 0)
}
