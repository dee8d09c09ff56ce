// `npm run bench`
import { handOver } from '../hand-over.mjs'

await handOver('cost', 'what one failed call costs')
