'use client';
import { useId, type HTMLAttributes, type ReactElement, type ReactNode, type Ref } from 'react';
import { classNames } from '../foundations/class-names.js';

/** The ids by which an input and the words around it know each other. */
export interface FieldIds {
  readonly id: string;
  readonly 'aria-describedby': string;
}

/** What stands in a field: an input, given the ids that tie it to its label and its help. */
export type FieldContent = ReactNode | ((ids: FieldIds) => ReactNode);

/** Label, tag, the input itself, and a line of help that is always there: no state moves anything. */
export function FieldShell({
  label,
  tag,
  help,
  action,
  end,
  root,
  children,
  ...rest
}: Omit<HTMLAttributes<HTMLDivElement>, 'children'> & {
  label: ReactNode;
  tag: ReactNode;
  help: ReactNode;
  /** A button on the input. */
  action?: ReactNode;
  /** A button beside the help. */
  end?: ReactNode;
  root: Ref<HTMLDivElement>;
  children: FieldContent;
}): ReactElement {
  const id = useId();
  const ids: FieldIds = { id, 'aria-describedby': `${id}-help` };
  return (
    <div {...rest} ref={root} className={classNames('cp-field', rest.className)}>
      <div className="cp-field-head">
        <label htmlFor={id}>{label}</label>
        {tag}
      </div>
      <div className="cp-field-body">
        {typeof children === 'function' ? children(ids) : children}
        {action}
      </div>
      <div className="cp-field-foot">
        <p id={ids['aria-describedby']}>{help}</p>
        {end}
      </div>
    </div>
  );
}

/** A button of a field. */
export function FieldButton({
  onPress,
  children,
}: {
  onPress: () => void;
  children: ReactNode;
}): ReactElement {
  return (
    <button type="button" className="cp-field-button" onClick={onPress}>
      {children}
    </button>
  );
}
