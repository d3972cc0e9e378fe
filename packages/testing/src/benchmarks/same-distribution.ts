/**
 * How probable it is to see samples this far apart if both came from one distribution: the two-sample test of Kolmogorov
 * and Smirnov with its asymptotic p-value. Good from some dozens of samples a side.
 */
export function sameDistribution(one: readonly number[], other: readonly number[]): number {
  const [a, b] = [one, other].map((values) => values.toSorted((x, y) => x - y)) as [number[], number[]];
  let [i, j, farthest] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    const at = Math.min(a[i] ?? 0, b[j] ?? 0);
    while (i < a.length && (a[i] ?? 0) <= at) i += 1;
    while (j < b.length && (b[j] ?? 0) <= at) j += 1;
    farthest = Math.max(farthest, Math.abs(i / a.length - j / b.length));
  }
  const root = Math.sqrt((a.length * b.length) / (a.length + b.length));
  const lambda = (root + 0.12 + 0.11 / root) * farthest;
  let [sum, sign] = [0, 1];
  for (let k = 1; k <= 100; k += 1) {
    sum += sign * Math.exp(-2 * k * k * lambda * lambda);
    sign = -sign;
  }
  return lambda < 0.2 ? 1 : Math.min(1, Math.max(0, 2 * sum));
}
