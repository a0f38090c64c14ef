import type { Sentence } from '../foundations/name-list.js';
import { formatNumber } from '../foundations/numbers.js';
import type { Strings } from '../foundations/strings.js';
import type { PrivacyChoice } from '../presence-privacy/privacy-strings.js';
import { reactionCount } from '../reactions/reaction-strings.js';
import { around, counted, fill, hole, type Plural } from './plural.js';

/** The words of what client events paint. */
export interface SignalWords {
  readonly typing: Plural;
  readonly several: string;
  readonly cursors: string;
  readonly reactions: string;
  readonly emoji: Readonly<Record<string, string>>;
  readonly moreReactions: string;
  readonly by: string;
  readonly privacy: string;
  readonly choices: Readonly<Record<PrivacyChoice, readonly [label: string, hint: string]>>;
  readonly here: Plural;
  readonly editing: string;
  readonly idle: string;
  readonly requested: string;
  readonly asks: string;
  readonly lost: string;
  readonly textKept: string;
  readonly lockFailed: string;
  readonly request: string;
  readonly handOver: string;
  readonly takeOver: string;
  readonly showMine: string;
}

function naming<Part>(text: string, name: Part): Sentence<Part> {
  const [before = '', after = ''] = text.split(hole);
  return [before, name, after];
}

/** Makes the tables of them. */
export function signalStrings({
  signals: w,
  others,
  you,
}: {
  readonly signals: SignalWords;
  readonly others: Plural;
  readonly you: string;
}): Pick<Strings, 'typing' | 'cursors' | 'reactions' | 'presencePrivacy' | 'field'> {
  const emoji = new Map(Object.entries(w.emoji));
  return {
    typing: {
      others: (words) => counted(others, words),
      typing: (words) => around(w.typing, words),
      several: () => w.several,
    },
    cursors: { toggle: () => w.cursors },
    reactions: {
      bar: () => w.reactions,
      emoji: ({ id, char }) => emoji.get(id) ?? char,
      button: ({ label, count, locale }) => (count > 0 ? `${label}, ${reactionCount(count, locale)}` : label),
      by: ({ list }) => fill(w.by, list),
      others: (words) => counted(others, words),
      you: () => you,
      more: () => w.moreReactions,
      times: ({ count, locale }) => `×${formatNumber(count, locale)}`,
    },
    presencePrivacy: {
      title: () => w.privacy,
      label: ({ choice }) => w.choices[choice][0],
      hint: ({ choice }) => w.choices[choice][1],
    },
    field: {
      others: (words) => counted(others, words),
      here: (words) => around(w.here, words),
      editing: ({ name }) => naming(w.editing, name),
      idle: ({ seconds, locale }) => fill(w.idle, formatNumber(seconds, locale)),
      requested: ({ name }) => naming(w.requested, name),
      asks: ({ name }) => naming(w.asks, name),
      lost: ({ name, kept }) => [...naming(w.lost, name), kept ? ` ${w.textKept}` : ''],
      failed: () => w.lockFailed,
      request: () => w.request,
      handOver: () => w.handOver,
      takeOver: () => w.takeOver,
      showMine: () => w.showMine,
    },
  };
}
