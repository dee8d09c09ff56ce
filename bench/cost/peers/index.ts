import type { Row } from '../row.js'
import { stubTimers } from '../timers.js'
import { aiRows } from './ai.js'
import { anthropicRows } from './anthropic.js'
import { axiosRows } from './axios.js'
import { delayRows } from './delays.js'
import { errorRows } from './error.js'
import { gotRows } from './got.js'
import { langchainRows } from './langchain.js'
import { openaiRows } from './openai.js'
import { smithyRows } from './smithy.js'
import { undiciRows } from './undici.js'

// Before any row can run: an SDK that wakes up sends the call again.
stubTimers()

export const peers: readonly Row[] = [
  ...openaiRows,
  ...anthropicRows,
  ...aiRows,
  ...axiosRows,
  ...langchainRows,
  ...smithyRows,
  ...undiciRows,
  ...gotRows,
  ...delayRows,
  ...errorRows,
]
