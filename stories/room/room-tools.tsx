import { useId, type ReactElement } from 'react';
import { PersonIcon } from './icons.js';
import { useWords } from './words.js';

/** Side by side as far as there is room, one above the other, or two in a row. */
export type Layout = (typeof layouts)[number];

const layouts = ['side', 'stack', 'grid'] as const;

/** Over the windows of a room: who else comes, and where the windows stand. */
export function RoomTools({
  layout,
  onLayout,
  onAdd,
}: {
  readonly layout: Layout;
  readonly onLayout: (layout: Layout) => void;
  /** Left out where everybody is there. */
  readonly onAdd: (() => void) | undefined;
}): ReactElement {
  const words = useWords();
  const name = useId();
  return (
    <div className="room-tools">
      <button type="button" className="room-button" aria-disabled={!onAdd} onClick={onAdd}>
        <PersonIcon />
        {words.addPerson}
      </button>
      <fieldset>
        <legend>{words.layout}</legend>
        {layouts.map((one) => (
          <label key={one}>
            <input type="radio" name={name} checked={one === layout} onChange={() => onLayout(one)} />
            {words.layouts[one]}
          </label>
        ))}
      </fieldset>
    </div>
  );
}
