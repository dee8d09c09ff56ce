export const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? Number.NaN

/** The middle, and what eight in ten rounds lie between. */
export interface Spread {
  readonly p10: number
  readonly p50: number
  readonly p90: number
}

export const spreadOf = (values: readonly number[]): Spread => ({
  p10: quantile(values, 0.1),
  p50: quantile(values, 0.5),
  p90: quantile(values, 0.9),
})

export const shuffled = <A>(values: readonly A[]): readonly A[] =>
  values
    .map((value) => ({ value, order: Math.random() }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ value }) => value)
