/** A text in which a secret stands at one place, as people paste it. */
export type Place = (secret: string) => string

const CHAT = 'https://api.thegrid.ai/v1/chat/completions'
const UNAUTHORIZED = 'HTTP/2 401\nx-request-id: req-7\n\n{"errors":{"detail":"Unauthorized"}}\n'
const json = (value: unknown): string => JSON.stringify(value)

/** As it stands in the command line of a call. */
const inCommands: Readonly<Record<string, Place>> = {
  'a header between double quotes': (s) => `$ curl -i ${CHAT} -H "Authorization: Bearer ${s}"`,
  'a header between single quotes': (s) => `$ curl -i ${CHAT} -H 'Authorization: Bearer ${s}'`,
  'a header without Bearer': (s) => `curl ${CHAT} -H 'authorization:${s}' -d '{}'`,
  'a header that is glued to its option': (s) => `curl -H'X-Api-Key: ${s}' ${CHAT}`,
  'a header without quotes': (s) => `curl ${CHAT} -H x-api-key:${s} -i`,
  'a header behind an equals sign': (s) => `curl ${CHAT} --header="api-key: ${s}"`,
  'a header in a line of its own': (s) =>
    `curl ${CHAT} \\\n  -H "Authorization: Bearer ${s}" \\\n  -i`,
  'a header as browsers copy it': (s) => `curl '${CHAT}' -H $'authorization: Bearer ${s}'`,
  'a header of Windows': (s) => `C:\\> curl.exe ^"${CHAT}^" -H ^"authorization: Bearer ${s}^"`,
  'a login': (s) => `curl -u ada:${s} ${CHAT}`,
  'a login between quotes': (s) => `curl --user "ada:${s}" ${CHAT}`,
  'a login that is glued to its option': (s) => `curl -uada:${s} ${CHAT}`,
  'a login behind other options': (s) => `curl -isu ada:${s} ${CHAT}`,
  'a login between quotes of a browser': (s) => `curl -u $'ada:${s}' ${CHAT}`,
  'a cookie of Windows': (s) => `curl.exe ^"${CHAT}^" -b ^"sid=${s}^"`,
  'a variable of Windows': (s) => `setx GRID_API_KEY "${s}"`,
  'the login of a proxy': (s) => `curl -U ada:${s} -x http://proxy.example:3128 ${CHAT}`,
  'a token of OAuth': (s) => `curl --oauth2-bearer ${s} ${CHAT}`,
  'a cookie': (s) => `curl -b 'session=${s}' ${CHAT}`,
  'the URL of a proxy': (s) => `curl -x http://ada:${s}@proxy.example:3128 ${CHAT}`,
  'a variable before the command': (s) => `GRID_API_KEY=${s} curl -i ${CHAT}`,
  'the URL, as userinfo': (s) => `curl -i https://ada:${s}@api.thegrid.ai/v1/chat/completions`,
  'the URL, as a query': (s) => `curl -i "${CHAT}?api_key=${s}&n=1"`,
  'the URL, as a fragment': (s) => `curl -i '${CHAT}#${s}'`,
  'the body, as a field': (s) => `curl ${CHAT} -d '{"model":"text-prime","api_key":"${s}"}'`,
  'a here-document': (s) => `curl ${CHAT} -d @- <<EOF\n{"password": "${s}"}\nEOF`,
}

/** As it stands in what a tool prints. */
const inTraffic: Readonly<Record<string, Place>> = {
  'a line of curl -v': (s) =>
    `> POST /v1/chat/completions HTTP/2\n> authorization: Bearer ${s}\n> `,
  'an aside of curl -v': (s) =>
    `* [HTTP/2] [1] [authorization: Bearer ${s}]\n* h2h3 [x-api-key: ${s}]`,
  'a login beside curl -v': (s) =>
    `* Server auth using Basic with user 'ada'\n> POST / HTTP/1.1\n> Authorization: Basic ${s}\n>`,
  'a header of a request': (s) =>
    `POST /v1/messages HTTP/1.1\nHost: x.example\nX-API-Key: ${s}\n\n{}`,
  'a header of a proxy': (s) =>
    `CONNECT a.example:443 HTTP/1.1\nProxy-Authorization: Basic ${s}\n\n`,
  'a cookie that is set': (s) => `HTTP/1.1 401 Unauthorized\nSet-Cookie: sid=${s}; Path=/\n\n`,
  'a redirect': (s) => `HTTP/2 307\nlocation: https://pool.example/v1?token=${s}\n\n`,
  'a line of a console': (s) => `POST ${CHAT}?key=${s} 401 (Unauthorized)`,
  'a query without a name': (s) => `POST ${CHAT}?${s} 401 (Unauthorized)`,
  'a query without a name, of a request': (s) => `POST /v1/messages?${s} HTTP/1.1\nHost: a.example`,
  'a query whose second part has no name': (s) => `location: https://a.example/v1?a=1&${s}`,
  'a header with signs that nobody sees': (s) => `> Author\u200biza\u00adtion: Bearer ${s}`,
  'a list of variables': (s) => `env:\n  - name: GRID_API_KEY\n    value: ${s}\n  - name: PORT`,
  'a list of variables between quotes': (s) => `- name: "GRID_API_KEY"\n  value: "${s}"\n`,
  'a private key': (s) =>
    `-----BEGIN RSA PRIVATE KEY-----\n${s}\n-----END RSA PRIVATE KEY-----\nHTTP/2 401`,
  'an environment file': (s) => `GRID_API_KEY=${s}\nGRID_BASE_URL="https://api.thegrid.ai/v1"`,
  'an exported variable': (s) => `export OPENAI_API_KEY="${s}"\n${UNAUTHORIZED}`,
}

