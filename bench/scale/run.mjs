// `npm run bench:scale`
import { handOver } from '../hand-over.mjs'

await handOver('scale', 'how the time grows with the input')
