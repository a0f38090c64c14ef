'use client';
import { useMemo, type ReactElement, type SyntheticEvent } from 'react';
import { graphemes } from '../foundations/graphemes.js';
import { initials } from '../foundations/initials.js';
import { useSettings } from '../foundations/settings.js';
import type { AvatarProps } from './avatar-props.js';
import { useAvatarImage } from './use-avatar-image.js';

interface AvatarFaceProps {
  /** Cleaned. */
  name: string | null;
  pixels: number;
  /** As the avatar has them. */
  props: AvatarProps;
}

/** What an avatar shows within its edge: the picture over the initials, and the initials alone where there is none. */
export function AvatarFace({ name, pixels, props }: AvatarFaceProps): ReactElement {
  const { imageProps, imageComponent: Image = 'img', userId = null, fallback } = props;
  const policy = useSettings().imagePolicy;
  const { imagePolicy = policy } = props;
  const wanted = props.src && imagePolicy ? imagePolicy(props.src, { name, userId }) : props.src;
  const { src, good, settle, ask } = useAvatarImage(wanted);
  const letters = useMemo(() => initials(name ?? ''), [name]);
  const shown = pixels > 20 ? letters : graphemes(letters)[0]; // the smallest size has room for one
  return (
    <span className="cp-avatar-face">
      {good !== true && (fallback ?? (shown ? <bdi>{shown}</bdi> : figure))}
      {src !== null && good !== false && (
        <Image
          width={pixels}
          height={pixels}
          loading="lazy"
          decoding="async"
          referrerPolicy="no-referrer"
          draggable={false}
          {...imageProps}
          ref={ask}
          src={src}
          alt=""
          onLoad={(event: SyntheticEvent<HTMLImageElement>) => {
            imageProps?.onLoad?.(event);
            settle(true);
          }}
          onError={(event: SyntheticEvent<HTMLImageElement>) => {
            imageProps?.onError?.(event);
            settle(false);
          }}
        />
      )}
    </span>
  );
}

const figure = (
  <svg viewBox="0 0 40 40">
    <circle cx="20" cy="16.3" r="4.8" />
    <path d="M12.9 30.5q-1.5-.1-1.4-1.6c.4-3.7 4-6.2 8.5-6.2s8.1 2.5 8.5 6.2q.1 1.5-1.4 1.6Z" />
  </svg>
);
