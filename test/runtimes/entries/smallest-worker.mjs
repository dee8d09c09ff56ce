import { decide, diagnose } from 'grid-triage'

const at = () => ({ attempt: 1, now: Date.now(), random: Math.random() })
export default {
  fetch: async (request) => Response.json(decide(diagnose(await request.json()), at())),
}
