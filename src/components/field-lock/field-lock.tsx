'use client';
import {
  forwardRef,
  useEffect,
  useRef,
  type ForwardRefExoticComponent,
  type ReactNode,
  type RefAttributes,
} from 'react';
import { usePersonMapping, type PersonMapping } from '../../react/person.js';
import type { RegisteredPresenceName } from '../../react/registered-names.js';
import type { Member } from '../../store/state.js';
import type { FieldProps } from '../field-presence/field-presence.js';
import { cleanName } from '../foundations/clean-name.js';
import { focusedIn } from '../foundations/focused-in.js';
import { useSettings, useWords } from '../foundations/settings.js';
import { avatarStrings } from '../foundations/strings.js';
import { FieldLockView, type FieldLockViewProps } from './field-lock-view.js';
import { fieldStrings } from './field-strings.js';
import { useField, type UseFieldOptions, type UseFieldResult } from './use-field.js';

/** Props of {@link FieldLock}. */
export interface FieldLockProps extends Omit<
  FieldLockViewProps,
  | 'state'
  | 'owner'
  | 'idleMs'
  | 'askedBy'
  | 'failed'
  | 'kept'
  | 'children'
  | 'onTakeOver'
  | 'onRequest'
  | 'onHandOver'
  | 'onShowMine'
> {
  /** A presence channel; null: nobody yet. */
  channel: RegisteredPresenceName | null;
  /** Tells the fields of a channel apart. */
  field: string;
  /** Locks that your server keeps, made once by `serverLocks`. @default advisory ones, by client events */
  locks?: UseFieldOptions['locks'];
  /** Others can ask for it, and its owner hand it over. @default true */
  requests?: boolean | undefined;
  /** Somebody else got the field while one was typing: gives back what was typed, when it is asked for. */
  onShowMine?: ((value: string) => void) | undefined;
  /** The input. */
  children: (props: FieldProps) => ReactNode;
}

/**
 * A field that one person edits at a time. It is read-only for the others and says whose it is; one who is idle for 30 s
 * can be relieved of it. The lock is advisory: let your server decide about what is saved, or keep `locks` there.
 *
 * @example
 * <FieldLock channel="presence-form" field="summary" label="Summary" onShowMine={setDraft}>
 *   {(field) => <textarea {...field({ defaultValue: summary })} />}
 * </FieldLock>
 */
export const FieldLock: ForwardRefExoticComponent<FieldLockProps & RefAttributes<HTMLDivElement>> =
  forwardRef(function FieldLock(props, ref) {
    const { channel, field, locks, requests = true, onShowMine, children, ...rest } = props;
    const mapping = usePersonMapping();
    const person = rest.person ?? mapping;
    const { state, owner, idleMs, askedBy, lost, failed, getInputProps, ...actions } = useField(channel, {
      id: field,
      locks,
    });
    const root = useRef<HTMLDivElement | null>(null);
    useSpokenLock({ state, owner, lost }, person, root);
    const kept = lost?.value ?? null;
    return (
      <FieldLockView
        {...rest}
        {...{ person, state, idleMs, askedBy, failed }}
        ref={(element) => {
          root.current = element;
          if (typeof ref === 'function') ref(element);
          else if (ref) ref.current = element;
        }}
        owner={lost ? lost.to : owner}
        kept={kept !== null && onShowMine !== undefined}
        onTakeOver={actions.takeOver}
        onRequest={requests ? actions.request : undefined}
        onHandOver={requests ? actions.release : undefined}
        onShowMine={() => {
          if (kept !== null) onShowMine?.(kept);
          actions.dismiss();
        }}
      >
        {(ids) => children((own) => ({ ...getInputProps({ ...own }), ...ids }) as never)}
      </FieldLockView>
    );
  });

/** Says that the field under one's hands has become somebody else's; interrupts only where a text is at stake. */
function useSpokenLock(
  { state, owner, lost }: Pick<UseFieldResult, 'state' | 'owner' | 'lost'>,
  person: PersonMapping,
  root: { readonly current: HTMLElement | null },
): void {
  const { announce } = useSettings();
  const words = useWords('field', fieldStrings);
  const { anonymous } = useWords('avatar', avatarStrings);
  const nameOf = (member: Member | null): string => (member && cleanName(person(member).name)) ?? anonymous();
  const isUrgent = state === 'lost' && (lost?.value ?? null) !== null;
  const text =
    state === 'lost'
      ? words.lost({ name: nameOf(lost?.to ?? null), kept: isUrgent }).join('')
      : state === 'theirs' && owner
        ? words.editing({ name: nameOf(owner) }).join('')
        : '';
  useEffect(() => {
    if (text === '' || !root.current?.contains(focusedIn(root.current))) return;
    announce?.(text, { group: 'lock', priority: isUrgent ? 'assertive' : 'polite' });
  }, [announce, text, isUrgent, root]);
}
