import { usePresencePrivacy, type PrivacyChoice } from '../../../src/index.js';
import './headless.css';

const rows: readonly (readonly [PrivacyChoice, string])[] = [
  ['shareCursor', 'Show where I point'],
  ['announceJoins', 'Tell me who comes'],
  ['appearOffline', 'Hide that I am here'],
];

/** The same choices as checkboxes of a settings page. */
export function QuietSettings({ storageKey }: { storageKey: string }) {
  const { choices, choose } = usePresencePrivacy({ storageKey });
  return (
    <fieldset className="hl-settings">
      <legend>Privacy</legend>
      {rows.map(([choice, words]) => (
        <label key={choice}>
          <input
            type="checkbox"
            checked={choices[choice]}
            onChange={({ currentTarget }) => choose({ [choice]: currentTarget.checked })}
          />
          {words}
        </label>
      ))}
    </fieldset>
  );
}
