import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ADDRESSES } from './addresses.js'

/** Where the programs seem to live: neither this checkout nor anyone's home. */
export const APP = '/srv/app'

const here = fileURLToPath(new URL('.', import.meta.url))
const TRUSTED = '/etc/ssl/certs/ca-certificates.crt'

const run = (command: string, ...args: readonly string[]) =>
  execFileSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] })

/** A machine with a cable that leads nowhere. Only for a namespace of its own: it would wreck the real one. */
export const furnish = (folder: string, authorityFile: string): void => {
  const others = Object.values(networkInterfaces()).flat()
  if (others.length > 0) throw new Error('This is the real network: start it by run.mjs')
  run('hostname', 'web-1')
  run('ip', 'link', 'set', 'lo', 'up')
  run('ip', 'link', 'add', 'eth0', 'type', 'veth', 'peer', 'name', 'nowhere')
  for (const [place, address] of Object.entries(ADDRESSES)) {
    if (place === 'silent') continue
    run('ip', 'address', 'add', `${address}/24`, 'dev', 'eth0')
  }
  run('ip', 'link', 'set', 'eth0', 'up')
  run('ip', 'link', 'set', 'nowhere', 'up')
  run('ip', 'neigh', 'replace', ADDRESSES.silent, 'lladdr', '02:00:00:00:00:01', 'dev', 'eth0')

  const names = join(folder, 'resolv.conf')
  writeFileSync(names, 'nameserver 127.0.0.1\noptions timeout:1 attempts:1\n')
  run('mount', '--bind', names, '/etc/resolv.conf')
  run('mount', '--bind', authorityFile, TRUSTED)
  run('mount', '-t', 'tmpfs', 'none', '/srv')
  mkdirSync(join(APP, 'node_modules'), { recursive: true })
  cpSync(join(here, 'programs'), APP, { recursive: true })
  run('mount', '--bind', join(here, 'node_modules'), join(APP, 'node_modules'))
}
