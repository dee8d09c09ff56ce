// Opens the page in Chromium with its developer tools beside it, lets it call, and prints what the tools make of it.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const SETTLED_MS = 1500
const folder = mkdtempSync(join(tmpdir(), 'chromium-'))
const chromium = spawn(
  process.env.CHROMIUM,
  [
    '--headless=new',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    `--ignore-certificate-errors-spki-list=${process.env.TRUSTED_SPKI}`,
    `--user-data-dir=${folder}`,
    '--remote-debugging-port=0',
    '--auto-open-devtools-for-tabs',
    'https://app.example.com/',
  ],
  { stdio: 'ignore' },
)

const until = async (find) => {
  for (let tries = 0; tries < 100; tries++) {
    const found = await find()
    if (found) return found
    await wait(100)
  }
  throw new Error('Chromium does not get ready')
}

/** One of its targets, to run scripts in. */
const connect = async (port, prefix) => {
  const { webSocketDebuggerUrl } = await until(async () => {
    const targets = await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()
    return targets.find(({ url }) => url.startsWith(prefix))
  })
  const socket = new WebSocket(webSocketDebuggerUrl)
  await new Promise((resolve) => socket.addEventListener('open', resolve))
  let calls = 0
  const waiting = new Map()
  socket.addEventListener('message', ({ data }) => {
    const { id, result } = JSON.parse(data)
    waiting.get(id)?.(result)
  })
  return async (expression) => {
    const params = { expression, awaitPromise: true, returnByValue: true }
    socket.send(JSON.stringify({ id: ++calls, method: 'Runtime.evaluate', params }))
    const { result, exceptionDetails } = await new Promise((resolve) => waiting.set(calls, resolve))
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description)
    return result.value
  }
}

const module = (name, path) =>
  `const ${name} = await import('devtools://devtools/bundled/${path}.js');`
const inTools = (body) => `(async () => { ${body} })()`
const show = (panel) =>
  inTools(`${module('UI', 'ui/legacy/legacy')}
    await UI.ViewManager.ViewManager.instance().showView('${panel}')`)
const LOG = `${module('Logs', 'models/logs/logs')} const log = Logs.NetworkLog.NetworkLog.instance();`
const clear = inTools(`${LOG} log.reset(true)`)
/** "Export HAR", with or without sensitive data. */
const har = (sanitize) =>
  inTools(`${LOG} ${module('HAR', 'models/har/har')}
    let text = ''
    const stream = { write: async (part) => { text += part } }
    const progress = { canceled: false }
    await HAR.Writer.Writer.write(stream, log.requests(), { sanitize: ${sanitize} }, progress)
    return text`)
/** What selecting all and copying gives. */
const consoleText = inTools(`${module('Console', 'panels/console/console')}
  const view = Console.ConsoleView.ConsoleView.instance()
  return view.visibleViewMessages.map((message) => message.element().deepTextContent()).join('\\n')`)

const entry = (text) => {
  const { entries } = JSON.parse(text).log
  return JSON.stringify(
    entries.find(({ request }) => request.method === 'POST'),
    null,
    2,
  )
}
const ways = {
  har: async (tools) => tools(har(false)),
  sanitized: async (tools) => tools(har(true)),
  entry: async (tools) => entry(await tools(har(false))),
  console: async (tools) => {
    await tools(show('console'))
    await wait(SETTLED_MS)
    return tools(consoleText)
  },
}

try {
  const ready = join(folder, 'DevToolsActivePort')
  const port = await until(() => existsSync(ready) && readFileSync(ready, 'utf8').split('\n')[0])
  const page = await connect(port, 'https://app.example.com')
  const tools = await connect(port, 'devtools:')
  await until(() =>
    tools(show('network')).then(
      () => true,
      () => false,
    ),
  )
  await wait(SETTLED_MS)
  await page('location.reload()').catch(() => {})
  await until(() => page('typeof notes === "object"').catch(() => false))
  await wait(SETTLED_MS)
  if (process.argv[3] !== 'whole') await tools(clear)
  await page(`void setTimeout(notes.ask, 0, '${process.env.GRID_API_KEY}')`)
  await wait(SETTLED_MS)
  console.log(await ways[process.argv[2]](tools))
} finally {
  chromium.kill()
  await new Promise((resolve) => chromium.once('close', resolve))
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}
process.exit()
