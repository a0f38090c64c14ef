'use client';
import { forwardRef, useMemo } from 'react';
import { classNames } from '../foundations/class-names.js';
import { cleanName } from '../foundations/clean-name.js';
import { paletteIndex, paletteSize, ringPattern } from '../foundations/colors.js';
import { avatarStrings } from '../foundations/strings.js';
import { PresenceDot } from '../presence-dot/presence-dot.js';
import { AvatarEdge } from './avatar-edge.js';
import { AvatarFace } from './avatar-face.js';
import type { AvatarProps, AvatarSize } from './avatar-props.js';
import { usePaintedRef } from './use-painted-ref.js';

const pixelsOf: Readonly<Record<AvatarSize, number>> = { xs: 20, sm: 24, md: 32, lg: 40 };

/**
 * A person: their picture, else their initials on their colour, else a grey figure.
 *
 * @example
 * <Avatar name="Ada Lovelace" src="/ada.png" userId="42" status="away" />
 */
export const Avatar = forwardRef<HTMLSpanElement, AvatarProps>(function Avatar(props, ref) {
  const { name: rawName, src, userId, color, size = 'md', shape = 'circle', status = null, ...more } = props;
  const { presence = 'live', ring = false, isMe = false, decorative = false, strings, ...others } = more;
  const { imagePolicy, imageProps, imageComponent, fallback, className, ...rest } = others;
  const name = useMemo(() => cleanName(rawName), [rawName]);
  const index = indexOf(color, userId ?? name, name === null && !src);
  const pixels = pixelsOf[size];
  const stale = presence !== 'live';
  const pattern = stale ? 'dotted' : ring && ringPattern(index ?? 0);
  const words = { ...avatarStrings, ...strings };
  const spoken = decorative
    ? { 'aria-hidden': true }
    : { role: 'img', 'aria-label': words.person({ name, isMe, status, stale }) };
  return (
    <span
      {...spoken}
      {...rest}
      ref={usePaintedRef(ref, color)}
      className={classNames('cp-avatar', className)}
      data-slot="avatar"
      data-size={size}
      data-shape={shape}
      data-color={index}
      data-status={status ?? undefined}
      data-presence={presence}
    >
      <AvatarFace
        name={name}
        pixels={pixels}
        {...{ src, userId, imagePolicy, imageProps, imageComponent, fallback }}
      />
      {pattern && <AvatarEdge size={pixels} pattern={pattern} />}
      {status && <PresenceDot status={stale ? 'stale' : status} decorative />}
    </span>
  );
});

/** Undefined for the anonymous, who are grey. */
function indexOf(color: unknown, id: string | null, anonymous: boolean): number | undefined {
  if (typeof color === 'number' && Number.isInteger(color)) return Math.abs(color) % paletteSize;
  return anonymous ? undefined : paletteIndex(id ?? '');
}
