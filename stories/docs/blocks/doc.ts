import type { ComponentType, ReactElement } from 'react';
import type { Strings, Timings } from '../../../src/index.js';
import type { RoomUser } from '../../room/people.js';
import type { Actor } from '../../../src/testing.js';

/** An interface of props, as it stands in the source. */
export interface PropsDoc {
  readonly name: string;
  /** From `src/components`. */
  readonly file: string;
  /** What else it takes, in words. */
  readonly beside?: string;
}

/** An attribute that says a state, for style sheets and tests. */
export interface StateDoc {
  readonly attribute: string;
  /** The part that carries it: a class, or a `data-slot`. */
  readonly on: string;
  readonly values: Readonly<Record<string, string>>;
}

/** What a key does. */
export interface KeyDoc {
  /** Names as browsers give them; `Space` for " ". */
  readonly keys: readonly string[];
  readonly on: string;
  readonly does: string;
  /** The test or story, from the project's folder, in which the key is pressed. */
  readonly walkedIn: string;
}

/** Something that a screen reader meets in the figure; the role `text` is text without one. */
export interface SpokenDoc {
  readonly step: string;
  readonly role: string;
  readonly name: string;
  readonly description?: string;
  readonly pressed?: boolean;
  readonly checked?: boolean;
  readonly expanded?: boolean;
  /** Items of a list. */
  readonly items?: number;
}

/** Something that an `Announcer` says. */
export interface UtteranceDoc {
  readonly when: string;
  readonly text: string;
  readonly priority?: 'assertive';
  /** Where the words come from: checked against the English ones. */
  readonly from: readonly [group: keyof Strings, key: string, words: object];
}

/** A waiting time, named by its place in `timings`. */
export interface TimingDoc {
  readonly group: keyof Timings;
  readonly key: string;
  readonly why: string;
}

/** A claim that a numbered rule of test/SPEC.md, and with it a test, holds. */
export interface HeldClaim {
  readonly text: string;
  readonly rule: string;
}

/** What happens in rooms of one, ten, a hundred and ten thousand. */
export type SizesDoc = readonly [one: string, ten: string, hundred: string, tenThousand: string];

/** An example: a file that is compiled, linted, run on the page and shown. */
export interface ExampleDoc {
  readonly file: string;
  readonly source: string;
  readonly Component: ComponentType;
  /** Who is there beside Ada. */
  readonly others?: readonly RoomUser[];
  readonly channel?: string;
  /** What they do. */
  readonly play?: (actors: readonly Actor[]) => () => void;
  /** What to try. */
  readonly hint?: string;
}

/** All that a page says of a component. */
export interface ComponentDoc {
  readonly name: string;
  /** One sentence; `code` in backticks. */
  readonly summary: string;
  readonly example: ExampleDoc;
  /** Drawn for the anatomy; the tests read it too. Null where nothing is drawn. */
  readonly figure: ReactElement | null;
  /** By what finds it in the figure: `[data-slot=x]` or `.cp-x`. */
  readonly parts: Readonly<Record<string, string>>;
  readonly props: readonly PropsDoc[];
  readonly states: readonly StateDoc[];
  readonly keys: readonly KeyDoc[];
  /** Said where there are none. */
  readonly noKeys?: string;
  readonly spoken: readonly SpokenDoc[];
  readonly utterances?: readonly UtteranceDoc[];
  /** What is left unsaid, and why. */
  readonly silent?: string;
  readonly words: readonly (keyof Strings)[];
  /** From `src/components`. */
  readonly sheets: readonly string[];
  readonly timings: readonly TimingDoc[];
  readonly hostile: readonly HeldClaim[];
  readonly sizes?: SizesDoc;
  readonly dos: readonly string[];
  readonly donts: readonly string[];
  readonly hook: { readonly name: string; readonly text: string };
}
