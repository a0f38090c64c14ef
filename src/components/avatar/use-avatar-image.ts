'use client';
import { useCallback, useState, useSyncExternalStore } from 'react';
import { avatarUrl } from '../foundations/avatar-url.js';

const never = (): (() => void) => () => {};

/**
 * What may be loaded, and how it went: null while it is on its way. A picture of the server's HTML may have come, or
 * failed, before this page listened to it: `ask`, a ref, asks it.
 */
export function useAvatarImage(raw: unknown): {
  src: string | null;
  good: boolean | null;
  settle: (good: boolean) => void;
  ask: (image: HTMLImageElement | null) => void;
} {
  // the server knows no origin: what only the origin allows appears after hydration
  const origin = useSyncExternalStore(
    never,
    () => location.origin,
    () => '',
  );
  const src = avatarUrl(raw, origin);
  const [result, setResult] = useState({ src, good: null as boolean | null });
  const settle = useCallback((good: boolean) => setResult({ src, good }), [src]);
  const ask = useCallback(
    (image: HTMLImageElement | null) => {
      if (image?.complete && image.currentSrc) settle(image.naturalWidth > 0);
    },
    [settle],
  );
  return { src, good: result.src === src ? result.good : null, settle, ask };
}
