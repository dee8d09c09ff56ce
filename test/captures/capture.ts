import type { Cause } from 'grid-triage'
import type { Told } from './told.js'
import type { Tool } from './tools.js'

/** The headings of The Grid's troubleshooting page. */
type Row =
  | '401 Unauthorized'
  | '402 Payment Required'
  | '404 Not Found (model)'
  | '404 Not Found (path)'
  | '429 Too Many Requests'
  | '500 Internal Server Error'
  | '503 Service Unavailable'
  | 'Connection refused'
  | 'Hangs or no response'
  | 'Streaming cuts off mid-response'
  | '307 Temporary Redirect not followed'

/** One text to take down, and what an honest reader makes of it. */
export interface Capture {
  /** Also the name of its file. */
  readonly name: string
  readonly tool: Tool
  /** Typed into bash. `KEY` is the key that is accepted, `OTHER` one that is not. */
  readonly command: string
  /** What the text shows: the command line in front as a terminal shows it, or what was printed alone. */
  readonly shows: 'CommandToo' | 'Output' | 'Stdout'
  /** Without one the output goes through a pipe. */
  readonly onTerminal?: true
  readonly told: Told
  readonly cause: Cause
  readonly row: Row | null
  /** The text alone leaves it open; `cause` is then the best guess. */
  readonly cannotTell?: true
}
