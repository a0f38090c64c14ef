import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState, type ReactElement } from 'react';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import type { Clock } from '../../src/engine.js';
import type { Lab } from '../../src/testing.js';
import { createHistory } from '../room/history.js';
import { messageEvent } from '../room/create-room.js';
import { ada, bo, chidi, emi, type RoomUser } from '../room/people.js';
import { every } from '../shell/every.js';
import { ChatApp, chatChannel } from './chat-app.js';
import { LabWindows } from './lab-windows.js';
import { expectCalmBlip, saidIn, windowOf } from './play.js';
import { Scenario } from './scenario.js';

const meta = { title: 'Scenarios/Chat' } satisfies Meta;
export default meta;
type Story = StoryObj<typeof meta>;

const line = (by: RoomUser, text: string, minutesAgo: number) => ({
  id: `${by.id}-${minutesAgo}`,
  author: { id: by.id, info: by.info },
  text,
  at: Date.now() - minutesAgo * 60_000,
  waiting: false,
});

const users = [ada, bo];

function ChatStory({ start }: { start?: (lab: Lab<Clock>) => () => void }): ReactElement {
  const [history] = useState(() =>
    createHistory([
      line(bo, 'The build is green.', 9),
      line(chidi, 'Notes are written, please read them before noon.', 6),
      line(ada, 'Reading.', 4),
    ]),
  );
  return (
    <Scenario
      title="Chat"
      about="Write, react, watch who answers. What you write without a line waits."
      server="Server runs in this page"
    >
      <LabWindows users={users} {...(start && { start })}>
        {({ user }) => <ChatApp user={user} history={history} />}
      </LabWindows>
    </Scenario>
  );
}

/** Chidi and Emi are here; Emi types for a while, and likes what Chidi said. */
function start(lab: Lab<Clock>): () => void {
  const [chidis, emis] = [chidi, emi].map((user) => {
    const actor = lab.actor(user);
    actor.join(chatChannel);
    return actor;
  });
  const rest = every(lab.clock, 2_500, () => emis?.send(chatChannel, 'client-typing', { k: 'tab', s: 1 }));
  const stopTalk = emis?.onMessage(({ event }) => {
    if (event !== messageEvent) return;
    rest();
    emis.send(chatChannel, 'client-typing', { k: 'tab', s: 0 });
  });
  return () => {
    rest();
    stopTalk?.();
    chidis?.dispose();
    emis?.dispose();
  };
}

export const FourPeople: Story = { render: () => <ChatStory start={start} /> };
export const Dark: Story = { ...FourPeople, globals: { theme: 'dark' } };
export const RightToLeft: Story = { ...FourPeople, globals: { direction: 'rtl' } };

/** Only the two of them, so that all that changes is what this walk does. */
export const Walked: Story = {
  tags: ['!dev', '!autodocs'],
  render: () => <ChatStory />,
  play: async ({ canvas, step }) => {
    const [adas, bos] = [windowOf(canvas, 'Ada'), windowOf(canvas, 'Bo')];
    const composer = adas.getByRole('textbox', { name: 'Write to the room' });
    await step('Both are in both windows', async () => {
      for (const window of [adas, bos]) {
        await waitFor(() =>
          expect(window.getAllByRole('img', { name: /^Ada Lovelace/ })).not.toHaveLength(0),
        );
        await waitFor(() =>
          expect(window.getAllByRole('img', { name: /^Bo Andersson/ })).not.toHaveLength(0),
        );
      }
    });
    await step('Ada writes: Bo sees that she does, then what, and the sign goes at once', async () => {
      composer.focus();
      await userEvent.keyboard('Shall we ship?');
      await bos.findByText(/is typing/);
      await userEvent.keyboard('{Enter}');
      await expect(await bos.findByText('Shall we ship?')).toBeVisible();
      await expect(bos.queryByText(/is typing/)).toBeNull();
      await expect(composer).toHaveFocus();
    });
    await step('Bo likes it, by keyboard: Ada sees one, he sees his own', async () => {
      const bar = within(bos.getByRole('toolbar', { name: 'Reactions to: Shall we ship?' }));
      bar.getAllByRole('button')[0]?.focus();
      await userEvent.keyboard('{ArrowRight}{Enter}');
      await expect(bar.getAllByRole('button')[1]).toHaveAttribute('aria-pressed', 'true');
      const adasBar = within(adas.getByRole('toolbar', { name: 'Reactions to: Shall we ship?' }));
      await waitFor(() => expect(adasBar.getAllByRole('button')[1]).toHaveTextContent('1'));
      await expect(adasBar.getAllByRole('button')[1]).toHaveAttribute('aria-pressed', 'false');
    });
    await step('A blip of 1.5 s changes nothing and is not spoken of', () => expectCalmBlip(adas, bos));
    await step('The cable is out: what Ada writes waits, and is said once', async () => {
      await userEvent.click(adas.getByRole('button', { name: 'Pull the cable' }));
      composer.focus();
      await userEvent.keyboard('Still here{Enter}');
      await expect(adas.getByText('Sends when you’re back')).toBeVisible();
      await userEvent.click(adas.getByRole('button', { name: 'Plug back in' }));
      await bos.findByText('Still here');
      await waitFor(() => expect(adas.queryByText('Sends when you’re back')).toBeNull());
      await expect(bos.getAllByText('Still here')).toHaveLength(1);
      await expect(saidIn(bos)).not.toMatch(/left|lost/);
    });
  },
};
