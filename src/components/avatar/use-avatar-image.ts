'use client';
import { useCallback, useState, useSyncExternalStore } from 'react';
import { avatarUrl } from '../foundations/avatar-url.js';

/** How far a picture is: on its way (or not asked for), shown, or not to be had. */
export type ImageState = 'idle' | 'loaded' | 'error';

const never = (): (() => void) => () => undefined;

/**
 * What may be loaded, and how far it is. A picture of the server's HTML may have come, or failed, before this page
 * listened to it: `settle`, a ref, asks it.
 */
export function useAvatarImage(raw: unknown): {
  src: string | null;
  state: ImageState;
  settle: (image: HTMLImageElement | null) => void;
  loaded: () => void;
  failed: () => void;
} {
  // the server knows no origin: what only the origin allows appears after hydration
  const origin = useSyncExternalStore(
    never,
    () => location.origin,
    () => '',
  );
  const src = avatarUrl(raw, origin);
  const [result, setResult] = useState<{ src: string | null; state: ImageState }>({
    src: null,
    state: 'idle',
  });
  const loaded = useCallback(() => setResult({ src, state: 'loaded' }), [src]);
  const failed = useCallback(() => setResult({ src, state: 'error' }), [src]);
  const settle = useCallback(
    (image: HTMLImageElement | null) => {
      if (image?.complete === true && image.currentSrc !== '') (image.naturalWidth > 0 ? loaded : failed)();
    },
    [loaded, failed],
  );
  return { src, state: result.src === src ? result.state : 'idle', settle, loaded, failed };
}
