'use client';
import type { ReactElement } from 'react';
import { graphemes } from '../foundations/graphemes.js';
import { initials } from '../foundations/initials.js';
import type { AvatarProps } from './avatar-props.js';
import { useAvatarImage } from './use-avatar-image.js';

type AvatarFaceProps = {
  /** Cleaned. */
  readonly name: string | null;
  readonly pixels: number;
} & Pick<AvatarProps, 'src' | 'userId' | 'imagePolicy' | 'imageProps' | 'imageComponent' | 'fallback'>;

/** What an avatar shows within its edge: the picture over the initials, and the initials alone where there is none. */
export function AvatarFace(props: AvatarFaceProps): ReactElement {
  const { name, pixels, imageProps, imageComponent: Image = 'img', imagePolicy, userId = null } = props;
  const wanted = props.src && imagePolicy ? imagePolicy(props.src, { name, userId }) : props.src;
  const { src, state, settle, loaded, failed } = useAvatarImage(wanted);
  const fallback = props.fallback ?? (name === null ? figure : <Initials name={name} pixels={pixels} />);
  return (
    <span className="cp-avatar-face" data-image={src === null ? 'none' : state} aria-hidden="true">
      {state !== 'loaded' && fallback}
      {src !== null && state !== 'error' && (
        <Image
          width={pixels}
          height={pixels}
          loading="lazy"
          decoding="async"
          referrerPolicy="no-referrer"
          draggable={false}
          {...imageProps}
          ref={settle}
          src={src}
          alt=""
          onLoad={both(loaded, imageProps?.onLoad)}
          onError={both(failed, imageProps?.onError)}
        />
      )}
    </span>
  );
}

function Initials({ name, pixels }: { name: string; pixels: number }): ReactElement {
  const letters = initials(name);
  return <bdi className="cp-avatar-initials">{pixels > 20 ? letters : graphemes(letters)[0]}</bdi>;
}

const figure = (
  <svg className="cp-avatar-figure" viewBox="0 0 40 40">
    <circle cx="20" cy="16.3" r="4.8" />
    <path d="M12.9 30.5c-.8 0-1.4-.6-1.4-1.4 0-3.8 3.8-6.4 8.5-6.4s8.5 2.6 8.5 6.4c0 .8-.6 1.4-1.4 1.4Z" />
  </svg>
);

function both<Event>(own: () => void, callers: ((event: Event) => void) | undefined): (event: Event) => void {
  return (event) => {
    callers?.(event);
    own();
  };
}
