import type { ComponentDoc } from '../blocks/doc.js';
import { App } from '../examples/components-provider.js';
import source from '../examples/components-provider.tsx?raw';
import { guests } from './guests.js';

export const componentsProvider: ComponentDoc = {
  name: 'ComponentsProvider',
  summary: 'Language, words and waiting times for all components below it. Without one they speak English.',
  example: { file: 'app.tsx', source, Component: App, others: guests(6) },
  figure: null,
  parts: {},
  props: [
    {
      name: 'ComponentsProviderProps',
      file: 'components-provider/components-provider.tsx',
      beside: 'What is left out is that of the provider around it.',
    },
  ],
  states: [],
  keys: [],
  noKeys: 'It draws nothing.',
  spoken: [],
  silent:
    'The words that are only heard are in the language too. Set `lang` on the document: a reader takes its voice from there.',
  words: ['avatar', 'presenceNotices'],
  sheets: [],
  timings: [
    { group: 'degraded', key: 'badgeAfterMs', why: 'A loss is named after this long: most are over sooner.' },
    { group: 'banner', key: 'lostAfterMs', why: 'A banner is larger than a badge, and waits longer.' },
    { group: 'leave', key: 'graceMs', why: 'A reload is no leaving and coming.' },
    { group: 'activity', key: 'idleMs', why: 'Somebody who reads does not move for a while.' },
    { group: 'activity', key: 'awayMs', why: 'Two windows side by side: another tab is not away at once.' },
    { group: 'skeleton', key: 'afterMs', why: 'What is there at once must not flash.' },
    { group: 'typing', key: 'ttlMs', why: 'A closed tab never says that it stopped.' },
    { group: 'field', key: 'takeoverAfterMs', why: 'Long enough to think, short enough not to block.' },
  ],
  hostile: [
    { text: 'Every language says every sentence, without a hole.', rule: 'LG1' },
    { text: 'Lists are joined as the language does, each name isolated.', rule: 'LG4' },
    { text: 'A provider gives words to all below it; a component’s own win.', rule: 'LG5' },
  ],
  dos: [
    'Import the language you need: what is not imported is not bundled.',
    'Give the same `locale` and `timeZone` on the server and in the page.',
    'Try `pseudo` while you build: it shows what is not translated and what does not fit.',
  ],
  donts: [
    'Don’t put sentences together from parts: each word is a function of all that it speaks of.',
    'Don’t set all timings to zero: each is there against a flicker that was seen.',
  ],
  hook: { name: 'timings', text: 'is the table of defaults, as a value: `timings.banner.lostAfterMs`.' },
};
