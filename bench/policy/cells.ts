/** Typed arrays as the model reads them: what lies outside is 0. */
type Cells = Int32Array | Float64Array | Uint8Array

export const at = (cells: Cells, index: number): number => cells[index] ?? 0

export const add = (cells: Cells, index: number, more: number): void => {
  cells[index] = (cells[index] ?? 0) + more
}

export const wider = (cells: Int32Array, length: number): Int32Array<ArrayBuffer> => {
  const copy = new Int32Array(length)
  copy.set(cells)
  return copy
}

export const widerFloats = (cells: Float64Array, length: number): Float64Array<ArrayBuffer> => {
  const copy = new Float64Array(length)
  copy.set(cells)
  return copy
}
