import type { ComponentPropsWithoutRef, HTMLAttributes, ReactNode, SyntheticEvent } from 'react';
import type { AnnounceMode } from '../announcer/create-announcer.js';
import type { AvatarProps, AvatarSize, ImagePolicy } from '../avatar/avatar-props.js';
import type { PersonMapping } from '../../react/person.js';
import type { Member } from '../../store/state.js';
import type { PeopleOrder } from '../foundations/people-order.js';
import type { AvatarStrings, PresenceAvatarsStrings } from '../foundations/strings.js';
import type { PeopleStrings } from './people-strings.js';
import type { SelfPlace } from './arrange-stack.js';

/** Hears whom somebody chose. */
export type MemberSelect = (member: Member, event: SyntheticEvent) => void;

/** What makes a list of people one to choose from: fetched where it is wanted. */
export interface PeopleChoices {
  list(title: string): ComponentPropsWithoutRef<'ul'>;
  row(member: Member): ComponentPropsWithoutRef<'li'>;
}

/** What the faces and the list of everyone are drawn from. */
export interface PeopleProps {
  readonly members: readonly Member[];
  readonly stale: boolean;
  readonly staleSince: number | null | undefined;
  readonly person: PersonMapping;
  readonly imagePolicy: ImagePolicy | undefined;
  readonly locale: string;
  readonly strings: PresenceAvatarsViewProps['strings'];
  /** Rows can be chosen. */
  readonly choices: PeopleChoices | undefined;
}

/** What an `overflow` of one's own is given. */
export interface OverflowContext {
  /** How many have no face. */
  readonly more: number;
  /** Everyone, the hidden too. */
  readonly count: number;
  readonly members: readonly Member[];
}

/** Props of `PresenceAvatarsView`, beside those of a div. `aria-label` names the list. */
export interface PresenceAvatarsViewProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  /** In the order in which they are shown, but for oneself. */
  members: readonly Member[];
  /** How many there are, where the list is known to be cut short. @default members.length */
  total?: number | undefined;
  /** How many slots there are, the "+N" takes one of them; `auto`: as many as there is room for. @default 5 */
  max?: number | 'auto' | undefined;
  /** Where the user of this page stands. @default 'first' */
  self?: SelfPlace | undefined;
  /** `byName`, `byStatus`, or one's own by `orderBy`. @default as they were first seen: nobody moves */
  sort?: PeopleOrder | undefined;
  /** Whom to leave out. A function that stays the same is asked once for each list. */
  filter?: ((member: Member) => boolean) | undefined;
  /** @default 'md' */
  size?: AvatarSize | undefined;
  /** @default 'circle' */
  shape?: AvatarProps['shape'];
  /** How a status is marked: by its glyph where it is not `active`; by a ring around those who are; not at all. @default 'dot' */
  status?: 'dot' | 'ring' | 'none' | undefined;
  /** The connection is down: everyone but oneself is drawn as uncertain (`dim`, as true); or not at all. @default false */
  stale?: boolean | 'dim' | 'hide' | undefined;
  /** When it went down, in milliseconds since the epoch; said in the list. */
  staleSince?: number | null | undefined;
  /**
   * What can be pressed: the "+N" alone; each face too; or the stack as one button, for faces too small for fingers.
   * @default 'none'; with `onMemberSelect` 'each', at sizes under 32 'group'
   */
  activation?: 'none' | 'each' | 'group' | undefined;
  /** Somebody was chosen, by their face or in the list. */
  onMemberSelect?: MemberSelect | undefined;
  /** Whether the "+N" opens the list of everyone; or what stands in its place, as far over the last face as a face would. @default 'popover' */
  overflow?: 'popover' | 'none' | ((context: OverflowContext) => ReactNode) | undefined;
  /** How many grey slots stand for people who are still being asked for, while there are none. @default 0 */
  placeholder?: number | undefined;
  /** Shown where nobody is here. */
  empty?: ReactNode;
  /**
   * Whether an `Announcer` says who comes and goes. `auto`: by name up to ten people, by number up to fifty.
   * @default 'off'; with a channel 'auto'
   */
  announce?: AnnounceMode | undefined;
  /** A face of one's own; it is given what an `Avatar` would be. */
  renderMember?: ((member: Member, face: AvatarProps) => ReactNode) | undefined;
  /** Further props of the parts. */
  slotProps?:
    | {
        readonly list?: ComponentPropsWithoutRef<'ul'> | undefined;
        readonly avatar?: Partial<AvatarProps> | undefined;
        readonly more?: HTMLAttributes<HTMLElement> | undefined;
      }
    | undefined;
  /** How members are shown. @default `info.name`, `info.avatarUrl` and `info.color` */
  person?: PersonMapping | undefined;
  /** @see ImagePolicy */
  imagePolicy?: ImagePolicy | undefined;
  /** For numbers and times. @default the `ComponentsProvider`'s, else 'en' */
  locale?: string | undefined;
  /** Other words, in part or whole. */
  strings?: Partial<AvatarStrings & PresenceAvatarsStrings & PeopleStrings> | undefined;
}
