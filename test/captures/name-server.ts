import { createSocket } from 'node:dgram'
import { ADDRESSES, NAMES } from './addresses.js'
import type { Told, World } from './told.js'

const HEADER_BYTES = 12
const TYPE_A = 1
const SERVER_FAILURE = 2
const NO_SUCH_NAME = 3

/** The name that is asked for, and where the question ends. */
const questionIn = (query: Buffer): { readonly name: string; readonly end: number } => {
  const labels: string[] = []
  let at = HEADER_BYTES
  for (let length = query.readUInt8(at); length !== 0; length = query.readUInt8(at)) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length))
    at += 1 + length
  }
  return { name: labels.join('.').toLowerCase(), end: at + 5 }
}

const isOfTheGrid = (name: string): boolean => name.endsWith('.thegrid.ai')

const addressOf = (name: string, { leadTo }: Told): string | null => {
  const place = NAMES[name]
  if (place === undefined) return null
  return ADDRESSES[leadTo !== undefined && isOfTheGrid(name) ? leadTo : place]
}

const rcodeOf = (name: string, address: string | null, { namesFail }: Told): number => {
  if (namesFail && isOfTheGrid(name)) return SERVER_FAILURE
  return address === null ? NO_SUCH_NAME : 0
}

const replyTo = (query: Buffer, told: Told): Buffer => {
  const { name, end } = questionIn(query)
  const address = addressOf(name, told)
  const rcode = rcodeOf(name, address, told)
  const isAnswered = rcode === 0 && address !== null && query.readUInt16BE(end - 4) === TYPE_A
  const header = Buffer.alloc(HEADER_BYTES)
  header.writeUInt16BE(query.readUInt16BE(0), 0)
  header.writeUInt16BE(0x8180 | rcode, 2)
  header.writeUInt16BE(1, 4)
  header.writeUInt16BE(isAnswered ? 1 : 0, 6)
  const question = query.subarray(HEADER_BYTES, end)
  if (!isAnswered) return Buffer.concat([header, question])
  // The name again, type A, class IN, no time to live, four bytes.
  const answer = [0xc0, HEADER_BYTES, 0, TYPE_A, 0, 1, 0, 0, 0, 0, 0, 4]
  return Buffer.concat([
    header,
    question,
    Buffer.from([...answer, ...address.split('.').map(Number)]),
  ])
}

/** Answers at 127.0.0.1 for every name there is: what it does not know does not exist. */
export const startNameServer = (world: World): Promise<() => void> =>
  new Promise((resolve, reject) => {
    const socket = createSocket('udp4')
    socket.once('error', reject)
    socket.on('message', (query, { port, address }) => {
      socket.send(replyTo(query, world.told), port, address)
    })
    socket.bind(53, '127.0.0.1', () => resolve(() => socket.close()))
  })
