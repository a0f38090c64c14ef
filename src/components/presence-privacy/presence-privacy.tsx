'use client';
import { forwardRef, type ForwardRefExoticComponent, type RefAttributes } from 'react';
import { PresencePrivacyView, type PresencePrivacyViewProps } from './presence-privacy-view.js';
import { usePresencePrivacy, type UsePresencePrivacyOptions } from './use-presence-privacy.js';

/** Props of {@link PresencePrivacy}. */
export interface PresencePrivacyProps
  extends Omit<PresencePrivacyViewProps, 'choices' | 'onChoose'>, UsePresencePrivacyOptions {}

/**
 * What the user of this page shows, sees and hears of presence: switches that the browser remembers. The application
 * does what they say, by `usePresencePrivacy`.
 *
 * @example
 * <PresencePrivacy toggles={['showCursors', 'shareCursor']} />
 */
export const PresencePrivacy: ForwardRefExoticComponent<
  PresencePrivacyProps & RefAttributes<HTMLDivElement>
> = forwardRef(function PresencePrivacy({ storageKey, value, onChange, ...rest }, ref) {
  const { choices, choose } = usePresencePrivacy({ storageKey, value, onChange });
  return (
    <PresencePrivacyView
      {...rest}
      ref={ref}
      choices={choices}
      onChoose={(choice, chosen) => choose({ [choice]: chosen })}
    />
  );
});
