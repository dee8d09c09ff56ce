import type { Rule } from '../rule.js'
import { aws } from './aws.js'
import { decorrelated, equalJitter, exponential, fixed, fullJitter, none } from './classic.js'
import { grpc } from './grpc.js'
import { recipe, recipeAsPrinted } from './recipe.js'
import { aiSdk, openai } from './sdks.js'

export const peers: readonly Rule[] = [
  none,
  fixed,
  exponential,
  fullJitter,
  equalJitter,
  decorrelated,
  openai,
  aiSdk,
  aws,
  grpc,
  recipe,
  recipeAsPrinted,
]
