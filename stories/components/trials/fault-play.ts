import type { StoryContext } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { rates } from '../../shell/settings.js';
import { shell } from '../../shell/shell.js';
import { faultWords, type Fault } from './create-bench.js';

export type Window = StoryContext['canvas'];

/** The two windows of a bench, as a person sees and presses them. */
export interface BenchInPlay {
  readonly adas: Window;
  readonly bos: Window;
  /** Everyone is in. */
  ready(): Promise<void>;
  press(fault: Fault | 'mend'): Promise<void>;
  /** Lets the lab's time pass at once, until Ada's line stands so. */
  until(status: string, withinMs?: number): Promise<void>;
  /** What Ada's screen reader was told, one after another. */
  said(): string;
  /**
   * A blip of 1.5 s: nothing changes in Ada's window, and neither is told of it.
   * @param marks attributes that are the application's own business
   */
  blip(marks: readonly string[]): Promise<void>;
}

const stepMs = 250;
/** Between two bad days: four losses within a minute would be one unstable connection. */
const aWhileMs = 25_000;

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Lets time pass for the lab; promises and React have their turns in between. */
export async function pass(ms: number, inStepsOf = stepMs): Promise<void> {
  for (let left = ms; left > 0; left -= inStepsOf) {
    shell.clock.leap(Math.min(inStepsOf, left));
    await turn();
  }
}

function told({ type, target, attributeName }: MutationRecord): string {
  const element = target instanceof Element ? target : target.parentElement;
  return `${type} ${attributeName ?? ''} of ${element?.outerHTML.slice(0, 160) ?? 'nothing'}`;
}

/** Every change below an element, until it is asked for, but for some attributes. */
function watch(element: Element, marks: readonly string[]): () => readonly string[] {
  const records: MutationRecord[] = [];
  const observer = new MutationObserver((more) => records.push(...more));
  observer.observe(element, { attributes: true, characterData: true, childList: true, subtree: true });
  return () => {
    records.push(...observer.takeRecords());
    observer.disconnect();
    // React writes the name of an input with each render
    return records.filter(({ attributeName }) => !['name', ...marks].includes(attributeName ?? '')).map(told);
  };
}

function benchIn(canvas: Window): BenchInPlay {
  const windowOf = (name: string): Window => within(canvas.getByRole('region', { name }));
  const [adas, bos] = [windowOf('Ada'), windowOf('Bo')];
  const chip = (window: Window): string =>
    window.getByText(/^[a-z]+$/, { selector: '.room-chip' }).textContent;
  const saidTo = (name: string): string =>
    canvas.getByRole('list', { name: `Said to ${name}’s screen reader` }).textContent;

  async function until(status: string, withinMs = 40_000): Promise<void> {
    for (let passedMs = 0; chip(adas) !== status && passedMs < withinMs; passedMs += stepMs)
      await pass(stepMs);
    await waitFor(() => expect(chip(adas)).toBe(status));
  }

  const bench: BenchInPlay = {
    adas,
    bos,
    async ready() {
      for (let tries = 0; tries < 40 && [adas, bos].some((one) => chip(one) !== 'connected'); tries += 1)
        await pass(stepMs);
      await pass(2_000, 500);
      // pictures that come later would be changes of the page
      const pictures = adas.getByTestId('app').getElementsByTagName('img');
      await waitFor(() => expect([...pictures].every(({ complete }) => complete)).toBe(true));
      await turn();
    },
    press: (fault) =>
      userEvent.click(adas.getByRole('button', { name: fault === 'mend' ? 'Mend' : faultWords[fault] })),
    until,
    said: () => saidTo('Ada'),
    async blip(marks) {
      await pass(aWhileMs, 1_000); // what is told of the last seconds has been told
      const before = [saidTo('Ada'), saidTo('Bo')];
      const changes = watch(adas.getByTestId('app'), marks);
      await bench.press('blip');
      await until('reconnecting');
      await pass(1_500);
      await until('connected');
      await pass(1_000, 1_000);
      await expect(changes()).toEqual([]);
      await expect([saidTo('Ada'), saidTo('Bo')]).toEqual(before);
    },
  };
  return bench;
}

type Step = (label: string, act: () => Promise<void>) => Promise<void> | void;

/** What is to be seen of a component on each of the bad days. */
interface FaultPlay {
  /** All is well: before, and again after each. */
  readonly well: (bench: BenchInPlay) => Promise<void>;
  /** The line has been gone for longer than a blip. */
  readonly lost: (bench: BenchInPlay) => Promise<void>;
  /** The channel's door is shut. */
  readonly denied?: (bench: BenchInPlay) => Promise<void>;
  /** The server has thrown Ada out. */
  readonly kicked?: (bench: BenchInPlay) => Promise<void>;
  /** Attributes by which a component tells its application of a blip, and people nothing. */
  readonly marks?: readonly string[];
}

type Day = readonly [label: string, happens: (bench: BenchInPlay) => Promise<void>];

/** The server lets nobody in, or throws Ada out; then that is mended. */
async function shutOut(
  bench: BenchInPlay,
  fault: 'denied' | 'kicked',
  look: FaultPlay['lost'],
): Promise<void> {
  await bench.press(fault);
  if (fault === 'kicked') await bench.until('failed');
  else await pass(4_000, 1_000);
  await look(bench);
  await bench.press('mend');
}

function daysOf({ marks = [], lost, denied, kicked }: FaultPlay): readonly Day[] {
  const days: Day[] = [
    ['A blip of 1.5 s changes nothing and is not spoken of', (bench) => bench.blip(marks)],
    [
      'Lost for 30 s',
      async (bench) => {
        await bench.press('loss');
        await bench.until('reconnecting');
        await pass(8_000, 1_000);
        await lost(bench);
        await pass(22_000, 5_000);
      },
    ],
    [
      'Half-open: the silence is noticed',
      async (bench) => {
        await bench.press('half-open');
        await pass(8_000, 1_000);
        await bench.until('reconnecting');
        await bench.press('mend');
      },
    ],
    [
      'The server restarts',
      async (bench) => {
        await bench.press('restart');
        await pass(stepMs);
      },
    ],
  ];
  if (denied) days.push(['Refused with 403, and let in again', (bench) => shutOut(bench, 'denied', denied)]);
  if (kicked) days.push(['Thrown out, and let in again', (bench) => shutOut(bench, 'kicked', kicked)]);
  return days;
}

/** Presses the buttons of a bench one after another, and looks each time: what was seen before is seen again. */
export function playFaults(looks: FaultPlay) {
  return async ({ canvas, step }: { canvas: Window; step: Step }): Promise<void> => {
    const bench = benchIn(canvas);
    shell.clock.setRate(1); // time passes when it is let to: a page that is slow is no lab that is late
    await step('All is well', async () => {
      await bench.ready();
      await looks.well(bench);
    });
    for (const [label, happens] of daysOf(looks))
      await step(label, async () => {
        await happens(bench);
        await bench.until('connected');
        await looks.well(bench);
        await pass(aWhileMs, aWhileMs);
      });
    shell.clock.setRate(rates[shell.settings.clock]);
  };
}
