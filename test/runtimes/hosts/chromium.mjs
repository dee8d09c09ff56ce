import { chromium } from 'playwright-core'

const [, , script, executablePath] = process.argv
const browser = await chromium.launch({
  executablePath,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
})
try {
  const page = await browser.newPage()
  await page.addScriptTag({ path: script })
  const found = JSON.parse(await page.evaluate('conformance.line()'))
  console.log(JSON.stringify({ ...found, version: browser.version() }))
} finally {
  await browser.close()
}
