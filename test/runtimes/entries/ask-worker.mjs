// One request to the smallest Worker.
const body = JSON.stringify({ status: 401, body: { errors: { detail: 'Unauthorized' } } })

export default {
  test: async (_controller, { worker }) => {
    const response = await worker.fetch('http://worker/', { method: 'POST', body })
    console.log(await response.text())
  },
}
