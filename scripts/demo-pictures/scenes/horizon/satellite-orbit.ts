import { glow, stars } from '../../kit/air.ts'
import { add, type Colour, layer, rgb, type Scene, shade } from '../../kit/canvas.ts'
import { finish } from '../../kit/finish.ts'
import { clamp, fbm, hash, length, noise, smooth } from '../../kit/random.ts'
import { lin, line, oval, path, rad, rect, times } from '../../kit/svg.ts'

export const satelliteOrbit: Scene = {
  key: 'satellite-orbit',
  focal: { x: 0.6, y: 0.36 },
  async paint(c) {
    stars(c, 2000, 0.8, 21, 15)
    const [cx, cy, r] = [560, 1560, 1180]
    shade(c, (x, y, pixel) => {
      const dx = (x - cx) / r
      const dy = (y - cy) / r
      const d = length(dx, dy)
      const day = smooth(-0.75, 0.75, dx * 0.9 - dy * 0.12)
      if (d < 1) {
        const nz = Math.sqrt(1 - d * d)
        const u = Math.atan2(dx, nz) * 3.2 + 1
        const v = Math.asin(clamp(dy, -1, 1)) * 4.2
        const ground = smooth(0.5, 0.56, fbm(u * 1.1 + 3, v * 1.1, 7, 8))
        const relief = fbm(u * 6, v * 6, 5, 12)
        const warp = noise(u * 1.6, v * 1.6, 4)
        const cover = smooth(0.5, 0.78, fbm(u * 1.7 + warp * 0.7, v * 2.4 + warp * 0.4, 7, 19))
        const sea: Colour = [0.02, 0.1, 0.24]
        const sand: Colour = [0.5 + relief * 0.3, 0.36 + relief * 0.22, 0.2 + relief * 0.1]
        const limb = 0.25 + 0.95 * nz ** 0.5
        for (let i = 0; i < 3; i++) {
          let v1 = sea[i]! + (sand[i]! - sea[i]!) * ground
          v1 += (0.97 - v1) * cover
          pixel[i] = v1 * (0.03 + 1.05 * day) * limb
        }
        const cities =
          smooth(0.62, 0.8, fbm(u * 15, v * 15, 4, 31)) * smooth(0.52, 0.7, fbm(u * 3, v * 3, 3, 35)) * ground
        add(
          pixel,
          rgb('#ffbe66'),
          cities *
            smooth(0.4, 0.05, day) *
            1.4 *
            (hash(Math.floor(x / 2), Math.floor(y / 2), 3) > 0.4 ? 1 : 0.2) *
            (1 - cover * 0.8),
        )
        add(pixel, rgb('#5fb2ff'), (1 - nz) ** 3 * 0.95 * (0.12 + day))
        add(pixel, rgb('#ff7a3d'), Math.exp(-(((day - 0.3) / 0.12) ** 2)) * 0.12 * (1 - nz * 0.6))
      } else {
        add(pixel, rgb('#4aa0ff'), Math.exp(-(d - 1) * 70) * 0.85 * (0.1 + day))
        add(pixel, rgb('#bfe4ff'), Math.exp(-(d - 1) * 320) * 0.8 * (0.06 + day))
      }
    })
    glow(c, 1560, 360, 330, '#fff0d8', 0.4)
    glow(c, 1585, 350, 60, '#ffffff', 1.4)
    const cells = (x: number) =>
      lin(`pa${x + 900}`, ['#6a86c4', '#1c2c5e', '#0f1a3d'], 1, 0, 0, 1) +
      rect(x, -62, 250, 124, `url(#pa${x + 900})`) +
      times(9, (i) => rect(x + i * 31, -62, 2, 124, '#c3cfe6', 'opacity="0.6"')) +
      times(3, (i) => rect(x, -62 + i * 61, 250, 2, '#c3cfe6', 'opacity="0.6"')) +
      path(`M${x + 120} -62H${x + 190}L${x + 130} 62H${x + 60}Z`, '#ffffff', 'opacity="0.2"')
    const body =
      lin('bo', ['#6e5320', '#ffdf93', '#b98a35', '#4d3813'], 0, 0, 1, 0.3) +
      rect(-78, -92, 156, 184, 'url(#bo)', 'rx="6"') +
      times(6, (i) =>
        line(
          `M-78 ${-80 + i * 30}L-20 ${-88 + i * 34}L30 ${-74 + i * 28}L78 ${-84 + i * 30}`,
          '#fff3c9',
          1.2,
          'opacity="0.45"',
        ),
      ) +
      rect(-340, -5, 262, 9, '#9aa3ad') +
      rect(78, -5, 262, 9, '#9aa3ad') +
      rad('di', ['#ffffff', '#c4ccd6', '#6d7886'], 0.65, 0.35, 0.7) +
      oval(0, 148, 76, 38, 'url(#di)') +
      oval(0, 142, 58, 25, '#7e8996', 'opacity="0.6"') +
      line('M-40 140L0 196L40 140M0 92V130', '#dfe5ea', 4) +
      oval(0, 198, 8, 8, '#f2f4f5') +
      rect(-34, -124, 68, 34, '#8d949c') +
      line('M20 -124L46 -190M-20 -124L-30 -176', '#d3d9de', 4)
    await layer(
      c,
      `<g transform="translate(985 370) rotate(-24) scale(0.95)">${cells(-590)}${cells(340)}${body}</g>`,
      { texture: 0.08 },
    )
    glow(c, 1040, 318, 44, '#fff6df', 0.5)
    finish(c, { brush: 1, bloom: 0.6, contrast: 0.28, vignette: 0.3 })
  },
}
