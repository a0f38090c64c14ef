import type { ComponentPropsWithoutRef, ReactNode } from 'react';
import type { AvatarSize, ImagePolicy } from '../avatar/avatar-props.js';
import type { PersonMapping } from '../../react/person.js';
import type { Member } from '../../store/state.js';
import type { AvatarStrings, PresenceAvatarsStrings } from '../foundations/strings.js';
import type { PeopleStrings } from './people-strings.js';
import type { SelfPlace } from './arrange-stack.js';

/** What the faces and the list of everyone are drawn from. */
export interface PeopleProps {
  readonly members: readonly Member[];
  readonly stale: boolean;
  readonly staleSince: number | null;
  readonly person: PersonMapping;
  readonly imagePolicy: ImagePolicy | undefined;
  readonly locale: string;
  readonly strings: PresenceAvatarsViewProps['strings'];
}

/** Props of `PresenceAvatarsView`, beside those of a div. `aria-label` names the list. */
export interface PresenceAvatarsViewProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  /** In the order in which they are shown, but for oneself. */
  members: readonly Member[];
  /** How many there are, where the list is known to be cut short. @default members.length */
  total?: number | undefined;
  /** How many slots there are; the "+N" takes one of them. @default 5 */
  max?: number | undefined;
  /** Where the user of this page stands. @default 'first' */
  self?: SelfPlace | undefined;
  /** @default 'md' */
  size?: AvatarSize | undefined;
  /** The connection is down: everyone but oneself is drawn as uncertain. @default false */
  stale?: boolean | undefined;
  /** When it went down, in milliseconds since the epoch; said in the list. */
  staleSince?: number | null | undefined;
  /** Whether the "+N" opens the list of everyone. @default 'popover' */
  overflow?: 'popover' | 'none' | undefined;
  /** How many grey slots stand for people who are still being asked for, while there are none. @default 0 */
  placeholder?: number | undefined;
  /** Shown where nobody is here. */
  empty?: ReactNode;
  /** How members are shown. @default `info.name`, `info.avatarUrl` and `info.color` */
  person?: PersonMapping | undefined;
  /** @see ImagePolicy */
  imagePolicy?: ImagePolicy | undefined;
  /** For numbers and times. @default 'en' */
  locale?: string | undefined;
  /** Other words, in part or whole. */
  strings?: Partial<AvatarStrings & PresenceAvatarsStrings & PeopleStrings> | undefined;
}
