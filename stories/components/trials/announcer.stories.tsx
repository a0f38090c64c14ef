import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState, type ReactElement, type ReactNode } from 'react';
import { expect, userEvent, waitFor } from 'storybook/test';
import { Announcer, ComponentsProvider, timings, useAnnounce, type Utterance } from '../../../src/index.js';
import { SaveButton } from '../headless/save-button.js';
import { Card, Sheet } from '../sheet.js';
import '../../foundations/foundations.css';

const meta = {
  title: 'Components/Announcer',
  args: { muted: false },
  decorators: [(Story) => <div className="padded">{Story()}</div>],
} satisfies Meta<{ muted: boolean }>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Nobody watches a story for ten seconds. */
const soon = { announce: { ...timings.announce, gapMs: 200, groupGapMs: 300 } };

function Said({ muted, children }: { muted: boolean; children: ReactNode }): ReactElement {
  const [said, setSaid] = useState<readonly Utterance[]>([]);
  const [unsaid, setUnsaid] = useState<readonly string[]>([]);
  return (
    <Sheet title="Announcer" parts="One voice for all">
      <Card title="Something happens">
        <ComponentsProvider timings={soon}>
          <Announcer
            connection={false}
            muted={muted}
            onUtterance={(one) => setSaid((all) => [...all, one].slice(-6))}
            onSuppress={(text, reason) => setUnsaid((all) => [...all, `${text} (${reason})`].slice(-4))}
          >
            <div className="at-start">{children}</div>
          </Announcer>
        </ComponentsProvider>
      </Card>
      <Card title="What a screen reader was given">
        <ol className="transcript" aria-label="Said">
          {said.length === 0 && <li>Nothing has been said</li>}
          {said.map(({ text, priority, at }) => (
            <li key={`${at} ${text}`}>
              {priority}: <bdi>{text}</bdi>
            </li>
          ))}
        </ol>
      </Card>
      <Card title="What was kept from it, and why">
        <ol className="transcript" aria-label="Not said">
          {unsaid.length === 0 && <li>Nothing was kept back</li>}
          {unsaid.map((text, at) => (
            <li key={at}>
              <bdi>{text}</bdi>
            </li>
          ))}
        </ol>
      </Card>
    </Sheet>
  );
}

function Speaking(): ReactElement {
  const announce = useAnnounce();
  return (
    <>
      <button
        type="button"
        className="cp-button"
        onClick={() => announce('Bo moved a card.', { group: 'feed' })}
      >
        Say it
      </button>
      <button
        type="button"
        className="cp-button"
        onClick={() => announce('You lost this field.', { group: 'lock', priority: 'assertive' })}
      >
        Interrupt
      </button>
    </>
  );
}

/** A region is there before its text; the same words a moment later are not said again. */
export const Playground: Story = {
  render: ({ muted }) => (
    <Said muted={muted}>
      <Speaking />
    </Said>
  ),
  play: async ({ canvas, canvasElement }) => {
    const regions = [...canvasElement.querySelectorAll('[aria-live]')];
    await expect(regions.map((region) => region.textContent)).toEqual(regions.map(() => ''));
    await userEvent.click(canvas.getByRole('button', { name: 'Say it' }));
    await userEvent.click(canvas.getByRole('button', { name: 'Say it' }));
    await userEvent.click(canvas.getByRole('button', { name: 'Interrupt' }));
    const said = canvas.getByRole('list', { name: 'Said' });
    await waitFor(() => expect(said).toHaveTextContent('assertive: You lost this field.'));
    await waitFor(() => expect(said.querySelectorAll('li')).toHaveLength(2));
    await expect(said).toHaveTextContent('polite: Bo moved a card.');
    const unsaid = canvas.getByRole('list', { name: 'Not said' });
    await waitFor(() => expect(unsaid).toHaveTextContent('Bo moved a card. (repeated)'));
  },
};

/** Muted: only what would be lost otherwise is still said. */
export const Muted: Story = {
  ...Playground,
  args: { muted: true },
  play: async ({ canvas }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Say it' }));
    await userEvent.click(canvas.getByRole('button', { name: 'Interrupt' }));
    await expect(await canvas.findByText('assertive:', { exact: false })).toHaveTextContent(
      'You lost this field.',
    );
    await expect(canvas.getByRole('list', { name: 'Said' })).not.toHaveTextContent('Bo moved a card.');
    await expect(canvas.getByRole('list', { name: 'Not said' })).toHaveTextContent(
      /Bo moved a card\. \(.*mute/,
    );
  },
};

function Saving(): ReactElement {
  const [works, setWorks] = useState(true);
  return (
    <>
      <SaveButton save={() => works} />
      <label>
        <input type="checkbox" checked={works} onChange={() => setWorks(!works)} /> The server answers
      </label>
    </>
  );
}

/** `useAnnounce` alone: what a button shows is said by the same voice. */
export const Headless: Story = {
  render: ({ muted }) => (
    <Said muted={muted}>
      <Saving />
    </Said>
  ),
  play: async ({ canvas }) => {
    const said = canvas.getByRole('list', { name: 'Said' });
    await userEvent.click(canvas.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(said).toHaveTextContent('polite: Saved.'));
    await userEvent.click(canvas.getByRole('checkbox', { name: 'The server answers' }));
    await userEvent.click(canvas.getByRole('button', { name: 'Saved' }));
    await waitFor(() => expect(said).toHaveTextContent('assertive: Not saved. Your text is still here.'));
  },
};
