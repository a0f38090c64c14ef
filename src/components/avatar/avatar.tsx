'use client';
import { forwardRef, useMemo, type ForwardRefExoticComponent, type RefAttributes } from 'react';
import { classNames } from '../foundations/class-names.js';
import { cleanName } from '../foundations/clean-name.js';
import { colorIndex } from '../foundations/colors.js';
import { useWords } from '../foundations/settings.js';
import { avatarStrings } from '../foundations/strings.js';
import { PresenceDot } from '../presence-dot/presence-dot.js';
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
export const Avatar: ForwardRefExoticComponent<AvatarProps & RefAttributes<HTMLSpanElement>> = forwardRef(
  function Avatar(props, ref) {
    const {
      name: rawName,
      src,
      userId,
      color,
      size = 'md',
      shape = 'circle',
      status = null,
      presence = 'live',
      ring,
      isMe = false,
      decorative,
      strings,
      imagePolicy,
      imageProps,
      imageComponent,
      fallback,
      className,
      ...rest
    } = props;
    const name = useMemo(() => cleanName(rawName), [rawName]);
    const stale = presence !== 'live';
    const words = useWords('avatar', avatarStrings, strings);
    const label = decorative ? undefined : words.person({ name, isMe, status, stale });
    return (
      <span
        role={label && 'img'}
        aria-label={label}
        aria-hidden={decorative}
        {...rest}
        ref={usePaintedRef(ref, color)}
        className={classNames('cp-avatar', className)}
        data-slot="avatar"
        data-size={size}
        data-shape={shape}
        // the anonymous are grey
        data-color={name === null ? undefined : colorIndex(color, userId ?? name)}
        data-presence={presence}
      >
        <AvatarFace name={name} pixels={pixelsOf[size]} props={props} />
        {(stale || ring) && (
          <svg className="cp-avatar-edge">
            <rect width="100%" height="100%" rx="50%" pathLength="60" />
          </svg>
        )}
        {status && <PresenceDot status={stale ? 'stale' : status} decorative />}
      </span>
    );
  },
);
