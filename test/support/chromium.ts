import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** A Chromium of this machine (or the one THUOCDO_CHROMIUM names); null when there is none. */
export function findChromium(): string | null {
  const named = process.env.THUOCDO_CHROMIUM
  return [...(named === undefined ? [] : [named]), ...PLACES].find((path) => existsSync(path)) ?? null
}

/** Starts it without anything that talks to the network. */
export function launchChromium(executablePath: string): Promise<Browser> {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']
  return chromium.launch({ executablePath, args: [...args, '--disable-component-update', '--disable-sync'] })
}
