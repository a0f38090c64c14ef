import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState, type ComponentPropsWithoutRef, type ReactElement } from 'react';
import { expect, waitFor } from 'storybook/test';
import { Avatar } from '../../src/index.js';
import adaUrl from '../assets/ada.svg?no-inline';
import { Card, Line, Sheet } from '../components/sheet.js';
import { rawText } from '../security/exhibits.js';
import './foundations.css';

const meta = {
  title: 'Foundations/People',
  decorators: [(Story) => <div className="padded foundation-wide">{Story()}</div>],
} satisfies Meta;
export default meta;
type Story = StoryObj<typeof meta>;

/** What is written, and what has to come of it. */
const names: readonly (readonly [raw: unknown, cleaned: string, initials: string])[] = [
  ['Ada Lovelace', 'Ada Lovelace', 'AL'],
  ['ada', 'ada', 'A'],
  ['Ada  King (Countess) Lovelace', 'Ada King (Countess) Lovelace', 'AL'],
  ['李伟', '李伟', '李'],
  ['ليلى حداد', 'ليلى حداد', 'ل'],
  ['नरेन्द्र मोदी', 'नरेन्द्र मोदी', 'न'],
  ['👩‍💻 Emi', '👩‍💻 Emi', '👩‍💻'],
  ['Jean-Luc d’Arc', 'Jean-Luc d’Arc', 'JD'],
  ['élodie ñandú', 'élodie ñandú', 'ÉÑ'],
  ['\u202eAda\u202c', 'Ada', 'A'],
  ['می\u200cخواهم', 'می\u200cخواهم', 'م'],
  ['\ud83d', 'Anonymous', ''],
  ['\u200b \u2800', 'Anonymous', ''],
  [null, 'Anonymous', ''],
];

function NameRow({ raw }: { raw: unknown }): ReactElement {
  const [painted, setPainted] = useState({ cleaned: '', initials: '' });
  return (
    <tr>
      <td>
        <code dir="ltr">{rawText(raw)}</code>
      </td>
      <td data-cell="cleaned">
        <bdi>{painted.cleaned}</bdi>
      </td>
      <td data-cell="initials">
        <bdi>{painted.initials}</bdi>
      </td>
      <td>
        <Avatar
          name={raw as string}
          userId="someone"
          ref={(element) => {
            if (element === null || painted.cleaned !== '') return;
            setPainted({ cleaned: element.ariaLabel ?? '', initials: element.textContent });
          }}
        />
      </td>
    </tr>
  );
}

/** Raw, as it may be shown, its initials, and the face; the second and third are read from the face. */
export const Names: Story = {
  render: () => (
    <Sheet title="Names and initials" parts="Whatever people are called">
      <Card title="From raw to painted">
        <table className="facts">
          <thead>
            <tr>
              <th scope="col">Raw</th>
              <th scope="col">Cleaned</th>
              <th scope="col">Initials</th>
              <th scope="col">Avatar</th>
            </tr>
          </thead>
          <tbody>
            {names.map(([raw], at) => (
              <NameRow key={at} raw={raw} />
            ))}
          </tbody>
        </table>
      </Card>
    </Sheet>
  ),
  play: async ({ canvasElement }) => {
    const cells = (name: string): (string | null)[] =>
      [...canvasElement.querySelectorAll(`[data-cell="${name}"]`)].map(({ textContent }) => textContent);
    await waitFor(() => expect(cells('cleaned')).toEqual(names.map(([, cleaned]) => cleaned)));
    await expect(cells('initials')).toEqual(names.map(([, , initials]) => initials));
  },
};
export const NamesDark: Story = { ...Names, globals: { theme: 'dark' } };
export const NamesRightToLeft: Story = { ...Names, globals: { direction: 'rtl' } };

/** One transparent pixel. */
const transparent =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=';

/** Takes the place of an image whose server never answers. */
function Unanswered({ src: _, ...props }: ComponentPropsWithoutRef<'img'>): ReactElement {
  return <img {...props} alt="" />;
}

const blocked = (): null => null;

/** Initials stand there until a picture does, and for good where none comes. */
export const Pictures: Story = {
  render: () => (
    <Sheet title="Pictures" parts="What may become of one">
      <Card title="Avatar">
        <Line label="Loaded">
          <Avatar name="Ada Lovelace" size="lg" src={adaUrl} />
        </Line>
        <Line label="Still loading">
          <Avatar name="Bo Andersson" size="lg" src={adaUrl} imageComponent={Unanswered} />
        </Line>
        <Line label="Not found">
          <Avatar name="Chidi Okafor" size="lg" src="/no-such-picture.png" />
        </Line>
        <Line label="Transparent">
          <Avatar name="Dilnoza Karimova" size="lg" src={transparent} />
        </Line>
        <Line label="Refused">
          <Avatar name="Emi Tanaka" size="lg" src="http://pictures.invalid/emi.png" />
        </Line>
        <Line label="Blocked here">
          <Avatar name="Farid Haddad" size="lg" src={adaUrl} imagePolicy={blocked} />
        </Line>
        <Line label="None">
          <Avatar name="Hana Kovač" size="lg" />
        </Line>
        <Line label="Nobody">
          <Avatar name={null} size="lg" src={null} />
        </Line>
      </Card>
    </Sheet>
  ),
  play: async ({ canvas, step }) => {
    const initialsOf = (name: string): string => canvas.getByRole('img', { name }).textContent;
    await step(
      'What is loaded has taken the place of the initials, also where one sees through',
      async () => {
        await waitFor(() => expect(initialsOf('Ada Lovelace')).toBe(''));
        await waitFor(() => expect(initialsOf('Dilnoza Karimova')).toBe(''));
      },
    );
    await step('What is not, has not', async () => {
      await waitFor(() =>
        expect(canvas.getByRole('img', { name: 'Chidi Okafor' }).querySelector('img')).toBeNull(),
      );
      await expect(
        ['Bo Andersson', 'Chidi Okafor', 'Emi Tanaka', 'Farid Haddad', 'Hana Kovač'].map(initialsOf),
      ).toEqual(['BA', 'CO', 'ET', 'FH', 'HK']);
    });
    await step('What is refused or blocked has no image at all', async () => {
      for (const name of ['Emi Tanaka', 'Farid Haddad', 'Anonymous']) {
        await expect(canvas.getByRole('img', { name }).querySelector('img')).toBeNull();
      }
    });
  },
};
export const PicturesDark: Story = { ...Pictures, globals: { theme: 'dark' } };
