import { watchPage } from './watch-page.js';
import { openInLabs } from './story-lab.js';
import { shell } from './shell.js';
import { stage } from './stage.js';

/** How long a story may take to wind down, where its own clock cannot be moved on. */
const patienceMs = 3_500;
const stepMs = 50;

/** One story from before it is drawn until nothing of it should be left. */
export interface StoryCheck {
  /** Takes the story away and gives what is wrong, in words. */
  finish(expected: readonly string[]): Promise<string[]>;
}

/** What the console was told of; `expected`: pieces of what a story's trouble has to print. */
export function unexpected(printed: readonly string[], expected: readonly string[]): string[] {
  return [
    ...printed.filter((text) => !expected.some((piece) => text.includes(piece))),
    ...expected
      .filter((piece) => !printed.some((text) => text.includes(piece)))
      .map((piece) => `was to print "${piece}", and did not`),
  ];
}

function hearConsole(): { readonly printed: string[]; stop: () => void } {
  const { error, warn } = console;
  const printed: string[] = [];
  const hear =
    (own: typeof console.error) =>
    (...given: unknown[]): void => {
      printed.push(given.map(String).join(' '));
      own(...given);
    };
  console.error = hear(error);
  console.warn = hear(warn);
  return { printed, stop: () => Object.assign(console, { error, warn }) };
}

/** Begins to watch the page, before a story is put into it. */
export function beginCheck(): StoryCheck {
  const { setTimeout: later } = globalThis;
  const before = new Set(document.body.children);
  const page = watchPage();
  const prints = hearConsole();
  const pause = (ms: number): Promise<void> => new Promise((resolve) => void later(resolve, ms));

  function left(): string[] {
    const { canvas } = stage;
    // Storybook's own, such as the filters of its accessibility addon, stay
    const strays = [...document.body.children].filter(
      (node) => !before.has(node) && node !== canvas && !node.id.startsWith('storybook-'),
    );
    const inside = canvas?.childElementCount ?? 0;
    const { pending } = shell.clock;
    return [
      ...page.left(),
      ...openInLabs(),
      ...(pending > 0 ? [`${pending} timers of a lab's clock`] : []),
      ...strays.map(({ outerHTML }) => `a node in the body: ${outerHTML.slice(0, 80)}`),
      ...(inside > 0 ? [`${inside} nodes where the story stood`] : []),
    ];
  }

  /** Time passes for the labs at once; what runs on the page's own time is waited for. */
  async function windDown(): Promise<void> {
    stage.empty();
    await pause(0);
    for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += stepMs) {
      for (let step = 0; step < 4; step++) {
        shell.clock.leap(1_000);
        await pause(0); // promises, and React
      }
      if (left().length === 0) return;
      await pause(stepMs);
    }
  }

  return {
    async finish(expected) {
      try {
        await windDown();
        return [
          ...unexpected(prints.printed, expected).map((text) => `The console: ${text}`),
          ...[...new Set(left())].map((text) => `Left behind: ${text}`),
        ];
      } finally {
        page.stop();
        prints.stop();
      }
    },
  };
}
