import type { Page } from 'playwright-core'

/** What must not happen on the page. Two witnesses hear of each request: Playwright, and the browser's own protocol. */
export interface Watch {
  /** URLs that were asked for. */
  readonly requests: readonly string[]
  /** Sentences about what the policy forbade, what was thrown, and what the console shows. */
  readonly complaints: readonly string[]
}

/** Before the page is opened. */
export const watch = async (page: Page): Promise<Watch> => {
  const requests: string[] = []
  const complaints: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  page.on('websocket', (socket) => requests.push(socket.url()))
  page.on('popup', (popup) => requests.push(popup.url()))
  page.on('console', (message) => complaints.push(`console: ${message.text()}`))
  page.on('pageerror', ({ message }) => complaints.push(`thrown: ${message}`))
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('crash', () => complaints.push('the page crashed'))
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  session.on('Network.requestWillBeSent', ({ request }) => requests.push(request.url))
  session.on('Network.webSocketCreated', ({ url }) => requests.push(url))
  await page.exposeBinding('tellOfViolation', (_, said: string) => complaints.push(said))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const tell: unknown = Reflect.get(window, 'tellOfViolation')
      if (typeof tell === 'function')
        tell(`forbidden: ${event.violatedDirective} ${event.blockedURI}`)
    })
  })
  return { requests, complaints }
}
