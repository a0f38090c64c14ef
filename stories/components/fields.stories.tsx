import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn } from 'storybook/test';
import { FieldLockView, FieldPresenceView } from '../../src/index.js';
import { bo, chidi, dilnoza, emi, people, shownAs } from './people.js';
import { Card, Sheet } from './sheet.js';
import './painted.css';

const short = (member: Parameters<typeof shownAs>[0]) => {
  const person = shownAs(member);
  return { ...person, name: person.name?.split(' ')[0] ?? null };
};

const meta = {
  title: 'Components/Fields',
  component: FieldLockView,
  args: {
    label: 'Summary',
    state: 'theirs',
    owner: bo,
    person: short,
    onTakeOver: fn(),
    onRequest: fn(),
    onHandOver: fn(),
    onShowMine: fn(),
    children: (ids) => (
      <input {...ids} className="mock-input" readOnly defaultValue="Shipping the new room view" />
    ),
  },
  argTypes: {
    state: { control: 'select', options: ['free', 'mine', 'theirs', 'requested', 'stale', 'lost'] },
    owner: { control: false },
    askedBy: { control: false },
    person: { control: false },
    children: { control: false },
    strings: { control: false },
  },
  decorators: [(Story) => <div className="padded">{Story()}</div>],
} satisfies Meta<typeof FieldLockView>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Playground: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByLabelText('Summary')).toHaveAccessibleDescription('Bo is editing this field');
    await expect(canvas.getByLabelText('Summary')).toBeEnabled();
  },
};

/** As they were drawn: the tag stands on the label's line, the value stays readable, the line of help is kept. */
export const States: Story = {
  render: (args) => (
    <Sheet title="Signals" parts="Field">
      <Card title="Field presence and field lock">
        <div className="fields">
          <FieldPresenceView label="Title" members={[bo, emi, chidi, dilnoza]} person={short}>
            {(ids) => <input {...ids} className="mock-input" defaultValue="Autumn launch" />}
          </FieldPresenceView>
          <FieldLockView {...args} />
          <FieldLockView
            {...args}
            label="Owner"
            state="stale"
            owner={dilnoza}
            idleMs={42_000}
            onRequest={undefined}
          >
            {(ids) => <input {...ids} className="mock-input" readOnly defaultValue="Chidi Okafor" />}
          </FieldLockView>
          <FieldLockView {...args} label="Due date" state="lost" owner={emi} kept>
            {(ids) => <input {...ids} className="mock-input" readOnly defaultValue="14 November" />}
          </FieldLockView>
          <FieldLockView {...args} label="Budget" state="mine" askedBy={emi}>
            {(ids) => <input {...ids} className="mock-input" defaultValue="12,000" />}
          </FieldLockView>
        </div>
      </Card>
    </Sheet>
  ),
};
export const Dark: Story = { ...States, globals: { theme: 'dark' } };
export const RightToLeft: Story = { ...States, globals: { direction: 'rtl' } };

/** 1, 10 and 100 people at a field. */
export const Sizes: Story = {
  render: () => (
    <Sheet title="Signals" parts="Field">
      <Card title="1, 10, 100">
        <div className="fields">
          {[1, 10, 100].map((count) => (
            <FieldPresenceView key={count} label={`Title ${count}`} members={people(count)} person={short}>
              {(ids) => <input {...ids} className="mock-input" defaultValue="Autumn launch" />}
            </FieldPresenceView>
          ))}
        </div>
      </Card>
    </Sheet>
  ),
};
