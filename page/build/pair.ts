/** Text of ASCII with two characters in each unit; `page/ui/start.ts` parts them. It has to have an even length. */
export const paired = (text: string): string => Buffer.from(text, 'latin1').toString('utf16le')
