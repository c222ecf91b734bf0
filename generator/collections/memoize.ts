/** Returns a function that computes the result for each key only once. */
export function memoize<Key, Result extends object | boolean>(compute: (key: Key) => Result): (key: Key) => Result {
  const known = new Map<Key, Result>();
  return (key) => {
    const result = known.get(key) ?? compute(key);
    known.set(key, result);
    return result;
  };
}
