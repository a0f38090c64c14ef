import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState, type ReactElement } from 'react';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { FieldLock, RealtimeProvider, serverLocks } from '../../src/index.js';
import { ada, bo, toPerson } from '../room/people.js';
import { createStoryLab, useLabLife } from '../shell/story-lab.js';
import { createLockServer } from './lock-server.js';
import './painted.css';
import { Sheet } from './sheet.js';

const meta = { title: 'Components/FieldLock' } satisfies Meta;
export default meta;
type Story = StoryObj<typeof meta>;

const channel = 'presence-form';

function createWindows() {
  const lab = createStoryLab();
  const server = createLockServer({
    now: () => lab.clock.now(),
    publish: (name, event, data) => lab.publish(name, event, data),
  });
  const windows = [ada, bo].map((user) => ({
    user,
    options: lab.client(user).options,
    locks: serverLocks(server.adapterFor(user.id)),
  }));
  return { lab, server, windows };
}

function LockedForm(): ReactElement {
  const [{ lab, server, windows }] = useState(createWindows);
  useLabLife(lab);
  return (
    <Sheet title="Signals" parts="FieldLock, by a server">
      <div className="panes">
        {windows.map(({ user, options, locks }) => (
          <section key={user.id} className="pane" aria-label={user.nickname}>
            <RealtimeProvider options={options} person={toPerson}>
              <FieldLock channel={channel} field="summary" label="Summary" locks={locks}>
                {(field) => <input {...field({ className: 'mock-input', defaultValue: 'Autumn launch' })} />}
              </FieldLock>
            </RealtimeProvider>
          </section>
        ))}
      </div>
      <p>
        <button type="button" className="cp-button" onClick={() => server.breakOrMend()}>
          Break or mend the lock server
        </button>
      </p>
    </Sheet>
  );
}

/** The server decides who may write. Where it does not answer nobody is kept from typing, and it is asked again. */
export const LocksOfAServer: Story = {
  render: () => <LockedForm />,
  play: async ({ canvas, step }) => {
    const [adas, bos] = ['Ada', 'Bo'].map((name) =>
      within(canvas.getByRole('region', { name })).getByLabelText<HTMLInputElement>('Summary'),
    );
    await step('Ada goes there: the server gives it to her, and tells Bo', async () => {
      await waitFor(
        async () => {
          adas!.blur();
          await userEvent.click(adas!);
          await waitFor(() => expect(adas).toHaveAttribute('data-lock', 'mine'), { timeout: 500 });
        },
        { timeout: 5_000 },
      );
      await waitFor(() => expect(bos).toHaveAttribute('readonly'));
      await expect(bos).toHaveAccessibleDescription('Ada Lovelace is editing this field');
    });
    await step('she leaves it: it is free', async () => {
      adas!.blur();
      await waitFor(() => expect(bos).not.toHaveAttribute('readonly'));
    });
    await step('the server is down: Bo may type, and is told', async () => {
      const breaks = canvas.getByRole('button', { name: 'Break or mend the lock server' });
      await userEvent.click(breaks);
      await userEvent.click(bos!);
      await waitFor(() => expect(bos).toHaveAccessibleDescription(/Trying again/));
      await expect(bos).not.toHaveAttribute('readonly');
      breaks.click(); // the focus stays in the field
      await waitFor(() => expect(bos).toHaveAttribute('data-lock', 'mine'), { timeout: 6_000 });
    });
  },
};
export const Dark: Story = { globals: { theme: 'dark' }, render: () => <LockedForm /> };
export const RightToLeft: Story = { globals: { direction: 'rtl' }, render: () => <LockedForm /> };
