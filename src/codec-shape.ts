import * as t from 'io-ts'
import { withoutValues } from './codec-error.js'
import { isArray, isObject, lazy, prop } from './read.js'

/** A codec of values that are their own JSON. */
export type Codec<A> = t.Type<A, A, unknown>

/** What is right of a value, made anew; or what is wrong with it, with the values that were. */
type Validate<A> = t.Validate<unknown, A>

/** `is` says yes to what `validate` does; what `encode` gives is made anew as well. */
export const codecOf = <A>(name: string, validate: Validate<A>): Codec<A> =>
  new t.Type<A, A, unknown>(
    name,
    (value): value is A => validate(value, [])._tag === 'Right',
    validate,
    (value) => {
      const read = validate(value, [])
      return read._tag === 'Right' ? read.right : value
    },
  )

/** A codec for others to use: made when it is first needed, and silent about what it was given. */
export const published = <A>(name: string, make: (name: string) => Codec<A>): Codec<A> => {
  const made = lazy(() => make(name))
  return codecOf(name, (value, context) => {
    const read = made().validate(value, context)
    return read._tag === 'Right' ? read : t.failures(withoutValues(read.left))
  })
}

/** JSON has no negative zero, so neither has what is read. */
const jsonOf = (value: unknown): unknown => (typeof value === 'number' ? value + 0 : value)

/** These fields, each read once: a getter may throw, or give something else the next time. */
export const fieldsOf = (
  value: object,
  names: readonly string[],
): Readonly<Record<string, unknown>> => {
  const fields: Record<string, unknown> = {}
  for (const name of names) {
    // JSON may hold a field of that name; in a record it would be no field.
    const field = name === '__proto__' ? undefined : prop(value, name)
    if (field !== undefined) fields[name] = jsonOf(field)
  }
  return fields
}

/** What a codec of io-ts makes of these fields alone. It never sees the value itself, which may be hostile. */
export const ofFields = <A>(of: t.Decoder<unknown, A>, names: readonly string[]): Codec<A> =>
  codecOf(of.name, (value, context) =>
    isObject(value) ? of.validate(fieldsOf(value, names), context) : t.failure(value, context),
  )

/** A record of exactly these fields: what else there is is left out. */
export const record = <P extends t.Props>(name: string, fields: P): Codec<t.TypeOfProps<P>> =>
  ofFields(t.strict(fields, name), Object.keys(fields))

/** A list of at most so many. What is longer is not looked at. */
export const list = <A>(of: Codec<A>, most: number): Codec<readonly A[]> => {
  const items = t.readonlyArray(of, `readonly ${of.name}[]`)
  return codecOf(items.name, (value, context) => {
    const length = isArray(value) ? prop(value, 'length') : null
    return typeof length === 'number' && length >= 0 && length <= most
      ? items.validate(
          Array.from({ length }, (_, i) => jsonOf(prop(value, `${i}`))),
          context,
        )
      : t.failure(value, context)
  })
}

/** What may be absent. The path of an error leads straight to what is there instead. */
export const nullable = <A>(of: Codec<A>): Codec<A | null> =>
  codecOf(`${of.name} | null`, (value, context) =>
    t.null.is(value) ? t.success(value) : of.validate(value, context),
  )

/** One of these names. */
export const nameOf = <K extends string>(
  name: string,
  names: Readonly<Record<K, unknown>>,
): Codec<K> => t.keyof<Readonly<Record<K, unknown>>>(names, name)

/** What keeps a rule besides. */
export const where = <A>(of: Codec<A>, name: string, keeps: (value: A) => boolean): Codec<A> =>
  codecOf(name, (value, context) => {
    const read = of.validate(value, context)
    return read._tag === 'Left' || keeps(read.right) ? read : t.failure(value, context)
  })

/** One of several records: its tag, and exactly these fields. */
export const variant = <T extends string, P extends t.Props>(
  tag: T,
  fields: P,
): Codec<t.TypeOfProps<{ readonly _tag: t.LiteralC<T> } & P>> =>
  record(tag, { _tag: t.literal(tag), ...fields })

/** One record of several, told by the tag. Only that one is tried, so that what is deep is read once. */
export const tagged = <A extends { readonly _tag: string }>(
  name: string,
  members: { readonly [T in A['_tag']]: Codec<Extract<A, { readonly _tag: T }>> },
): Codec<A> => {
  const tags = nameOf<A['_tag']>(Object.keys(members).join(' | '), members)
  return codecOf<A>(name, (value, context) => {
    if (!isObject(value)) return t.failure(value, context)
    const tag = prop(value, '_tag')
    const read = tags.validate(tag, t.appendContext(context, '_tag', tags, tag))
    return read._tag === 'Left' ? read : members[read.right].validate(value, context)
  })
}
