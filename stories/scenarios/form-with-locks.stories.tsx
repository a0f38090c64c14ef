import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState, type ReactElement } from 'react';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { FieldLock, FieldPresence, PresenceAvatars } from '../../src/index.js';
import type { Clock } from '../../src/engine.js';
import type { Actor } from '../../src/testing.js';
import { LabPanes } from '../components/lab-panes.js';
import { ada, bo, emi } from '../room/people.js';
import { every } from '../shell/every.js';
import { Scenario } from './scenario.js';

const meta = { title: 'Scenarios/Form with field locks' } satisfies Meta;
export default meta;
type Story = StoryObj<typeof meta>;

const channel = 'presence-form';
const away = [emi];

/** Emi has the owner, and has not touched it for a while. */
function hold([emis]: readonly Actor[], clock: Clock): () => void {
  const startedAt = clock.now() - 42_000;
  const say = (): void =>
    emis?.send(channel, 'client-field', {
      k: 'tab',
      f: 'owner',
      a: 'hold',
      g: 1,
      i: clock.now() - startedAt,
    });
  return every(clock, 1_000, say);
}

function LaunchForm(): ReactElement {
  const [summary, setSummary] = useState('Shipping the new room view');
  return (
    <>
      <h2>
        Launch
        <PresenceAvatars channel={channel} size="sm" />
      </h2>
      <div className="fields">
        <FieldPresence channel={channel} field="title" label="Title">
          {(field) => <input {...field({ className: 'mock-input', defaultValue: 'Autumn launch' })} />}
        </FieldPresence>
        <FieldLock channel={channel} field="summary" label="Summary" onShowMine={setSummary}>
          {(field) => (
            <input
              {...field({
                className: 'mock-input',
                value: summary,
                onChange: (event: React.ChangeEvent<HTMLInputElement>) => setSummary(event.target.value),
              })}
            />
          )}
        </FieldLock>
        <FieldLock channel={channel} field="owner" label="Owner">
          {(field) => <input {...field({ className: 'mock-input', defaultValue: 'Chidi Okafor' })} />}
        </FieldLock>
      </div>
    </>
  );
}

export const TwoPeople: Story = {
  render: () => (
    <Scenario
      title="Form with field locks"
      about="Put the cursor into a field, and watch the other form. Emi left the owner’s open."
      server="Server runs in this page"
    >
      <LabPanes users={[ada, bo]} actors={away} channel={channel} play={hold}>
        {() => <LaunchForm />}
      </LabPanes>
    </Scenario>
  ),
  play: async ({ canvas, step }) => {
    const [adas, bos] = ['Ada', 'Bo'].map((name) => within(canvas.getByRole('region', { name })));
    await waitFor(() => expect(within(bos!.getByRole('list')).getAllByRole('img')).toHaveLength(3), {
      timeout: 5_000,
    });
    await step('Ada edits: it is hers, and Bo may read it', async () => {
      await userEvent.click(adas!.getByLabelText('Summary'));
      const field = bos!.getByLabelText('Summary');
      await waitFor(() => expect(field).toHaveAttribute('readonly'));
      await expect(field).toHaveAccessibleDescription('Ada Lovelace is editing this field');
      await expect(field).toBeEnabled();
    });
    await step('Bo goes there: Ada lets go, and it is his when he types', async () => {
      const field = bos!.getByLabelText('Summary');
      await userEvent.click(field);
      await waitFor(() => expect(field).not.toHaveAttribute('readonly'));
      await userEvent.keyboard('!');
      await waitFor(() => expect(adas!.getByLabelText('Summary')).toHaveAttribute('readonly'));
      await expect(field).not.toHaveAttribute('readonly');
    });
    await step('Emi has been idle for long: Bo takes the owner over', async () => {
      const over = await bos!.findByRole('button', { name: 'Take over' }, { timeout: 3_000 });
      await userEvent.click(over);
      await waitFor(() => expect(bos!.getByLabelText('Owner')).not.toHaveAttribute('readonly'));
    });
  },
};
export const Dark: Story = { globals: { theme: 'dark' }, render: TwoPeople.render! };
export const RightToLeft: Story = { globals: { direction: 'rtl' }, render: TwoPeople.render! };
