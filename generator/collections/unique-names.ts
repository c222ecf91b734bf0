/**
 * Makes the function that makes names unique. The first owner of a name gets it, later ones get the name with a number:
 * `lamp`, `lamp-2`, `lamp-3`. Many equal names take linear time, because the function remembers their last number.
 *
 * @param taken - names that no owner gets
 * @param fold - names are equal if this function returns the same text for them
 */
export function uniqueNames(
  taken: Iterable<string> = [],
  fold: (name: string) => string = (name) => name,
): (wanted: string) => string {
  const known = new Set([...taken].map(fold));
  const numbers = new Map<string, number>();
  return (wanted) => {
    let name = wanted;
    let number = numbers.get(fold(wanted)) ?? 1;
    while (known.has(fold(name))) {
      number += 1;
      name = `${wanted}-${String(number)}`;
    }
    numbers.set(fold(wanted), number);
    known.add(fold(name));
    return name;
  };
}
