import type { ComponentPropsWithoutRef, ElementType, ReactNode } from 'react';
import type { PersonPresence, PersonStatus } from '../../react/person.js';
import type { AvatarStrings } from '../foundations/strings.js';

/** 20, 24, 32 and 40 pixels. */
export type AvatarSize = 'xs' | 'sm' | 'md' | 'lg';

/**
 * Says where a picture is loaded from, such as a proxy of one's own; null: not at all. A picture from elsewhere shows
 * its host who looks at it.
 */
export type ImagePolicy = (
  url: string,
  user: { name: string | null; userId: string | null },
) => string | null;

/** Props of `Avatar`, beside those of a span. */
export interface AvatarProps extends Omit<ComponentPropsWithoutRef<'span'>, 'children' | 'color'> {
  /** Cleaned before it is shown; where nothing of it can be, the person is anonymous. */
  name?: string | null | undefined;
  /** A picture: `https:`, the own origin, `blob:` or a small `data:` one. Refused and broken ones show initials. */
  src?: string | null | undefined;
  /** Gives the colour. @default the name */
  userId?: string | null | undefined;
  /** An index of the palette, or a hex, `rgb()`, `hsl()` or `oklch()` colour. @default by `userId` */
  color?: number | string | null | undefined;
  /** @default 'md' */
  size?: AvatarSize | undefined;
  /** @default 'circle' */
  shape?: 'circle' | 'square' | undefined;
  /** Shown as a shape at the bottom end. */
  status?: PersonStatus | null | undefined;
  /** `stale` and `leaving`: not known to be here still. @default 'live' */
  presence?: PersonPresence | undefined;
  /** A ring of the person's colour, for photos. @default false */
  ring?: boolean | undefined;
  /** This is the user of this page; said in the accessible name. @default false */
  isMe?: boolean | undefined;
  /** The name stands beside it: nothing is said to assistive technology. @default false */
  decorative?: boolean | undefined;
  /** @see ImagePolicy @default the `ComponentsProvider`'s */
  imagePolicy?: ImagePolicy | undefined;
  /** Further props of the picture, such as `srcSet`. */
  imageProps?: Omit<ComponentPropsWithoutRef<'img'>, 'src' | 'alt'> | undefined;
  /** In the place of `img`; it is given the props of one. */
  imageComponent?: ElementType | undefined;
  /** In the place of the initials. */
  fallback?: ReactNode;
  strings?: Partial<AvatarStrings> | undefined;
}