/** As it stands in records, written as JSON or as a console prints them. */
const inRecords: Readonly<Record<string, Place>> = {
  'a header in JSON': (s) =>
    json({ status: 401, request: { url: CHAT, headers: { authorization: `Bearer ${s}` } } }),
  'headers as pairs': (s) =>
    json({ status: 401, request: { url: CHAT, headers: [['x-api-key', s]] } }),
  'a header of a HAR': (s) =>
    json({
      request: {
        url: `${CHAT}?token=${s}`,
        method: 'POST',
        headers: [{ name: 'Authorization', value: `Bearer ${s}` }],
        queryString: [{ name: 'token', value: s }],
        cookies: [
          { name: 'sid', value: s, httpOnly: true },
          { value: s, name: 'b' },
        ],
      },
      response: { status: 401, headers: [{ name: 'set-cookie', value: s }], content: {} },
    }),
  'JSON in JSON': (s) =>
    json({
      level: 50,
      msg: 'failed',
      err: { message: 'x', body: json({ headers: { Authorization: s } }) },
    }),
  'JSON in JSON in JSON': (s) =>
    json({ message: json({ log: json({ 'api-key': s, password: s }) }) }),
  'a printed record': (s) =>
    `Error: 401\n    at x (a.js:1:1) {\n  status: 401,\n  headers: { authorization: 'Bearer ${s}', cookie: '${s}' }\n}`,
  'a printed record without Bearer': (s) => `{ status: 401, headers: { Authorization: "${s}" } }`,
  'raw headers': (s) =>
    `{ status: 401, rawHeaders: [ 'Authorization', 'Bearer ${s}', 'Set-Cookie', '${s}' ] }`,
  'raw headers of Python': (s) => `{'headers': [(b'Authorization', b'Bearer ${s}')]}`,
  'a header beside its own name': (s) =>
    `{ status: 401, [Symbol(kOutHeaders)]: { 'x-api-key': [ 'X-API-Key', '${s}' ] } }`,
  'a printed pair': (s) => `{ headers: [ { name: 'authorization', value: 'Bearer ${s}' } ] }`,
  'a value before its name': (s) => json({ headers: [{ value: s, name: 'x-api-key' }] }),
  'a value before its name, in JSON in JSON': (s) =>
    json({ log: json({ value: s, name: 'Authorization' }) }),
  'a pair with a comment between': (s) =>
    json({ name: 'Authorization', comment: '', value: `Bearer ${s}` }),
  'a pair of a collection': (s) => json({ key: 'x-api-key', disabled: false, value: s }),
  'an access key': (s) => json({ 'x-access-key': s }),
  'an element': (s) => `<config><apiKey>${s}</apiKey></config>`,
  'an attribute': (s) => `<input name="api_key" value="${s}">`,
  'a printed map': (s) => `Map(1) { 'x-api-key' => '${s}' }`,
  'a printed head': (s) =>
    `{ _header: 'POST / HTTP/1.1\\r\\nAuthorization: Bearer ${s}\\r\\nHost: x\\r\\n\\r\\n' }`,
  'a printed URL': (s) => `{ href: 'https://ada:${s}@a.example/?key=${s}', password: '${s}' }`,
  'a record of Python': (s) => `{'headers': {'Authorization': 'Bearer ${s}'}, 'secret': '${s}'}`,
  'bytes of Python': (s) => `{'headers': {b'authorization': b'Bearer ${s}'}}`,
  'a source line of a stack': (s) =>
    `/app/a.js:1\nconst apiKey = '${s}'\n      ^\n\nError: 401\n    at a.js:1:1`,
  'a line of Python': (s) =>
    `Traceback (most recent call last):\n  File "a.py", line 1\n    api_key="${s}"\nx.HTTPError: 401`,
}

/** Where a name, or the grammar, says that it is one. */
export const named: Readonly<Record<string, Place>> = { ...inCommands, ...inTraffic, ...inRecords }

/** Where nothing names it, so that its shape alone tells. */
export const unnamed: Readonly<Record<string, Place>> = {
  'the URL, as a segment': (s) => `curl -i https://api.thegrid.ai/v1/${s}/chat/completions`,
  'the URL, as a host': (s) => `curl -i https://${s}.example.com/v1/chat/completions`,
  'the body, as a model': (s) => `curl ${CHAT} --json '{"model":"${s}","messages":[]}'`,
  'the body, in a prompt': (s) =>
    `curl ${CHAT} -d '{"messages":[{"role":"user","content":"my key is ${s}, why?"}]}'`,
  'a path of a redirect': (s) => `HTTP/2 307\nlocation: /r/${s}/v1\n\n`,
  'a body': (s) => `HTTP/2 401\n\n{"errors":{"detail":"Invalid API key: ${s}"}}`,
  'an event': (s) => `data: {"error":{"message":"bad key ${s}"}}\n\ndata: [DONE]\n\n`,
  'the middle of a sentence': (s) => `I get a 401 error, my key is ${s} and I paid.`,
  'a message of an error': (s) =>
    `AuthenticationError: 401 Incorrect API key provided: ${s}.\n    at x (a.js:1:1)`,
}
