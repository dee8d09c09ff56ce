#!/usr/bin/env node
import { createReadStream } from 'node:fs'
import { version } from 'grid-triage'
import { readPasted } from 'grid-triage/paste'
import { harmless, wantsColour } from './colour.js'
import { exitCode, NOT_WRITTEN, WRONG_USAGE } from './exit.js'
import { inForm, needsInput } from './form.js'
import { help, nothingToRead, pasteHint, seeHelp, unreadable } from './help.js'
import { decoded, firstBytes, MOST_BYTES } from './input.js'
import { asked, type Run } from './options.js'
import { sentAt } from './sent-at.js'
import { triaged } from './triaged.js'

const { argv, env, platform, stderr, stdin, stdout } = process

const say = (message: string): void => {
  stderr.write(`${harmless(message)}\n`)
}

/** A reader that has seen enough, such as `head`, is no failure; a full disk is one. */
stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
  if (code === 'EPIPE') return
  process.exitCode = NOT_WRITTEN
  say(`Cannot write the answer: ${code}.`)
})
stderr.on('error', () => undefined)

const textIn = async (file: string | null): Promise<string> => {
  if (file === null && stdin.isTTY) say(pasteHint(platform))
  return decoded(await firstBytes(file === null ? stdin : createReadStream(file), MOST_BYTES))
}

/** The code is set first: it stays if nobody reads the text, and gives way if the text cannot be written. */
const end = (code: number, text: string): void => {
  process.exitCode = code
  stdout.write(`${text}\n`)
}

const endUnsaid = (code: number, ...messages: readonly string[]): void => {
  process.exitCode = code
  for (const message of messages) say(message)
}

const run = ({ form, autoTopUp }: Run, text: string): void => {
  if (text.trim() === '' && needsInput(form)) {
    endUnsaid(exitCode.Unclear, nothingToRead, seeHelp)
    return
  }
  const read = readPasted(text)
  const pasted = autoTopUp === null ? read : { ...read, autoTopUp }
  // A wait counts from the answer, where that is known.
  const now = sentAt(pasted) ?? Date.now()
  const said = triaged(pasted, { now, random: Math.random() })
  end(exitCode[said.explanation.blame], inForm(form, pasted, said, wantsColour(stdout.isTTY, env)))
}

const wanted = asked(argv.slice(2))
switch (wanted._tag) {
  case 'Help':
    end(0, help)
    break
  case 'Version':
    end(0, version)
    break
  case 'Wrong':
    endUnsaid(WRONG_USAGE, wanted.message, seeHelp)
    break
  case 'Run': {
    const { file } = wanted
    const text = await textIn(file).catch((error: NodeJS.ErrnoException) => {
      endUnsaid(WRONG_USAGE, unreadable(file, error.code ?? error.name))
      return null
    })
    if (text !== null) run(wanted, text)
  }
}
