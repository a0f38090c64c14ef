'use client';
import {
  createContext,
  useContext,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type Context,
  type ReactElement,
} from 'react';
import type { SpokenStore, SpokenTexts } from './spoken-texts.js';

export const SpokenContext: Context<SpokenStore | null> = createContext<SpokenStore | null>(null);

const nothing = (): (() => void) => () => {};
const silence: SpokenTexts = { polite: '', assertive: '' };
/** Set on the node as well: without any style sheet it must be heard, and not be seen. */
const unseen =
  'position:absolute;inline-size:1px;block-size:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap';

/**
 * The place from which the nearest `Announcer` is heard. One comes with it; a modal dialog, which silences what is
 * outside of it, has one of its own.
 *
 * @example
 * <dialog ref={dialog}>… <AnnouncerOutlet /></dialog>
 */
export function AnnouncerOutlet(): ReactElement {
  const store = useContext(SpokenContext);
  const root = useRef<HTMLDivElement>(null);
  const [self] = useState(() => ({}));
  useEffect(() => {
    if (root.current) root.current.style.cssText = unseen;
    return store?.addOutlet(self);
  }, [store, self]);
  const { polite, assertive } = useSyncExternalStore(
    store?.subscribe ?? nothing,
    () => store?.read(self) ?? silence,
    () => silence,
  );
  return (
    <div ref={root} className="cp-spoken" data-slot="announcer">
      <div role="status" aria-live="polite" aria-atomic="true">
        {polite}
      </div>
      <div role="alert" aria-live="assertive" aria-atomic="true">
        {assertive}
      </div>
    </div>
  );
}
