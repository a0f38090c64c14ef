import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState, type ReactElement } from 'react';
import { expect, userEvent, waitFor } from 'storybook/test';
import {
  Announcer,
  ComponentsProvider,
  PresenceAvatarsView,
  timings,
  type AnnounceMode,
  type Utterance,
} from '../../src/index.js';
import { people, shownAs } from '../components/people.js';
import { Card, Sheet } from '../components/sheet.js';
import './foundations.css';

const meta = {
  title: 'Foundations/Announcer',
  decorators: [(Story) => <div className="padded">{Story()}</div>],
} satisfies Meta;
export default meta;
type Story = StoryObj<typeof meta>;

const everyone = people(2_000);
const { windowMs, groupGapMs, gapMs, ttlMs } = timings.announce;
/** Nobody watches a story for ten seconds. */
const tenTimesAsFast = {
  announce: { windowMs: windowMs / 10, groupGapMs: groupGapMs / 10, gapMs: gapMs / 10, ttlMs },
  leave: { graceMs: timings.leave.graceMs / 10 },
};

function Playground({ announce, fast = false }: { announce: AnnounceMode; fast?: boolean }): ReactElement {
  const [count, setCount] = useState(4);
  const [said, setSaid] = useState<readonly Utterance[]>([]);
  const change = (by: number): void =>
    setCount((before) => Math.min(everyone.length, Math.max(1, before + by)));
  return (
    <Card title={fast ? 'Who comes and goes, said ten times as fast' : 'Who comes and goes'}>
      <div className="inline-row">
        {[1, 100, -1, -100].map((by) => (
          <button key={by} type="button" className="cp-button" onClick={() => change(by)}>
            {by > 0 ? `${by} join` : `${-by} leave`}
          </button>
        ))}
      </div>
      <hr />
      <ComponentsProvider timings={fast ? tenTimesAsFast : undefined}>
        <Announcer connection={false} onUtterance={(one) => setSaid((all) => [...all, one].slice(-8))}>
          <PresenceAvatarsView
            members={everyone.slice(0, count)}
            person={shownAs}
            max={5}
            announce={announce}
          />
        </Announcer>
      </ComponentsProvider>
      <ol className="transcript" aria-label="Transcript">
        {said.length === 0 && <li>Nothing has been said</li>}
        {said.map(({ text, at }) => (
          <li key={at} data-at={at}>
            <bdi>{text}</bdi>
          </li>
        ))}
      </ol>
    </Card>
  );
}

const page = (child: ReactElement): ReactElement => (
  <Sheet title="Announcer" parts="What assistive technology is told">
    {child}
  </Sheet>
);

/** In rooms of up to ten people names are said, up to fifty numbers, above that nothing. */
export const Transcript: Story = { render: () => page(<Playground announce="auto" fast />) };
export const TranscriptDark: Story = { ...Transcript, globals: { theme: 'dark' } };

const hundredTimes = async (press: () => void): Promise<void> => {
  for (let n = 0; n < 100; n += 1) {
    press();
    await new Promise((resolve) => setTimeout(resolve, 8));
  }
};

/** A hundred come one after another, and all is said that is said: once in what stands for ten seconds. */
export const AHundredASecond: Story = {
  tags: ['!dev', '!autodocs'],
  render: () => page(<Playground announce="on" fast />),
  play: async ({ canvas, step }) => {
    const join = canvas.getByRole('button', { name: '1 join' });
    const gap = tenTimesAsFast.announce.groupGapMs;
    const times = (): number[] =>
      [...canvas.getByRole('list', { name: 'Transcript' }).querySelectorAll<HTMLElement>('[data-at]')].map(
        ({ dataset }) => Number(dataset['at']),
      );
    await step('The times of the package: ten seconds between two', () => expect(groupGapMs).toBe(10_000));
    await step('A hundred join: no two utterances are nearer than that', async () => {
      await hundredTimes(() => join.click());
      await waitFor(
        () => expect(canvas.getByRole('list', { name: 'Transcript' })).toHaveTextContent(/others joined/),
        { timeout: 4_000 },
      );
      const said = times();
      for (const [at, time] of said.entries()) {
        await expect(at === 0 ? gap : time - (said[at - 1] ?? 0)).toBeGreaterThanOrEqual(gap - 20);
      }
    });
  },
};

/** The same in a room that has grown beyond fifty: by default it is silent. */
export const SilentInACrowd: Story = {
  tags: ['!dev', '!autodocs'],
  render: () => page(<Playground announce="auto" fast />),
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: '100 join' }));
    await userEvent.click(canvas.getByRole('button', { name: '100 join' }));
    await new Promise((resolve) => setTimeout(resolve, tenTimesAsFast.announce.windowMs * 2));
    await expect(canvas.getByText('Nothing has been said')).toBeVisible();
  },
};
