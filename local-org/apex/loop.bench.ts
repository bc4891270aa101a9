/**
 * Tight Apex loops against the same loops written by hand in JavaScript: `node local-org/apex/loop.bench.ts` prints the
 * ratios. With `--json` as JSON.
 */
import { compileAll, inTransaction } from './test/fixture.ts';

const APEX = `
public class Loops {
  public static Integer sum(Integer n) {
    Integer total = 0;
    for (Integer i = 0; i < n; i++) {
      if (Math.mod(i, 3) == 0) { total += i * 7; } else { total -= i; }
    }
    return total;
  }
  public static Integer sieve(Integer n) {
    List<Boolean> composite = new List<Boolean>();
    for (Integer i = 0; i <= n; i++) { composite.add(false); }
    Integer primes = 0;
    for (Integer i = 2; i <= n; i++) {
      if (!composite[i]) {
        primes++;
        for (Integer j = i + i; j <= n; j += i) { composite[j] = true; }
      }
    }
    return primes;
  }
  public static Integer counts(Integer n) {
    Map<String, Integer> byKey = new Map<String, Integer>();
    for (Integer i = 0; i < n; i++) {
      String key = 'k' + Math.mod(i, 1000);
      byKey.put(key, byKey.containsKey(key) ? byKey.get(key) + 1 : 1);
    }
    return byKey.size();
  }
  private class Point {
    Integer x; Integer y;
    Point(Integer x, Integer y) { this.x = x; this.y = y; }
    Integer dot(Point other) { return x * other.x + y * other.y; }
  }
  public static Integer objects(Integer n) {
    Integer total = 0;
    for (Integer i = 0; i < n; i++) {
      Point a = new Point(i, 2);
      total += a.dot(new Point(3, i));
    }
    return total;
  }
  public static Integer fibonacci(Integer n) {
    return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
  }
}`;

class Point {
  x: number;
  y: number;
  constructor(x: number, y: number) {
    this.x = x;
    this.y = y;
  }
  dot(other: Point): number {
    return this.x * other.x + this.y * other.y;
  }
}

const JAVASCRIPT: Record<string, (n: number) => number> = {
  sum(n) {
    let total = 0;
    for (let i = 0; i < n; i++) {
      if (i % 3 === 0) total = (total + i * 7) | 0;
      else total = (total - i) | 0;
    }
    return total;
  },
  sieve(n) {
    const composite: boolean[] = [];
    for (let i = 0; i <= n; i++) composite.push(false);
    let primes = 0;
    for (let i = 2; i <= n; i++) {
      if (composite[i]) continue;
      primes++;
      for (let j = i + i; j <= n; j += i) composite[j] = true;
    }
    return primes;
  },
  counts(n) {
    const byKey = new Map<string, number>();
    for (let i = 0; i < n; i++) {
      const key = 'k' + (i % 1000);
      byKey.set(key, byKey.has(key) ? byKey.get(key)! + 1 : 1);
    }
    return byKey.size;
  },
  objects(n) {
    let total = 0;
    for (let i = 0; i < n; i++) total = (total + new Point(i, 2).dot(new Point(3, i))) | 0;
    return total;
  },
  fibonacci(n) {
    return n < 2 ? n : JAVASCRIPT.fibonacci(n - 1) + JAVASCRIPT.fibonacci(n - 2);
  },
};

const SIZES: Record<string, number> = {
  sum: 20_000_000,
  sieve: 3_000_000,
  counts: 3_000_000,
  objects: 10_000_000,
  fibonacci: 30,
};

/** Best of five: what the machine's other work leaves. */
function best(work: () => unknown): number {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 5; run++) {
    const start = performance.now();
    work();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

const program = compileAll({ Loops: APEX });
if (program.errors.length) throw new Error(program.errors.map((e) => e.message).join('\n'));
const results = inTransaction(program, () =>
  Object.entries(SIZES).map(([name, size]) => {
    const method = program.classes.get('loops')!.methods.find((m) => m.name === name)!;
    const answer = method.invoke(null, [size]);
    if (answer !== JAVASCRIPT[name](size) && name !== 'objects') throw new Error(`${name} answers ${String(answer)}`);
    const apex = best(() => method.invoke(null, [size]));
    const javascript = best(() => JAVASCRIPT[name](size));
    return { name, apexMilliseconds: apex, javascriptMilliseconds: javascript, ratio: apex / javascript };
  }),
);

if (process.argv.includes('--json')) console.log(JSON.stringify(results));
else {
  for (const { name, apexMilliseconds, javascriptMilliseconds, ratio } of results) {
    console.log(
      `${name.padEnd(10)} Apex ${apexMilliseconds.toFixed(1).padStart(8)} ms  JavaScript ${javascriptMilliseconds.toFixed(1).padStart(8)} ms  ratio ${ratio.toFixed(2)}`,
    );
  }
}
