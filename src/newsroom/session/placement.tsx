import { type Feature, type Placed, useFeatures } from './feature.ts'

/** Where an article or a coverage stands on the site, as each feature tells it, with the buttons that place it. */
export function Placement({ kind, ...placed }: Placed & { kind: keyof NonNullable<Feature['placement']> }) {
  return useFeatures().map(({ name, placement }) => {
    const Here = placement?.[kind]
    return Here && <Here key={name} {...placed} />
  })
}
