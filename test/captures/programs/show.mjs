import { pino } from 'pino'
import winston from 'winston'

const logger = () =>
  winston.createLogger({
    format: winston.format.combine(
      winston.format.errors({ stack: true }),
      winston.format.timestamp(),
      winston.format.json(),
    ),
    transports: [new winston.transports.Console()],
  })

const ways = {
  print: (error) => console.error(error),
  message: (error) => console.error(String(error)),
  stack: (error) => console.error('The call failed:', error.stack),
  json: (error) => console.log(JSON.stringify(error)),
  indented: (error) => console.log(JSON.stringify(error, null, 2)),
  pino: (error) => pino().error(error, 'the call failed'),
  winston: (error) => logger().error(error),
}

/** Calls, and shows what is thrown; by any other way than these the program ends of it. */
export const show = async (ask) => {
  const way = ways[process.argv[2]]
  if (way === undefined) return ask()
  try {
    await ask()
  } catch (error) {
    way(error)
  }
}
