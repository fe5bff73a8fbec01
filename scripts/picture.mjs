// Draws docs/images/month.png, the picture of the README, from a running server: node scripts/picture.mjs http://localhost:8766
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { ROOT } from './ground.mjs'

const address = process.argv[2] ?? 'http://localhost:8766'
const browser = await chromium.launch({
  executablePath: process.env.THUOCDO_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
})
const page = await browser.newPage({ viewport: { width: 1200, height: 1000 } })
await page.goto(`${address}/2024-02/`)
await page.screenshot({ path: join(ROOT, 'docs', 'images', 'month.png') })
await browser.close()
