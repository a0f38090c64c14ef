import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { Avatar, PresenceDot, type AvatarSize } from '../../src/index.js';
import adaUrl from '../assets/ada.svg?no-inline';
import chidiUrl from '../assets/chidi.svg?no-inline';
import emiUrl from '../assets/emi.svg?no-inline';
import hanaUrl from '../assets/hana.svg?no-inline';
import jonasUrl from '../assets/jonas.svg?no-inline';
import { Card, Sheet } from './sheet.js';

const meta = {
  title: 'Components/Avatar',
  component: Avatar,
  args: { name: 'Ada Lovelace', src: adaUrl, size: 'lg', color: 7, ring: false, decorative: false },
  argTypes: {
    size: { control: 'inline-radio', options: ['xs', 'sm', 'md', 'lg'] },
    shape: { control: 'inline-radio', options: ['circle', 'square'] },
    status: { control: 'select', options: [null, 'active', 'idle', 'away', 'offline'] },
    presence: { control: 'inline-radio', options: ['live', 'stale', 'leaving'] },
    imageComponent: { control: false },
    imagePolicy: { control: false },
    strings: { control: false },
  },
  decorators: [(Story) => <div className="padded">{Story()}</div>],
} satisfies Meta<typeof Avatar>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Playground: Story = {
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('img', { name: 'Ada Lovelace' })).toBeVisible();
  },
};

const sizes: readonly AvatarSize[] = ['xs', 'sm', 'md', 'lg'];
const photos = [jonasUrl, chidiUrl, jonasUrl, hanaUrl, emiUrl, adaUrl, hanaUrl, adaUrl, emiUrl, emiUrl];
const names = [
  'Gus Keller',
  'Chidi Okafor',
  'Jonas Weber',
  'Hana Kovač',
  'Bo Andersson',
  'Farid Haddad',
  'Ines Dias',
  'Ada Lovelace',
  'Dilnoza Karimova',
  'Emi Tanaka',
];
const patterns = 'solid solid dashed double dashed double dashed solid double solid'.split(' ');

function SizesAndContent() {
  const rows = [
    { label: 'Image', props: { name: 'Ada Lovelace', src: adaUrl, color: 7 } },
    { label: 'Initials', props: { name: 'Bo Andersson', color: 4 } },
    { label: 'One script', props: { name: 'نور', color: 3 } },
    { label: 'Anonymous', props: {} },
  ];
  return (
    <Card title="Size and content">
      <table className="sizes">
        <thead>
          <tr>
            <td />
            {['xs 20', 'sm 24', 'md 32', 'lg 40'].map((size) => (
              <th key={size} scope="col">
                {size}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, props }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {sizes.map((size) => (
                <td key={size}>
                  <Avatar {...props} size={size} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function Statuses() {
  return (
    <Card title="Status is a shape first, a colour second">
      <table className="sizes statuses">
        <tbody>
          {(['lg', 'md', 'sm'] as const).map((size) => (
            <tr key={size}>
              <td>
                <Avatar name="Ada Lovelace" src={adaUrl} color={7} size={size} status="active" />
              </td>
              <td>
                <Avatar name="Chidi Okafor" src={chidiUrl} color={1} size={size} status="idle" />
              </td>
              <td>
                <Avatar name="Emi Tanaka" src={emiUrl} color={9} size={size} status="away" />
              </td>
              <td>
                <Avatar name="Dilnoza Karimova" color={8} size={size} status="offline" />
              </td>
              <td>
                <Avatar name="Bo Andersson" color={4} size={size} status="active" presence="stale" />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            {(['active', 'idle', 'away', 'offline', 'stale'] as const).map((status) => (
              <td key={status}>
                <PresenceDot status={status} decorative />
                {status.charAt(0).toUpperCase() + status.slice(1)}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </Card>
  );
}

function Colours() {
  return (
    <Card title="Ten colours; the ring carries the colour around a photo, its pattern tells near colours apart">
      <ul className="colours">
        {names.map((name, color) => (
          <li key={name}>
            <Avatar name={name} color={color} />
            <Avatar name={name} color={color} src={photos[color]} ring />
            {color}
            <span>{patterns[color]}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Everything an avatar can show, as it was drawn. */
export const States: Story = {
  render: () => (
    <Sheet title="Avatars" parts="Avatar, PresenceDot">
      <div className="sheet-columns">
        <SizesAndContent />
        <Statuses />
      </div>
      <Colours />
    </Sheet>
  ),
};

export const Dark: Story = { ...States, globals: { theme: 'dark' } };
export const RightToLeft: Story = { ...States, globals: { direction: 'rtl' } };

/** Pictures that are refused, broken, late or see-through: there is always somebody to see. */
export const Pictures: Story = {
  render: () => (
    <div className="at-start">
      <Avatar name="Ada Lovelace" size="lg" src={adaUrl} />
      <Avatar name="Bo Andersson" size="lg" src="javascript:alert(1)" />
      <Avatar name="Chidi Okafor" size="lg" src="data:image/svg+xml,%3Csvg%20onload='alert(1)'/%3E" />
      <Avatar name="Dilnoza Karimova" size="lg" src="/there-is-no-such-picture.png" />
    </div>
  ),
  play: async ({ canvas, canvasElement }) => {
    await expect(canvas.getByRole('img', { name: 'Bo Andersson' })).toHaveTextContent('BA');
    await expect(canvas.getByRole('img', { name: 'Chidi Okafor' })).toHaveTextContent('CO');
    await expect(await canvas.findByText('DK')).toBeVisible();
    await expect(canvasElement.querySelectorAll('img').length).toBeLessThanOrEqual(2);
  },
};

/** Names as strangers write them: what is invisible, turns text around or paints outside its box is gone. */
export const HostileNames: Story = {
  render: () => (
    <ul className="names">
      {[
        'Ada Lovelace',
        'Ada\u202eecalevoL',
        'Z\u0335\u0322\u0323\u0324\u0325\u0326a\u0335\u0322\u0323\u0324\u0325\u0326lgo',
        '\u200b\u200b\u200b',
        '😀 Smile',
        'Ольга Петрова',
        'نور الهدى',
        '   ',
        'A'.repeat(400),
        '<img src=x onerror=alert(1)>',
        'constructor',
      ].map((name) => (
        <li key={name}>
          <Avatar name={name} size="lg" />
        </li>
      ))}
    </ul>
  ),
  play: async ({ canvas }) => {
    await expect(canvas.getAllByRole('img', { name: 'Anonymous' })).toHaveLength(2);
    await expect(canvas.getByText('😀')).toBeVisible();
  },
};
