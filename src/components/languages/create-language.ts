import { formatNumber, pluralOf } from '../foundations/numbers.js';
import { around, counted, fill, type Plural } from './plural.js';
import { signalStrings, type SignalWords } from './signal-words.js';
import type { BannerState } from '../connection-banner/connection-banner-strings.js';
import type { GateState } from '../channel-gate/channel-gate-strings.js';
import type { CountWords, Language, PersonWords } from '../foundations/strings.js';
import type { ConnectionStatus } from '../../store/state.js';
import type { PersonStatus } from '../../react/person.js';
import type { CountUnit } from '../live-count/live-count-strings.js';
import { formatTime } from '../foundations/format-time.js';

/** The words of a language that build all others. */
export interface LanguageWords {
  readonly locale: string;
  readonly anonymous: string;
  readonly you: string;
  readonly status: Readonly<Record<PersonStatus, string>>;
  /** What somebody was when the connection was lost. `#` stands for the status in lower case. */
  readonly was: string;
  readonly notConnected: string;
  readonly personReconnecting: string;
  readonly people: Plural;
  readonly onlyYou: string;
  readonly more: Plural;
  readonly find: string;
  readonly close: string;
  readonly nobodyFound: string;
  readonly asOfLost: string;
  readonly connection: Readonly<Record<ConnectionStatus | 'unstable', string>>;
  readonly connectionLabel: string;
  readonly bannerTitle: Readonly<Record<BannerState | 'unstable' | 'trying' | 'signedOut', string>>;
  readonly bannerDetail: Readonly<Record<'failed' | 'offline' | 'unstable' | 'signedOut', string>>;
  readonly attemptIn: string;
  readonly reconnectingIn: string;
  readonly pending: Plural;
  readonly updates: Plural;
  readonly retry: string;
  readonly dismiss: string;
  readonly lostSpoken: string;
  readonly membersTitle: string;
  readonly changed: string;
  readonly refresh: string;
  readonly seen: string;
  readonly nobody: string;
  readonly joining: string;
  readonly gate: Readonly<Partial<Record<GateState, readonly [heading: string, reason: string]>>>;
  readonly tryAgain: string;
  readonly tryingByItself: string;
  readonly events: string;
  readonly rate: string;
  readonly skipped: string;
  readonly follow: string;
  readonly fresh: string;
  readonly details: string;
  readonly copy: string;
  readonly copied: string;
  readonly cut: string;
  readonly nothing: string;
  readonly hint: string;
  readonly units: Readonly<Record<CountUnit, Plural>>;
  readonly unknown: string;
  readonly asOf: string;
  readonly others: Plural;
  readonly viewing: Plural;
  readonly viewingShort: Plural;
  readonly joined: Plural;
  readonly left: Plural;
  readonly someJoined: Plural;
  readonly someLeft: Plural;
  readonly newItems: Plural;
  /** Those of what client events paint. */
  readonly signals: SignalWords;
}

