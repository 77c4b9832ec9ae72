/** The types of the demonstration's texts. Times are relative, so that it never looks outdated. */
import type { TopicKind } from '../../../content/topics/kinds.ts'
import type { ArticleKind } from '../../../language/article-kinds.ts'
import type { ArticleLabel } from '../../../language/article-labels.ts'
import type { SoundKey } from './files.ts'

export const pictureKeys = [
  'harbour-dawn',
  'parliament-dome',
  'desert-road',
  'solar-field',
  'river-bridge',
  'old-city-alley',
  'stadium-night',
  'football-pitch',
  'olive-grove',
  'wheat-field',
  'mountain-snow',
  'observatory-stars',
  'lighthouse-storm',
  'market-spices',
  'library-shelves',
  'theatre-stage',
  'hospital-corridor',
  'classroom',
  'skyline-dusk',
  'train-station',
  'airport-runway',
  'container-ship',
  'dam-water',
  'wind-turbines',
  'fishing-boats',
  'palm-oasis',
  'camp-tents',
  'summit-hall',
  'press-microphones',
  'market-screens',
  'lab-microscope',
  'satellite-orbit',
  'coffee-cup',
  'oud-instrument',
  'numbers-cover',
  'geometric-wall',
  'running-track',
  'swimming-pool',
  'flood-street',
  'dust-storm',
  'city-rain-night',
  'studio-set',
  'tv-camera',
  'portrait-1',
  'portrait-2',
  'portrait-3',
  'portrait-4',
  'portrait-5',
  'portrait-6',
  'portrait-7',
] as const

export type PictureKey = (typeof pictureKeys)[number]
export type PortraitKey = Extract<PictureKey, `portrait-${number}`>
export type ClipKey = 'harbour' | 'stadium' | 'desert'

/** Before now: whole days and a time of day (HH:MM, in the publication's time zone), or minutes. */
export type Ago = { days: number; at: string } | { minutes: number }

export interface DemoPicture {
  key: PictureKey
  caption: string
  creditline: string
  alt: string
}

export interface DemoArticle {
  /** Latin kebab-case, unique. */
  key: string
  kind: ArticleKind
  section: string
  stories?: string[]
  headline: string
  /** A few words above the headline, instead of the section. */
  kicker?: string
  /** What the front and lists call it. */
  frontHeadline?: string
  label?: ArticleLabel
  /** Who paid for it. */
  sponsor?: string
  standfirst?: string
  /**
   * HTML; a picture in it is `<figure><img data-picture="key" alt="…"><figcaption>…</figcaption></figure>`. A
   * sound is `<figure><audio src="demo:key"></audio></figure>`, a document `<aside data-file="demo:key"></aside>`.
   */
  body?: string
  bylines?: string[]
  dateline?: string
  source?: string
  keywords?: string[]
  places?: string[]
  /** 1 (most urgent) to 9; 5 by default. */
  urgency?: number
  breaking?: boolean
  picture?: DemoPicture
  gallery?: DemoPicture[]
  video?: { clip: ClipKey; durationSeconds: number; poster: PictureKey }
  /** Its audio version. */
  audio?: SoundKey
  related?: string[]
  ago: Ago
  corrected?: { note: string; hoursLater: number }
  /** Position on the front page: 1 is the lead. */
  rank?: number
}

export interface DemoSection {
  key: string
  name: string
  /** Its own, of rules and kickers. */
  colour?: string
  description: string
}

export interface DemoPerson {
  key: string
  name: string
  role: string
  bio: string
  portrait?: PortraitKey
}

export interface DemoAgency {
  key: string
  name: string
  description: string
  website: string
}

export interface DemoStory {
  key: string
  name: string
  summary: string
  picture: PictureKey
  pinned: boolean
  order: number
  openedDaysAgo: number
  closedDaysAgo?: number
  /** The programme that this story is about. */
  programme?: string
}

/** What explains a story on its page; the picture is the story's. */
export interface DemoStoryFacts {
  /** HTML of one line each; `hoursAgo` gives the time at which the fact was true. */
  facts: { text: string; hoursAgo?: number }[]
  /** The paragraphs. */
  background: string[]
  caption: string
  creditline: string
  alt: string
}

/** A description of a topic; its name is a keyword or a place of the articles. */
export interface DemoTopic {
  name: string
  kind: TopicKind
  description: string
  picture?: PictureKey
}

export interface DemoEntry {
  /** Before now. */
  minutes: number
  by: string
  headline?: string
  /** HTML, as in articles. */
  body: string
  /** One of our own articles, linked below the text. */
  article?: string
  flag?: 'breaking' | 'key'
  pinned?: boolean
  /** Its first text, when the entry was edited later. */
  was?: string
}

export interface DemoCoverage {
  key: string
  section: string
  stories: string[]
  headline: string
  standfirst: string
  summary: string
  picture: DemoPicture
  startedMinutesAgo: number
  /** Absent while the coverage is running. */
  endedMinutesAgo?: number
  /** Of a match. */
  score?: DemoScore
  /** Oldest first. */
  entries: DemoEntry[]
}

export interface DemoScore {
  home: { name: string; points: number }
  away: { name: string; shortName: string; points: number }
  final: boolean
}

export interface DemoEpisode {
  title: string
  summary: string
  daysAgo: number
  durationSeconds: number
  picture: PictureKey
  clip?: ClipKey
  /** The sound of the episode, for the podcast. */
  audio?: SoundKey
}

export interface DemoPodcast {
  cover: PictureKey
  ownerEmail: string
  category: 'News > Business News'
  links: { name: string; url: string }[]
}

export interface DemoProgramme {
  key: string
  name: string
  description: string
  presenter: string
  picture: PictureKey
  podcast?: DemoPodcast
  /** Newest first. */
  episodes: DemoEpisode[]
}

export interface DemoGuideSlot {
  at: string
  title: string
  summary?: string
  programme?: string
}

export interface DemoStandingPage {
  key: 'about' | 'contact' | 'privacy' | 'corrections'
  title: string
  body: string
}

export interface DemoAccount {
  network: string
  handle: string
  address: string
}

export interface DemoPublication {
  name: string
  tagline: string
  description: string
  pages: DemoStandingPage[]
  accounts: DemoAccount[]
}
