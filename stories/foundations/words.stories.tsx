import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState, type ReactElement } from 'react';
import { expect, waitFor } from 'storybook/test';
import {
  ar,
  ComponentsProvider,
  de,
  en,
  pseudo,
  RelativeTime,
  timings,
  zh,
  type Strings,
} from '../../src/index.js';
import { Card, Sheet } from '../components/sheet.js';
import './foundations.css';

const meta = {
  title: 'Foundations/Words and times',
  decorators: [(Story) => <div className="padded foundation-wide">{Story()}</div>],
} satisfies Meta;
export default meta;
type Story = StoryObj<typeof meta>;

const waits = Object.entries(timings).flatMap(([group, table]) =>
  Object.entries(table as Record<string, number>).map(([name, value]) => ({ group, name, value })),
);
const inWords = (name: string, value: number): string => {
  if (!name.endsWith('Ms')) return `${value} times`;
  return value < 1_000 ? `${value} ms` : `${(value / 1_000).toLocaleString('en')} s`;
};

/** Every waiting time of the components, as the package exports it; a provider takes others. */
export const Timings: Story = {
  render: () => (
    <Sheet title="Timings" parts="The exported table">
      <Card title="timings">
        <table className="facts">
          <thead>
            <tr>
              <th scope="col">Group</th>
              <th scope="col">Name</th>
              <th scope="col" className="number">
                Default
              </th>
            </tr>
          </thead>
          <tbody>
            {waits.map(({ group, name, value }) => (
              <tr key={`${group} ${name}`}>
                <td>{group}</td>
                <th scope="row">
                  <code>{name}</code>
                </th>
                <td className="number">{inWords(name, value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
    </Sheet>
  ),
  play: async ({ canvas }) => {
    await expect(canvas.getAllByRole('rowheader')).toHaveLength(waits.length);
    const badge = canvas.getByRole('rowheader', { name: 'badgeAfterMs' });
    await expect(badge.closest('tr')).toHaveTextContent('2 s');
  },
};
export const TimingsDark: Story = { ...Timings, globals: { theme: 'dark' } };

const languages = [en, de, zh, ar, pseudo];
const at = Date.UTC(2026, 10, 14, 14, 2);

/** Sentences of several components, with the same people and numbers in each language. */
const samples: readonly (readonly [name: string, say: (words: Strings, locale: string) => string])[] = [
  ['avatar.person', ({ avatar }) => avatar.person({ name: 'Ada', isMe: true, status: 'away', stale: false })],
  ['presenceAvatars.people', ({ presenceAvatars }, locale) => presenceAvatars.people({ count: 5, locale })],
  [
    'presenceAvatars.morePeople',
    ({ presenceAvatars }, locale) => presenceAvatars.morePeople({ count: 1204, locale }),
  ],
  ['people.asOf', ({ people }, locale) => people.asOf({ at, locale, timeZone: 'UTC' })],
  [
    'connectionStatus.status',
    ({ connectionStatus }) => connectionStatus.status({ status: 'reconnecting', unstable: false }),
  ],
  ['connectionBanner.retry', ({ connectionBanner }) => connectionBanner.retry()],
  ['memberList.changed', ({ memberList }) => memberList.changed()],
  ['eventFeed.rate', ({ eventFeed }, locale) => eventFeed.rate({ count: 1204, locale })],
  ['viewingNow.short', ({ viewingNow }, locale) => viewingNow.short({ count: 3, locale })],
  ['newItems.items', ({ newItems }, locale) => newItems.items({ count: 2, locale })],
  [
    'presenceNotices.someJoined',
    ({ presenceNotices }, locale) => presenceNotices.someJoined({ count: 11, locale }),
  ],
  ['typing.typing', ({ typing }, locale) => typing.typing({ list: 'Ada', count: 1, locale }).join('')],
  ['field.lost', ({ field }) => field.lost({ name: 'Emi', kept: true }).join('')],
  ['presencePrivacy.label', ({ presencePrivacy }) => presencePrivacy.label({ choice: 'appearOffline' })],
];

/** The same sentences in every language that comes with the package. `pseudo` shows what was never translated. */
export const LanguagesSideBySide: Story = {
  render: () => (
    <Sheet title="Strings" parts="en, de, zh, ar, pseudo">
      <Card title="Side by side">
        <div className="facts-scroll" tabIndex={0} role="region" aria-label="Sentences in five languages">
          <table className="facts facts-wide">
            <thead>
              <tr>
                <th scope="col">Words</th>
                {languages.map((language) => (
                  <th key={languages.indexOf(language)} scope="col">
                    {language === pseudo ? 'pseudo' : language.locale}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {samples.map(([name, say]) => (
                <tr key={name}>
                  <th scope="row">
                    <code>{name}</code>
                  </th>
                  {languages.map((language) => (
                    <td key={languages.indexOf(language)} lang={language.locale} dir="auto">
                      {say(language.strings, language.locale)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Card>
    </Sheet>
  ),
  play: async ({ canvas }) => {
    for (const row of canvas.getAllByRole('row').slice(1)) {
      const [english = '', ...others] = [...row.querySelectorAll('td')].map(({ textContent }) => textContent);
      await expect(english).not.toBe('');
      for (const other of others) await expect(other).not.toBe('');
      await expect(new Set([english, ...others]).size).toBeGreaterThanOrEqual(4);
    }
  },
};
export const LanguagesDark: Story = { ...LanguagesSideBySide, globals: { theme: 'dark' } };
export const LanguagesRightToLeft: Story = { ...LanguagesSideBySide, globals: { direction: 'rtl' } };

const agos = [5_000, 50_000, 240_000, 3_600_000 * 3, 86_400_000 * 2, 86_400_000 * 40];

function RelativeTable(): ReactElement {
  const [now] = useState(() => Date.now());
  return (
    <div className="facts-scroll" tabIndex={0} role="region" aria-label="Times in four languages">
      <table className="facts">
        <thead>
          <tr>
            {[en, de, zh, ar].map(({ locale }) => (
              <th key={locale} scope="col">
                {locale}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {agos.map((ago) => (
            <tr key={ago}>
              {[en, de, zh, ar].map((language) => (
                <td key={language.locale} lang={language.locale} dir="auto">
                  <ComponentsProvider language={language}>
                    <RelativeTime at={now - ago} />
                  </ComponentsProvider>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** One timer for all of them, which rests while nobody looks. */
export const RelativeTimes: Story = {
  render: () => (
    <Sheet title="Relative time" parts="RelativeTime">
      <Card title="How long ago">
        <RelativeTable />
      </Card>
    </Sheet>
  ),
  play: async ({ canvas, canvasElement }) => {
    await waitFor(() => expect(canvas.getByText(/^4 min/)).toBeVisible());
    const times = [...canvasElement.querySelectorAll('time')];
    await expect(times).toHaveLength(agos.length * 4);
    for (const time of times) await expect(Number.isNaN(Date.parse(time.dateTime))).toBe(false);
  },
};
export const RelativeTimesDark: Story = { ...RelativeTimes, globals: { theme: 'dark' } };
