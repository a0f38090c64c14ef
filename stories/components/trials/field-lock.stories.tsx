import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, userEvent, waitFor } from 'storybook/test';
import { FieldLock, FieldLockView } from '../../../src/index.js';
import * as room from '../../room/people.js';
import { SharedCell } from '../headless/shared-cell.js';
import { LabPanes } from '../lab-panes.js';
import { bo, dilnoza, emi, firstName } from '../people.js';
import { Sheet } from '../sheet.js';
import '../painted.css';
import { FaultBench } from './fault-bench.js';
import { pass, playFaults, type BenchInPlay } from './fault-play.js';
import { tabTo } from './keys.js';
import { themed, unstyled, zoomed, type Example } from './looks.js';

const meta = {
  title: 'Components/FieldLock',
  decorators: [(Story) => <div className="padded">{Story()}</div>],
} satisfies Meta;
export default meta;
type Story = StoryObj<typeof meta>;

const shared = { person: firstName, onRequest: fn(), onTakeOver: fn(), onHandOver: fn(), onShowMine: fn() };

const example: Example = (where) => (
  <div className="fields">
    <FieldLockView {...shared} label={`Summary, ${where}`} state="theirs" owner={bo}>
      {(ids) => <input {...ids} className="mock-input" readOnly defaultValue="Shipping the new room view" />}
    </FieldLockView>
    <FieldLockView {...shared} label={`Due date, ${where}`} state="lost" owner={emi} kept>
      {(ids) => <input {...ids} className="mock-input" readOnly defaultValue="14 November" />}
    </FieldLockView>
    <FieldLockView {...shared} label={`Owner, ${where}`} state="mine" askedBy={dilnoza}>
      {(ids) => <input {...ids} className="mock-input" defaultValue="Chidi Okafor" />}
    </FieldLockView>
  </div>
);

export const Theming: Story = themed('FieldLock', example);
export const Unstyled: Story = unstyled('FieldLock', example, async (canvas) => {
  const summary = canvas.getByRole('textbox', { name: 'Summary, unstyled' });
  await expect(summary).toHaveAccessibleDescription('Bo is editing this field');
  await expect(summary).toHaveAttribute('readonly');
});
export const Zoomed: Story = zoomed(example);

const channel = 'presence-lock-faults';

const fieldOf = (window: BenchInPlay['adas'], name: string): HTMLElement =>
  window.getByRole('textbox', { name: `Summary of ${name}` });

/** Somebody goes into a field by keyboard, once they may. */
async function enter(field: HTMLElement): Promise<void> {
  await waitFor(
    async () => {
      field.blur();
      field.focus();
      await waitFor(() => expect(field).toHaveAttribute('data-lock', 'mine'), { timeout: 300 });
    },
    { timeout: 4_000 },
  );
}

const input = 'mock-input';

const asked = { onRequest: fn(), onTakeOver: fn(), onHandOver: fn(), onShowMine: fn() };

/** By keyboard: each field can be read whoever has it, and beside it stands what can be done about that. */
export const Keyboard: Story = {
  render: () => (
    <div className="fields">
      {(
        [
          ['Theirs', { state: 'theirs', owner: bo }],
          ['Idle', { state: 'stale', owner: dilnoza, idleMs: 42_000, onRequest: undefined }],
          ['Mine', { state: 'mine', askedBy: emi }],
          ['Lost', { state: 'lost', owner: emi, kept: true }],
        ] as const
      ).map(([label, field]) => (
        <FieldLockView key={label} {...asked} {...field} label={label} person={firstName}>
          {(ids) => <input {...ids} className={input} readOnly={label !== 'Mine'} defaultValue={label} />}
        </FieldLockView>
      ))}
    </div>
  ),
  play: async ({ canvas, step }) => {
    for (const heard of Object.values(asked)) heard.mockClear();
    await step('Tab reaches every field, also those that are not one’s own', async () => {
      for (const field of canvas.getAllByRole('textbox')) await tabTo(field);
    });
    await step('asks, takes over, hands over, shows what was typed', async () => {
      for (const [name, heard] of [
        [/^Ask/, asked.onRequest],
        [/^Take over/, asked.onTakeOver],
        [/^Hand over/, asked.onHandOver],
        [/^Show mine/, asked.onShowMine],
      ] as const) {
        await tabTo(canvas.getByRole('button', { name }));
        await userEvent.keyboard('{Enter}');
        await expect(heard).toHaveBeenCalledOnce();
      }
    });
    await step('the field that is one’s own can be written in', async () => {
      const mine = canvas.getByRole('textbox', { name: 'Mine' });
      await tabTo(mine);
      await userEvent.keyboard('{End}!');
      await expect(mine).toHaveValue('Mine!');
    });
  },
};

/** A lock is a word between people: over a loss nobody is kept from typing, and afterwards it is theirs again. */
export const Faults: Story = {
  globals: { clock: 'fast' },
  render: () => (
    <FaultBench parts="FieldLock" channel={channel}>
      {({ nickname }) => (
        <FieldLock channel={channel} field="summary" label={`Summary of ${nickname}`}>
          {(field) => <input {...field({ className: input, defaultValue: 'Autumn launch' })} />}
        </FieldLock>
      )}
    </FaultBench>
  ),
  play: playFaults({
    async well({ adas, bos }) {
      const [hers, his] = [fieldOf(adas, 'Ada'), fieldOf(bos, 'Bo')];
      await enter(his);
      await pass(500);
      await waitFor(() => expect(hers).toHaveAttribute('readonly'), { timeout: 3_000 });
    },
    async lost({ adas }) {
      const hers = fieldOf(adas, 'Ada');
      await pass(20_000, 5_000); // nothing is heard of Bo's lock, and so it ends
      await waitFor(() => expect(hers).not.toHaveAttribute('readonly'));
      await expect(hers).toHaveValue('Autumn launch');
    },
  }),
};

/** `useField` alone: a cell of a sheet. */
export const Headless: Story = {
  render: () => (
    <Sheet title="Headless" parts="useField">
      <LabPanes users={[room.ada, room.bo]} channel={channel}>
        {({ nickname }) => <SharedCell channel={channel} id="budget" label={`Budget of ${nickname}`} />}
      </LabPanes>
    </Sheet>
  ),
  play: async ({ canvas }) => {
    await enter(canvas.getByRole('textbox', { name: 'Budget of Ada' }));
    await expect(await canvas.findByText('Ada Lovelace', {}, { timeout: 3_000 })).toBeVisible();
    await expect(canvas.getByRole('textbox', { name: 'Budget of Bo' })).toHaveAttribute('readonly');
  },
};
