import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import type { Clock } from '../../src/engine.js';
import type { Lab } from '../../src/testing.js';
import { ada, bo, chidi } from '../room/people.js';
import { DeskApp, deskChannel } from './desk-app.js';
import { LabWindows } from './lab-windows.js';
import { expectCalmBlip, windowOf } from './play.js';
import { Scenario } from './scenario.js';

const meta = { title: 'Scenarios/Support desk' } satisfies Meta;
export default meta;
type Story = StoryObj<typeof meta>;

const users = [ada, bo];

/** Chidi is on the desk, too, and looks at nothing. */
function start(lab: Lab<Clock>): () => void {
  const chidis = lab.actor(chidi);
  chidis.join(deskChannel);
  return chidis.dispose;
}

export const TwoAgents: Story = {
  render: () => (
    <Scenario
      title="Support desk"
      about="Open a ticket: the other window says who looks at it, and who answers."
      server="Server runs in this page"
    >
      <LabWindows users={users} start={start}>
        {({ user }) => <DeskApp reader={user.nickname} />}
      </LabWindows>
    </Scenario>
  ),
  play: async ({ canvas, step }) => {
    const [adas, bos] = [windowOf(canvas, 'Ada'), windowOf(canvas, 'Bo')];
    const rowOf = (window: typeof adas, subject: string): HTMLElement => {
      const row = window.getByText(new RegExp(subject)).closest('li');
      if (row === null) throw new Error(`No ticket ${subject}`);
      return row;
    };
    const openIn = async (window: typeof adas, subject: string): Promise<void> => {
      window.getByRole('button', { name: new RegExp(subject) }).focus();
      await userEvent.keyboard('{Enter}');
    };
    await step('Ada opens a ticket: Bo sees that she looks at it, and at no other', async () => {
      await bos.findByRole('img', { name: /^Ada Lovelace/ });
      await openIn(adas, 'Export has no totals');
      await within(rowOf(bos, 'Export has no totals')).findByText('Ada Lovelace');
      await expect(within(rowOf(bos, 'Cannot invite')).queryByText('Ada Lovelace')).toBeNull();
      await expect(within(rowOf(adas, 'Export has no totals')).queryByText('Ada Lovelace')).toBeNull();
    });
    await step('Bo opens it, too: Ada sees that', async () => {
      await openIn(bos, 'Export has no totals');
      await within(rowOf(adas, 'Export has no totals')).findByText('Bo Andersson');
    });
    await step('A blip of 1.5 s changes nothing and is not spoken of', () => expectCalmBlip(bos, adas));
    await step('Ada answers: the reply is hers, and Bo may read along', async () => {
      adas.getByLabelText('Reply').focus();
      await userEvent.keyboard('It is not meant.');
      const field = bos.getByLabelText('Reply');
      await waitFor(() => expect(field).toHaveAttribute('readonly'));
      await expect(field).toHaveAccessibleDescription('Ada Lovelace is editing this field');
    });
    await step('She sends it, and goes to the next: the ticket says by whom, the field is free', async () => {
      adas.getByLabelText('Reply').focus();
      await userEvent.tab();
      await userEvent.keyboard('{Enter}');
      await expect(rowOf(adas, 'Export has no totals')).toHaveTextContent('answered by Ada Lovelace');
      await waitFor(() =>
        expect(rowOf(bos, 'Export has no totals')).toHaveTextContent('answered by Ada Lovelace'),
      );
      await openIn(adas, 'Cannot invite');
      await waitFor(() => expect(bos.getByLabelText('Reply')).not.toHaveAttribute('readonly'));
      await within(rowOf(bos, 'Cannot invite')).findByText('Ada Lovelace');
    });
  },
};
export const Dark: Story = { globals: { theme: 'dark' }, render: TwoAgents.render! };
export const RightToLeft: Story = { globals: { direction: 'rtl' }, render: TwoAgents.render! };
