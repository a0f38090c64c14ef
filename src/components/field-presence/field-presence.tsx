'use client';
import { forwardRef, type ForwardRefExoticComponent, type ReactNode, type RefAttributes } from 'react';
import { usePersonMapping } from '../../react/person.js';
import type { RegisteredPresenceName } from '../../react/registered-names.js';
import { useField, type UseFieldResult } from '../field-lock/use-field.js';
import { FieldPresenceView, type FieldPresenceViewProps } from './field-presence-view.js';
import type { FieldIds } from './field-shell.js';

/** Gives an input all that a field needs: ids, handlers, and whether it is read-only. The caller's props go in. */
export type FieldProps = <Props extends object>(
  props?: Props,
) => Props & FieldIds & ReturnType<UseFieldResult['getInputProps']>;

/** Props of {@link FieldPresence}. */
export interface FieldPresenceProps extends Omit<FieldPresenceViewProps, 'members' | 'children'> {
  /** A presence channel; null: nobody yet. */
  channel: RegisteredPresenceName | null;
  /** Tells the fields of a channel apart. */
  field: string;
  /** The input. */
  children: (props: FieldProps) => ReactNode;
}

/**
 * A field that shows who else is at it. Several may edit it at once.
 *
 * @example
 * <FieldPresence channel="presence-form" field="title" label="Title">
 *   {(field) => <input {...field({ defaultValue: 'Autumn launch' })} />}
 * </FieldPresence>
 */
export const FieldPresence: ForwardRefExoticComponent<FieldPresenceProps & RefAttributes<HTMLDivElement>> =
  forwardRef(function FieldPresence({ channel, field, children, ...rest }, ref) {
    const person = usePersonMapping();
    const { viewers, getInputProps } = useField(channel, { id: field, lock: false });
    return (
      <FieldPresenceView person={person} {...rest} members={viewers} ref={ref}>
        {(ids) => children((props) => ({ ...getInputProps({ ...props }), ...ids }) as never)}
      </FieldPresenceView>
    );
  });
