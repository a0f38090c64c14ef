import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, userEvent } from 'storybook/test';
import {
  CursorToggle,
  CursorView,
  LiveCursorsView,
  PresencePrivacy,
  type Cursor,
  type CursorPath,
  type CursorState,
  type LiveCursorsViewProps,
} from '../../src/index.js';
import { bo, chidi, crowd, dilnoza, emi, people, shownAs, type StoryMember } from './people.js';
import { Card, Sheet } from './sheet.js';
import './painted.css';

type Still = readonly [member: StoryMember, x: number, y: number, pressed?: boolean];

/** Cursors that stand where they are. */
function standing(all: readonly Still[]): Pick<LiveCursorsViewProps, 'cursors' | 'pathOf'> {
  const paths = new Map(
    all.map(([{ id }, x, y, pressed = false]): [string, CursorPath] => [
      id,
      { key: id, userId: id, points: [{ x, y, atMs: 0 }], pressed, receivedAt: 0 },
    ]),
  );
  const cursors = all.map(([member]): Cursor => ({ key: member.id, member }));
  return { cursors, pathOf: (key) => paths.get(key) };
}

const few = standing([
  [chidi, 0.25, 0.25],
  [bo, 0.2, 0.6],
  [emi, 0.7, 0.5, true],
  [dilnoza, 0.97, 0.94],
]);

const meta = {
  title: 'Components/LiveCursors',
  component: LiveCursorsView,
  args: { ...few, person: shownAs, className: 'board', labels: 'always', edges: 'hide', pressRing: true },
  argTypes: {
    cursors: { control: false },
    pathOf: { control: false },
    onPath: { control: false },
    coordinates: { control: false },
    person: { control: false },
    renderCursor: { control: false },
    strings: { control: false },
    labels: { control: 'inline-radio', options: ['always', 'moving', 'never'] },
    edges: { control: 'inline-radio', options: ['hide', 'clamp', 'hint'] },
    smoothing: { control: 'inline-radio', options: ['path', 'spring', 'none'] },
  },
  decorators: [(Story) => <div className="padded">{Story()}</div>],
} satisfies Meta<typeof LiveCursorsView>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Playground: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Bo Andersson')).toBeVisible();
  },
};

const states: readonly (readonly [CursorState, StoryMember, string])[] = [
  ['moving', chidi, 'Filled arrow, white edge, name in a tab below.'],
  ['pressed', emi, 'A ring of the same colour, 26 px.'],
  ['quiet', dilnoza, 'Outline only, label turns to paper.'],
  ['outside', bo, 'Held 8 px from the edge, arrow shows the way.'],
];

/** As they were drawn. */
export const States: Story = {
  render: (args) => (
    <Sheet title="Live cursors" parts="LiveCursors, CursorToggle, PresencePrivacy">
      <Card title="Four states">
        <ul className="cursor-states">
          {states.map(([state, member, words]) => (
            <li key={state}>
              <span className="cursor-spot">
                <CursorView
                  person={shownAs(member)}
                  userId={member.id}
                  state={state}
                  data-edges={state === 'outside' ? 'hint' : undefined}
                />
              </span>
              <strong>{state}</strong>
              <span>{words}</span>
            </li>
          ))}
        </ul>
      </Card>
      <Card title="On a board; one flips at the edge">
        <LiveCursorsView {...args} />
      </Card>
      <Card title="Your presence">
        <CursorToggle storageKey="story-states" />
        <PresencePrivacy storageKey="story-states" />
      </Card>
    </Sheet>
  ),
};
export const Dark: Story = { ...States, globals: { theme: 'dark' } };
export const RightToLeft: Story = { ...States, globals: { direction: 'rtl' } };

/** What is outside shows the way. */
export const Hints: Story = {
  args: {
    ...standing([
      [bo, 1.04, 0.5],
      [emi, 0.5, -0.04],
      [chidi, -0.04, 0.9],
    ]),
    edges: 'hint',
  },
};

const crowdOf = (count: number): Pick<LiveCursorsViewProps, 'cursors' | 'pathOf'> =>
  standing(
    people(count).map((member, at) => [member, ((at * 37) % 97) / 100, ((at * 61) % 89) / 100] as const),
  );

export const Ten: Story = { args: crowdOf(10) };
/** The most that are drawn. */
export const Fifty: Story = { args: crowdOf(50) };

/** Names as strangers write them. */
export const HostileNames: Story = {
  args: standing(
    [crowd[10]!, crowd[0]!, crowd[1]!].map((member, at) => [
      {
        ...member,
        id: `h${at}`,
        info: {
          ...member.info,
          name: ['\u202eecalevoL', 'W'.repeat(300), '<img src=x onerror=alert(1)>'][at],
        },
      },
      0.1,
      0.2 + at * 0.25,
    ]),
  ),
};

/** One button for both ways; its name stays, its pressed state speaks. */
export const Toggle: Story = {
  render: () => <CursorToggle storageKey="story-toggle" />,
  play: async ({ canvas }) => {
    const toggle = canvas.getByRole('button', { name: 'Cursors' });
    const was = toggle.getAttribute('aria-pressed') === 'true';
    toggle.focus();
    await userEvent.keyboard(' ');
    await expect(toggle).toHaveAttribute('aria-pressed', String(!was));
    await userEvent.keyboard(' ');
    await expect(toggle).toHaveAttribute('aria-pressed', String(was));
  },
};
