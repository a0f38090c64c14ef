'use client';
import {
  forwardRef,
  useId,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type RefAttributes,
} from 'react';
import { classNames } from '../foundations/class-names.js';
import { useWords } from '../foundations/settings.js';
import { allChoices, type PrivacyChoices } from './create-privacy-store.js';
import { privacyStrings, type PrivacyChoice, type PrivacyStrings } from './privacy-strings.js';

/** Props of {@link PresencePrivacyView}, beside those of a div. */
export interface PresencePrivacyViewProps extends Omit<
  ComponentPropsWithoutRef<'div'>,
  'children' | 'onChange'
> {
  choices: PrivacyChoices;
  onChoose: (choice: PrivacyChoice, chosen: boolean) => void;
  /** Which switches there are, and in which order. @default all four */
  toggles?: readonly PrivacyChoice[] | undefined;
  strings?: Partial<PrivacyStrings> | undefined;
}

/**
 * Switches of what one shows, sees and hears of presence.
 *
 * @example
 * <PresencePrivacyView choices={choices} onChoose={(choice, chosen) => save({ ...choices, [choice]: chosen })} />
 */
export const PresencePrivacyView: ForwardRefExoticComponent<
  PresencePrivacyViewProps & RefAttributes<HTMLDivElement>
> = forwardRef(function PresencePrivacyView(props, ref) {
  const { choices, onChoose, toggles = allChoices, strings, className, ...rest } = props;
  const words = useWords('presencePrivacy', privacyStrings, strings);
  const id = useId();
  return (
    <div
      role="group"
      aria-labelledby={rest['aria-label'] === undefined ? id : undefined}
      {...rest}
      ref={ref}
      className={classNames('cp-privacy', className)}
      data-slot="presence-privacy"
    >
      <div id={id} className="cp-privacy-title">
        {words.title()}
      </div>
      {toggles.map((choice) => {
        const hint = words.hint({ choice });
        const name = `${id}-${choice}`;
        return (
          <button
            key={choice}
            type="button"
            role="switch"
            aria-checked={choices[choice]}
            aria-labelledby={name}
            aria-describedby={hint ? `${name}-hint` : undefined}
            data-slot="presence-privacy-switch"
            data-choice={choice}
            data-state={choices[choice] ? 'on' : 'off'}
            onClick={() => onChoose(choice, !choices[choice])}
          >
            <span id={name}>{words.label({ choice })}</span>
            {hint && <small id={`${name}-hint`}>{hint}</small>}
            <i />
          </button>
        );
      })}
    </div>
  );
});
