/**
 * Returns a function that assigns equal numbers to values with equal keys.
 *
 * @param keyOf - makes the key of a value, such as its JSON. Called once for each value
 */
export function numbering<Value>(keyOf: (value: Value) => unknown): (value: Value) => number {
  const known = new Map<Value, number>();
  const numbers = new Map<unknown, number>();
  return (value) => {
    const before = known.get(value);
    if (before !== undefined) return before;
    const key = keyOf(value);
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    known.set(value, number);
    return number;
  };
}
