export const HEADINGS = ['runtime', 'version', 'loaded by', 'digest', 'vectors right / wrong', 'ms']

const line = (cells) => `| ${cells.join(' | ')} |`

/** Without the ms: they say more of the machine than of the runtime. */
const untimed = (cells) => cells.slice(0, -1)

/** The page that `--markdown` writes, of a run in which all were right. */
export const markdownOf = (rows, { digest, values }, date) => `# One digest in every runtime

The same program in each: it hands the conformance vectors, the examples of the tests and 1,000 random inputs to every
public function, and makes one SHA-256 of the ${values} values that come back, waits to the ms and tokens to six
decimals. A wait that is 1 ms longer, or 0.00001 of a token, gives another digest: the run itself tries that.
*Installed* is the packed tarball, imported by its name; *no eval* a context that runs no code made from strings.

Written by \`npm run test:runtimes -- --markdown\` on ${date.toISOString().slice(0, 10)}. The digest is of that day: any change of a result or of a
wording gives another one.

${[HEADINGS, HEADINGS.map(() => '---'), ...rows].map(untimed).map(line).join('\n')}

\`${digest}\`
`
