import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2'
import { setTimeout as wait } from 'node:timers/promises'
import { cutOff } from './cut-off.js'

type Handler = (request: Http2ServerRequest, response: Http2ServerResponse) => void | Promise<void>

const say =
  (status: number, headers: Readonly<Record<string, string>>, body: string): Handler =>
  (_, response) => {
    response.writeHead(status, { ...headers, 'content-length': String(Buffer.byteLength(body)) })
    response.end(body)
  }

const stream =
  (...events: readonly string[]): Handler =>
  async (_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' })
    for (const event of events) {
      response.write(event)
      await wait(5)
    }
    response.end()
  }

const chunk = (content: string) =>
  `data: {"id":"chatcmpl-7d1f","object":"chat.completion.chunk","model":"text-prime","choices":[{"index":0,"delta":{"content":"${content}"},"finish_reason":null}]}\n\n`

const named = (type: string, rest: string) => `event: ${type}\ndata: {"type":"${type}",${rest}}\n\n`

const overloaded = '"error":{"type":"overloaded_error","message":"Overloaded"}'

const NGINX_502 = `<html>\r
<head><title>502 Bad Gateway</title></head>\r
<body>\r
<center><h1>502 Bad Gateway</h1></center>\r
<hr><center>nginx/1.25.3</center>\r
</body>\r
</html>\r
`

const CHALLENGE = `<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title>
<meta http-equiv="Content-Type" content="text/html; charset=UTF-8"><meta name="robots" content="noindex,nofollow">
<meta http-equiv="refresh" content="360"></head><body><div class="main-wrapper" role="main"><noscript><span id="challenge-error-text">Enable JavaScript and cookies to continue</span></noscript></div>
<script>(function(){window._cf_chl_opt={cType:'managed',cZone:'api.thegrid.ai'};var a=document.createElement('script');a.src='/cdn-cgi/challenge-platform/h/g/orchestrate/chl_page/v1';document.getElementsByTagName('head')[0].appendChild(a)}());</script></body></html>
`

/** What stands between a caller and The Grid, and what The Grid's page leaves out. */
export const answers = {
  gateway: say(502, { server: 'nginx/1.25.3', 'content-type': 'text/html' }, NGINX_502),
  challenge: say(
    403,
    {
      'content-type': 'text/html; charset=UTF-8',
      server: 'cloudflare',
      'cf-mitigated': 'challenge',
      'cf-ray': '9a4e1c7f2b3d0c55-FRA',
      'cache-control': 'private, max-age=0, no-store, no-cache, must-revalidate',
    },
    CHALLENGE,
  ),
  overloaded: say(
    529,
    { 'content-type': 'application/json', 'request-id': 'req_011CVWv4XFh8xPq2' },
    `{"type":"error",${overloaded},"request_id":"req_011CVWv4XFh8xPq2"}`,
  ),
  chatErrorEvent: stream(
    chunk('Pong'),
    chunk(' from'),
    'data: {"error":{"message":"The upstream supplier failed","type":"server_error","code":null}}\n\n',
  ),
  messagesErrorEvent: stream(
    named(
      'message_start',
      '"message":{"id":"msg_01","type":"message","role":"assistant","model":"text-prime","content":[]}',
    ),
    named('content_block_start', '"index":0,"content_block":{"type":"text","text":""}'),
    named('content_block_delta', '"index":0,"delta":{"type":"text_delta","text":"Pong"}'),
    named('error', overloaded),
  ),
  /** Less than was announced. */
  short: (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' })
    response.write('{"id":"chatcmpl-7d1f","object":"chat.completion","choices":[{"index":0,')
    setTimeout(() => cutOff(response), 50)
  },
  hangUp: (_, response) => {
    cutOff(response)
  },
} satisfies Readonly<Record<string, Handler>>
