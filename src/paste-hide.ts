import { standInFor } from './paste-credential.js'
import { namedSecrets, replaceValuesFirst } from './paste-secret-value.js'
import { GATED, isKeyShaped, isSecretUrl, safeUrl } from './redact.js'

/** Cut here, the start of a text is what people paste; a larger one is a file that holds much else. */
export const MOST_PASTED = 4_194_304

/** What terminals are told about colour and cursor. */
const TERMINAL = /[^\P{Cc}\n\t](?:\[[0-9;?]{0,32}[ -/]{0,4}[@-~]|\][^\p{Cc}]{0,256})/gu
const CONTROL = /[^\P{Cc}\n\t]|^\ufeff/gu

const UNSEEN = /\p{Cf}/gu
const MAYBE_NAME = /[\w\p{Cf}-]{1,4096}/gu
const BEHIND_NAME = /\\{0,3}["'`]?\]?\s{0,8}[:=]/y

/** Names without signs that nobody sees. Values keep them: in a key they are a fault. */
const plainNames = (text: string): string =>
  text.search(UNSEEN) < 0
    ? text
    : text.replace(MAYBE_NAME, (name, at: number) => {
        BEHIND_NAME.lastIndex = at + name.length
        return BEHIND_NAME.test(text) ? name.replace(UNSEEN, '') : name
      })

/** Line ends as `\n`, without control characters. */
const plainText = (text: string): string =>
  plainNames(text.replace(/\r\n?/g, '\n').replace(TERMINAL, '').replace(CONTROL, ''))

const PRIVATE_KEY = /(-----BEGIN [A-Z ]{0,32}PRIVATE KEY-----)((?:[^-]|-(?!----)){1,65536})/g
const KEY_LINE = /(\\{1,8}(?:u[\da-f]{4}|[nrt]))|[A-Za-z0-9+/=]{1,65536}/g

const hidePrivateKeys = (text: string): string =>
  text.replace(
    PRIVATE_KEY,
    (_, begin: string, key: string) =>
      begin + key.replace(KEY_LINE, (_line, lineEnd?: string) => lineEnd ?? 'hidden'),
  )

const hideNamed = (text: string): string => {
  let shown = ''
  let done = 0
  for (const { name, value, from, to } of namedSecrets(text)) {
    shown += text.slice(done, from) + standInFor(name, value)
    done = to
  }
  return shown + text.slice(done)
}

const USER =
  /((?:^|\s)(?:-[#0aBfgGiIjkLlnNOpqRsSvV]{0,8}(?:[uU](?=[^\s"':]{1,256}:)|[uUb](?:[ =]|(?=["'$^])))|--(?:user|proxy-user|oauth2-bearer|cookie|pass)(?:[ =]|(?=["'$^])))(?:\$(?='))?)(?:(\^?(["']))(?:(?!\3)[^\n]){0,4096}\3|[^\s"']{1,4096})/g
const USERINFO = /(\/\/)[^\s/?#"'<>@\\]{1,512}@/g
const QUERY = /([?&])([\w.%[\]-]{1,64})=([^\s&"'<>\\#`)]{1,4096})/g
/** `POST /v1?x HTTP/1.1` */
const BARE_QUERY =
  /(\b(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) \/[^\s?"'<>\\#`]{0,2048}\?)(?:[^\s=&"'<>\\#`)]{1,4096}|[^\s=&"'<>\\#`)]{16,4096}={1,2})(?=[\s&"']|$)/g
const TOKEN = /(token=)([^\s&"'<>\\]{1,4096})/gi

/** The lists of a HAR in which every value may be a secret, whatever it is called. */
const LIST = /"(?:cookies|queryString)"\s{0,8}:\s{0,8}\[/g
const IN_LIST =
  /("value"\s{0,8}:\s{0,8}")(?:[^"\\\n]|\\.){1,65536}"|"(?:[^"\\\n]|\\.){0,65536}"|\]/g

const hideLists = (text: string): string => {
  let shown = ''
  let done = 0
  LIST.lastIndex = 0
  for (let list = LIST.exec(text); list !== null; list = LIST.exec(text)) {
    IN_LIST.lastIndex = LIST.lastIndex
    let found = IN_LIST.exec(text)
    for (; found !== null && found[0] !== ']'; found = IN_LIST.exec(text)) {
      if (found[1] === undefined) continue
      shown += `${text.slice(done, found.index)}${found[1]}hidden"`
      done = IN_LIST.lastIndex
    }
    LIST.lastIndex = found === null ? text.length : IN_LIST.lastIndex
  }
  return shown + text.slice(done)
}

const URL_START = /https?:\/\//gi
const URL_END = /[\s"'<>\\`)]/g

/** Base64 may end in equals signs, and then has no name either. */
const NAMELESS = /^[?&](?:[^=]{1,65536}|[^=]{16,65536}={1,2})$/

/** The fragment of a URL, and what of its query has no name. */
const hideEnd = (url: string): string => {
  const [place = '', fragment = ''] = url.split('#', 2)
  const query = place
    .split(/(?=[?&])/)
    .map((piece) => (NAMELESS.test(piece) ? `${piece[0]}hidden` : piece))
    .join('')
  return fragment === '' ? query + url.slice(place.length) : `${query}#hidden`
}

const hideEnds = (text: string): string => {
  let shown = ''
  let done = 0
  URL_START.lastIndex = 0
  for (let start = URL_START.exec(text); start !== null; start = URL_START.exec(text)) {
    URL_END.lastIndex = URL_START.lastIndex
    const end = URL_END.exec(text)?.index ?? text.length
    shown += text.slice(done, start.index) + hideEnd(text.slice(start.index, end))
    done = end
    URL_START.lastIndex = end
  }
  return shown + text.slice(done)
}

const hideUser = (text: string): string =>
  hideEnds(
    text.replace(USER, '$1$2hidden$2').replace(USERINFO, '$1hidden@').replace(TOKEN, '$1hidden'),
  )
    .replace(BARE_QUERY, '$1hidden')
    .replace(
      QUERY,
      (_, mark: string, name: string) => `${mark}${isKeyShaped(name) ? GATED : name}=hidden`,
    )

/** What was put in place of a secret before. */
const STAND_IN = /(?:(?:^|[^\w-])(?:sk-(?:ant|proj|svcacct)-)?hidden-key|=hidden)$/i
const REQUEST_ID = /request[-_]?id\W{1,8}$/i
const PHOENIX_ID = /^[FG][\w-]{19}$/
const WORD = /https?:\/\/[^\s"'<>\\`)]{1,4096}|[A-Za-z0-9_+/=.~%-]{12,8192}/g
const IS_URL = /^https?:\/\//

const hideUrl = (url: string): string => {
  const end = /[?#]|$/.exec(url)?.index ?? url.length
  const place = url.slice(0, end)
  return isSecretUrl(place) ? safeUrl(place) + url.slice(end) : url
}

/** Words that could be a key, wherever they stand; the ids of requests are no secret, and support asks for them. */
const hideWords = (text: string): string =>
  text.replace(WORD, (word, at: number) => {
    if (IS_URL.test(word)) return hideUrl(word)
    if (!isKeyShaped(word.replace(STAND_IN, ''))) return word
    const isId = PHOENIX_ID.test(word) && REQUEST_ID.test(text.slice(Math.max(at - 24, 0), at))
    return isId ? word : GATED
  })

const PREFIXED =
  /(^|\\[bfnrt]|[^a-z])((?:sk|pk|rk|(?:api[-_]?)?key|tok|token|secret|bearer|password|pwd)([-_=: ]{1,4}))([\w-]{6,256})/gi
const IS_STAND_IN = /^(?:hidden|(?:sk-)?(?:(?:ant|proj|svcacct)-)?hidden-key)$/
/** What is said to be a secret, or looked for as a host: a word with a digit is more than a word. */
const SAID =
  /(\b(?:key|secret|password|token)(?: provided:| is| was) {1,2}["'`]?|\b(?:token|pwd|passphrase)\\{0,3}["']\s{0,8}(?:=>|[:=])\s{0,8}\\{0,3}["'])([^\s"'`\\<>,;]{8,4096})/gi
const UNRESOLVED =
  /(\b(?:resolve (?:host|proxy)(?: name)?:? |connect to |(?:ENOTFOUND|EAI_AGAIN) ))([\w-]{1,256})(?![\w.:-])/gi

const hideSaid = (text: string): string =>
  text
    .replace(SAID, (all, said: string, word: string) =>
      /\d/.test(word) ? said + GATED + (/[.)\]}]{1,4}$/.exec(word)?.[0] ?? '') : all,
    )
    .replace(UNRESOLVED, (all, said: string, host: string) =>
      /\d/.test(host) ? `${said}hidden` : all,
    )

/** A word of a sentence, or of a machine code. */
const ORDINARY = /^[a-z]{1,15}(?:[-_][a-z]{1,15}){0,3}$/i
const KEYS_OWN = /^(?:sk|pk|rk)[-_]/i

const hidePrefixed = (text: string): string =>
  text.replace(PREFIXED, (all, before: string, mark: string, between: string, value: string) => {
    if (IS_STAND_IN.test(value)) return all
    const harmless = ORDINARY.test(value) && !between.includes('=') && !KEYS_OWN.test(mark)
    return harmless ? all : `${before}${mark}${GATED}`
  })

/**
 * The text with every secret in it replaced: what stands in place of a credential has the same fault, or none.
 *
 * Hidden are the values of headers and fields that hold credentials, userinfo, queries and fragments of URLs, and every
 * word that could be a key. Only the first 4 MiB are kept, without control characters. Done twice it is the same as once.
 */
export const hidden = (text: string): string => {
  const plain = hidePrivateKeys(plainText(text.slice(0, MOST_PASTED)))
  const named = hideLists(hideNamed(replaceValuesFirst(plain, standInFor)))
  return hideSaid(hidePrefixed(hideWords(hideUser(named))))
}
