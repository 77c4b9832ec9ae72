import { earlyYearsArticles } from './articles/archive-early-years.ts'
import { middleYearsArticles } from './articles/archive-middle-years.ts'
import { recentYearsArticles } from './articles/archive-recent-years.ts'
import { cultureArticles } from './articles/culture.ts'
import { economyArticles } from './articles/economy.ts'
import { opinionArticles } from './articles/opinion.ts'
import { politicsArticles } from './articles/politics.ts'
import { scienceArticles } from './articles/science.ts'
import { societyArticles } from './articles/society.ts'
import { sportArticles } from './articles/sport.ts'
import { worldArticles } from './articles/world.ts'
import type { DemoArticle } from './types.ts'

/** Articles from ten years of a fictional newsroom. */
export const demoArticles: DemoArticle[] = [
  ...worldArticles,
  ...politicsArticles,
  ...economyArticles,
  ...sportArticles,
  ...cultureArticles,
  ...scienceArticles,
  ...societyArticles,
  ...opinionArticles,
  ...recentYearsArticles,
  ...middleYearsArticles,
  ...earlyYearsArticles,
]