/** Makes a language of its words. */
export function createLanguage(w: LanguageWords): Language {
  const statusOf = ({ status, isMe, stale, linkDown = false }: Omit<PersonWords, 'name'>): string => {
    const known = status ? w.status[status] : '';
    if (linkDown) return isMe ? w.notConnected : known && fill(w.was, known.toLocaleLowerCase(w.locale));
    return stale ? w.personReconnecting : known;
  };
  const shortNumber = ({ count, locale }: CountWords): string => formatNumber(Math.min(count, 99), locale);
  return {
    locale: w.locale,
    strings: {
      avatar: {
        anonymous: () => w.anonymous,
        status: statusOf,
        person: ({ name, ...rest }) => {
          const who = (name ?? w.anonymous) + (rest.isMe ? ` (${w.you})` : '');
          return [who, statusOf(rest)].filter(Boolean).join(', ');
        },
      },
      presenceAvatars: {
        people: (words) => counted(w.people, words),
        onlyYou: () => w.onlyYou,
        more: (words) => (words.count > 99 ? `${shortNumber(words)}+` : `+${shortNumber(words)}`),
        morePeople: (words) => (words.count > 99 ? `${shortNumber(words)}+, ` : '+') + counted(w.more, words),
      },
      people: {
        find: () => w.find,
        close: () => w.close,
        you: () => w.you,
        nobodyFound: ({ query }) => fill(w.nobodyFound, query),
        asOf: ({ at, locale, timeZone }) => fill(w.asOfLost, formatTime(at, locale, timeZone)),
      },
      connectionStatus: {
        status: ({ status, unstable }) => w.connection[unstable ? 'unstable' : status],
        label: ({ words }) => fill(w.connectionLabel, words),
      },
      connectionBanner: {
        title: ({ state, unstable, trying, signedOut }) => {
          if (state === 'failed' && signedOut) return w.bannerTitle.signedOut;
          if (unstable && state !== 'restored' && state !== 'offline') return w.bannerTitle.unstable;
          return w.bannerTitle[state === 'reconnecting' && trying ? 'trying' : state];
        },
        detail: ({ state, unstable, seconds, signedOut, pending, updates, locale }) => {
          if (state === 'restored') return updates > 0 ? counted(w.updates, { count: updates, locale }) : '';
          if (state === 'failed') return signedOut ? w.bannerDetail.signedOut : w.bannerDetail.failed;
          if (state === 'offline') return w.bannerDetail.offline;
          if (unstable) return w.bannerDetail.unstable;
          if (seconds === null) return pending > 0 ? counted(w.pending, { count: pending, locale }) : '';
          return fill(
            state === 'unavailable' ? w.attemptIn : w.reconnectingIn,
            formatNumber(seconds, locale),
          );
        },
        spoken: ({ state, signedOut }) => {
          if (state === 'restored') return w.bannerTitle.restored;
          if (state === 'offline') return `${w.bannerTitle.offline} ${w.bannerDetail.offline}`;
          if (state !== 'failed') return w.lostSpoken;
          const key = signedOut ? 'signedOut' : 'failed';
          return `${w.bannerTitle[key]} ${w.bannerDetail[key]}`;
        },
        retry: () => w.retry,
        dismiss: () => w.dismiss,
      },
      memberList: {
        title: () => w.membersTitle,
        group: ({ group }) => new Map<string, string>(Object.entries(w.status)).get(group) ?? group,
        changed: () => w.changed,
        refresh: () => w.refresh,
        seen: ({ ago }) => fill(w.seen, ago),
        nobody: () => w.nobody,
      },
      channelGate: {
        joining: () => w.joining,
        heading: ({ state }) => w.gate[state]?.[0] ?? '',
        reason: ({ state, retrying }) =>
          (w.gate[state]?.[1] ?? '') + (retrying && state === 'auth-error' ? ` ${w.tryingByItself}` : ''),
        retry: () => w.tryAgain,
      },
      eventFeed: {
        title: () => w.events,
        rate: ({ count, locale }) => fill(w.rate, formatNumber(count, locale)),
        skipped: ({ count, locale }) => fill(w.skipped, formatNumber(count, locale)),
        follow: () => w.follow,
        fresh: ({ count, locale }) => fill(w.fresh, formatNumber(count, locale)),
        repeats: ({ count, locale }) => `×${formatNumber(count, locale)}`,
        details: ({ event }) => fill(w.details, event),
        copy: () => w.copy,
        copied: () => w.copied,
        cut: () => w.cut,
        nothing: () => w.nothing,
        hint: () => w.hint,
      },
      liveCount: {
        unit: ({ unit, count, locale }) => w.units[unit][pluralOf(count, locale)] ?? w.units[unit].other,
        unknown: () => w.unknown,
        asOf: ({ at, locale, timeZone }) => fill(w.asOf, formatTime(at, locale, timeZone)),
      },
      viewingNow: {
        others: (words) => counted(w.others, words),
        viewing: (words) => around(w.viewing, words),
        short: (words) => counted(w.viewingShort, words),
      },
      presenceNotices: {
        others: (words) => counted(w.others, words),
        joined: (words) => around(w.joined, words),
        left: (words) => around(w.left, words),
        someJoined: (words) => counted(w.someJoined, words),
        someLeft: (words) => counted(w.someLeft, words),
      },
      newItems: { items: (words) => counted(w.newItems, words) },
      ...signalStrings(w),
    },
  };
}
