import { RelativeTime } from '../../../src/index.js';
import type { ComponentDoc } from '../blocks/doc.js';
import { Opened } from '../examples/relative-time.js';
import source from '../examples/relative-time.tsx?raw';

const threeMinutesAgo = Date.now() - 190_000;

export const relativeTime: ComponentDoc = {
  name: 'RelativeTime',
  summary:
    'How long ago something was. All ages of a page share one timer; there is none while nobody looks.',
  example: { file: 'opened.tsx', source, Component: Opened },
  figure: <RelativeTime at={threeMinutesAgo} />,
  parts: { time: 'The root and all of it: a `time` element with the exact instant in `datetime`.' },
  props: [
    {
      name: 'RelativeTimeProps',
      file: 'relative-time/relative-time.tsx',
      beside: 'And those of a time element.',
    },
  ],
  states: [],
  keys: [],
  noKeys: 'It takes no focus.',
  spoken: [{ step: 'Read on to the time', role: 'text', name: '3 min. ago' }],
  silent: 'It is no live region: that time passes is not news.',
  words: [],
  sheets: [],
  timings: [],
  hostile: [
    {
      text: 'Ages tick by the second, by half a minute, by five minutes: never faster than they can be read.',
      rule: 'TI1',
    },
    { text: 'Ages are said in the short style, which no language has wrong.', rule: 'TI3' },
  ],
  dos: [
    'Give `timeZone` to the `ComponentsProvider`: the server says the date, in that zone, until the page is alive.',
    'Use the function as children for a sentence of your own: “Seen 3 min. ago”.',
  ],
  donts: [
    'Don’t start an interval for each: a list of a hundred would wake the page a hundred times.',
    'Don’t use it for what must be exact: show the date.',
  ],
  hook: {
    name: 'Intl.RelativeTimeFormat',
    text: 'is what it speaks by; there is no hook, for it draws text alone.',
  },
};
