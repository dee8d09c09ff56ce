/** The three forms of an HTTP-date (RFC 9110 section 5.6.7). */
export const FORMS = ['imf', 'rfc850', 'asctime'] as const

const DAYS = ['Sun', 'Mon', 'Tues', 'Wednes', 'Thurs', 'Fri', 'Satur']

/** A moment as a server would write it, made of the platform's own calendar. */
export const httpDate = (epochMs: number, form: (typeof FORMS)[number]): string => {
  const date = new Date(epochMs)
  const [day = '', number = '', month = '', year = '', clock = ''] = date
    .toUTCString()
    .replace(',', '')
    .split(' ')
  if (form === 'imf') return `${day}, ${number} ${month} ${year} ${clock} GMT`
  return form === 'rfc850'
    ? `${DAYS[date.getUTCDay()]}day, ${number}-${month}-${year.slice(2)} ${clock} GMT`
    : `${day} ${month} ${number.replace(/^0/, ' ')} ${clock} ${year}`
}

/** `6m0s`, as OpenAI writes it. */
export const spanText = (total: number): string => {
  const [h, m, s] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60]
  return `${h > 0 ? `${h}h` : ''}${m > 0 ? `${m}m` : ''}${s}s`
}
