/** One way of doing the work; it is given how often. */
export interface Contestant {
  readonly name: string;
  readonly run: (times: number) => void;
}

/** Nanoseconds for one piece of work: the median over rounds in which the contestants take turns. */
export interface Measurement {
  readonly name: string;
  readonly nanoseconds: number;
}

export const isOnce: boolean = process.argv.includes('--once');

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function timed(contestant: Contestant, times: number): number {
  const startedAt = process.hrtime.bigint();
  contestant.run(times);
  return Number(process.hrtime.bigint() - startedAt) / times;
}

/** Measures side by side: what disturbs the machine disturbs all of them. */
export function measure(contestants: readonly Contestant[], times: number, rounds = 31): Measurement[] {
  const samples = contestants.map((): number[] => []);
  const repeat = isOnce ? 1 : rounds;
  for (let round = 0; round < repeat; round++) {
    contestants.forEach((contestant, index) => {
      samples[index]?.push(timed(contestant, isOnce ? 1 : times));
    });
  }
  return contestants.map(({ name }, index) => ({ name, nanoseconds: median(samples[index] ?? []) }));
}

/** Prints each as a ratio to the first, which is the floor. */
export function printRatios(title: string, measurements: readonly Measurement[], target?: string): void {
  const floor = measurements[0]?.nanoseconds ?? Number.NaN;
  console.log(target === undefined ? title : `${title}   (target ${target})`);
  for (const { name, nanoseconds } of measurements) {
    const ratio = (nanoseconds / floor).toFixed(2);
    console.log(`  ${name.padEnd(22)} ${ratio.padStart(7)} ×   ${nanoseconds.toFixed(0).padStart(8)} ns`);
  }
}
