import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState, type ReactElement } from 'react';
import { expect, waitFor, within } from 'storybook/test';
import { Announcer, ConnectionBanner, usePresenceNotices, type Utterance } from '../../src/index.js';
import type { Actor } from '../../src/testing.js';
import { ada, bo, chidi, emi } from '../room/people.js';
import { LabPanes } from './lab-panes.js';
import './painted.css';
import { Sheet } from './sheet.js';

const meta = { title: 'Components/PresenceNotices' } satisfies Meta;
export default meta;
type Story = StoryObj<typeof meta>;

const channel = 'presence-notices';

/** All come within a moment of each other, when the window has been open for a while. */
function arrive(actors: readonly Actor[]): () => void {
  for (const actor of actors) actor.leave(channel);
  const timer = setTimeout(() => actors.forEach((actor) => actor.join(channel)), 1_500);
  return () => clearTimeout(timer);
}

function Notices(): ReactElement {
  const { notices, dismiss } = usePresenceNotices(channel);
  return (
    <ul className="notices" aria-label="Notices">
      {notices.map(({ id, text }) => (
        <li key={id}>
          {text}
          <button type="button" className="cp-button" onClick={() => dismiss(id)}>
            Dismiss
          </button>
        </li>
      ))}
      {notices.length === 0 && <li data-quiet>Nothing yet.</li>}
    </ul>
  );
}

/** Three people come at once: one notice, in words of one’s own list. */
export const Joined: Story = {
  render: () => (
    <Sheet title="Signals" parts="Presence notices">
      <LabPanes users={[ada]} actors={[bo, chidi, emi]} channel={channel} play={arrive}>
        {() => <Notices />}
      </LabPanes>
    </Sheet>
  ),
  play: async ({ canvas }) => {
    const list = canvas.getByRole('list', { name: 'Notices' });
    await waitFor(() => expect(within(list).getByText(/joined\./)).toBeVisible(), { timeout: 10_000 });
    await expect(within(list).getAllByRole('listitem')).toHaveLength(1);
    within(list).getByRole('button', { name: 'Dismiss' }).click();
    await expect(await within(list).findByText('Nothing yet.')).toBeVisible();
  },
};
export const Dark: Story = { ...Joined, globals: { theme: 'dark' } };

function Transcript(): ReactElement {
  const [said, setSaid] = useState<readonly Utterance[]>([]);
  return (
    <Announcer onUtterance={(one) => setSaid((all) => [...all, one].slice(-20))}>
      <LivePresence />
      <h2>What a screen reader was given</h2>
      <ol className="notices" aria-label="Transcript">
        {said.map(({ text, priority }, at) => (
          <li key={at}>
            {text} <small>({priority})</small>
          </li>
        ))}
      </ol>
    </Announcer>
  );
}

function LivePresence(): ReactElement {
  return (
    <>
      <ConnectionBanner />
      <Notices />
    </>
  );
}

/** What is shown is not said twice: notices are for eyes, and the announcer has a voice of its own. */
export const WithAnnouncer: Story = {
  render: () => (
    <Sheet title="Signals" parts="Presence notices">
      <LabPanes users={[ada]} actors={[bo, chidi, emi]} channel={channel} play={arrive}>
        {() => <Transcript />}
      </LabPanes>
    </Sheet>
  ),
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getByText(/joined\./)).toBeVisible(), { timeout: 10_000 });
    await expect(within(canvas.getByRole('list', { name: 'Transcript' })).queryAllByRole('listitem')).toEqual(
      [],
    );
  },
};
