import { clouds, glow, mist, sky } from '../../kit/air.ts'
import { type Canvas, layer, type Scene } from '../../kit/canvas.ts'
import { afloat, birds, hills, person } from '../../kit/figures.ts'
import { finish } from '../../kit/finish.ts'
import { boat, town } from '../../kit/shore.ts'
import { line, oval, path, rect, times } from '../../kit/svg.ts'
import { water } from '../../kit/water.ts'

export async function harbour(c: Canvas, time = 0): Promise<void> {
  sky(c, [
    [0, '#27304f'],
    [170, '#4b4a70'],
    [330, '#8f6580'],
    [450, '#d48f7c'],
    [540, '#f3bd83'],
    [620, '#f6d09a'],
  ])
  clouds(c, {
    seed: 3,
    bottom: 540,
    size: 420,
    flat: 4.4,
    cover: 0.5,
    soft: 0.28,
    lit: '#ffb58a',
    dark: '#5b4a6b',
    sun: [1060, 520],
    opacity: 0.85,
    drift: time * 0.004,
  })
  glow(c, 1060, 548, 330, '#ff9d55', 0.55)
  glow(c, 1060, 548, 46, '#ffe6b0', 1.3)
  await layer(c, hills(600, 190, '#9a7384', 5, 620), { opacity: 0.8 })
  mist(c, 560, 40, '#f7c79b', 0.6, 2)
  await layer(c, hills(600, 110, '#6d5873', 8, 380) + town(40, 590, 620, '#54465f', 12, '#ffd79a'), {
    texture: 0.08,
  })
  mist(c, 590, 22, '#f2b78f', 0.55, 6, time * 0.01)
  water(c, {
    y: 594,
    tint: '#3b3f5e',
    near: 0.5,
    far: 0.95,
    rough: 0.8,
    time,
    glitter: { x: 1060, width: 80, hex: '#ffc98c', amount: 0.8 },
  })
  const bob = (k: number) => Math.sin(time * 1.3 + k) * 2.2
  await afloat(c, boat(1230, 672 + bob(1), 190, '#3a2f42', '#7d5a62', -1), 676, 0.5)
  await afloat(
    c,
    boat(800, 640 + bob(2), 110, '#453748', '#8d6868') +
      boat(930, 628 + bob(3), 80, '#584659', '#96726f', -1),
    640,
    0.5,
  )
  await afloat(c, boat(420, 812 + bob(4), 470, '#1f1b2b', '#5b4048'), 820, 0.62)
  const quay =
    path('M1180 1080L1250 968L1610 930L1610 1080Z', '#17151f') +
    path('M1250 968L1610 930L1610 940L1252 980Z', '#7a5653', 'opacity="0.7"')
  const posts = times(
    4,
    (i) =>
      rect(1290 + i * 92, 936 - i * 9, 15, 44, '#100f18') +
      oval(1297 + i * 92, 936 - i * 9, 10, 5, '#4d3a40'),
  )
  await layer(
    c,
    quay +
      posts +
      person(1445, 955, 150, '#14121b', 'stand') +
      line(`M740 ${800 + bob(4)}Q1050 ${920 + bob(4)} 1297 950`, '#15131c', 3),
    { texture: 0.2, wander: 1.5 },
  )
  await layer(c, birds(690, 300, 420, 9, '#352d42', 4))
}

export const harbourDawn: Scene = {
  key: 'harbour-dawn',
  focal: { x: 0.62, y: 0.54 },
  async paint(c) {
    await harbour(c)
    finish(c, { lights: [0.02, 0.005, -0.02], shadows: [0, 0.005, 0.03] })
  },
}
