import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor, within } from 'storybook/test';
import { FieldPresence, FieldPresenceView } from '../../../src/index.js';
import * as room from '../../room/people.js';
import { LabPanes } from '../lab-panes.js';
import { bo, chidi, dilnoza, emi, firstName, people } from '../people.js';
import '../painted.css';
import { themed, unstyled, type Example } from './looks.js';

const meta = {
  title: 'Components/FieldPresence',
  decorators: [(Story) => <div className="padded">{Story()}</div>],
} satisfies Meta;
export default meta;
type Story = StoryObj<typeof meta>;

const example: Example = (where) => (
  <div className="fields">
    <FieldPresenceView label={`Title, ${where}`} members={[bo, emi, chidi, dilnoza]} person={firstName}>
      {(ids) => <input {...ids} className="mock-input" defaultValue="Autumn launch" />}
    </FieldPresenceView>
    <FieldPresenceView label={`Venue, ${where}`} members={people(100)} person={firstName}>
      {(ids) => <input {...ids} className="mock-input" defaultValue="Hall 4" />}
    </FieldPresenceView>
    <FieldPresenceView label={`Notes, ${where}`} members={[]} person={firstName}>
      {(ids) => <input {...ids} className="mock-input" defaultValue="Nobody else is here" />}
    </FieldPresenceView>
  </div>
);

export const Theming: Story = themed('FieldPresence', example);
export const Unstyled: Story = unstyled('FieldPresence', example, async (canvas) => {
  await expect(canvas.getByRole('textbox', { name: 'Title, unstyled' })).toHaveAccessibleDescription(
    /are here/,
  );
  await expect(canvas.getByRole('textbox', { name: 'Notes, unstyled' })).not.toHaveAccessibleDescription();
});

const channel = 'presence-fields';

/** Two windows: who goes into a field is seen at it in the other, and gone when they leave it. */
export const TwoWindows: Story = {
  render: () => (
    <LabPanes users={[room.ada, room.bo]} channel={channel}>
      {({ nickname }) => (
        <FieldPresence channel={channel} field="title" label={`Title of ${nickname}`}>
          {(field) => <input {...field({ className: 'mock-input', defaultValue: 'Autumn launch' })} />}
        </FieldPresence>
      )}
    </LabPanes>
  ),
  play: async ({ canvas }) => {
    const [adas, bos] = ['Ada', 'Bo'].map((name) => within(canvas.getByRole('region', { name })));
    const [hers, his] = [adas!.getByRole('textbox'), bos!.getByRole('textbox')];
    await waitFor(
      async () => {
        his.blur();
        his.focus();
        await waitFor(() => expect(hers).toHaveAccessibleDescription(/Bo Andersson is here/), {
          timeout: 300,
        });
      },
      { timeout: 4_000 },
    );
    await expect(hers).not.toHaveAttribute('readonly');
    his.blur();
    await waitFor(() => expect(hers).not.toHaveAccessibleDescription(/Bo/), { timeout: 2_000 });
  },
};
