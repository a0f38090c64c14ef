'use client';
import { useCallback, useEffect, useMemo, useRef, useState, type FocusEvent } from 'react';
import { memberIndex } from '../../react/member-index.js';
import { useEngine } from '../../react/provider.js';
import type { NameOrNone } from '../../react/use-channel-state.js';
import { useLatest } from '../../react/use-latest.js';
import { usePresence } from '../../react/use-presence.js';
import type { ElementHandler } from '../../react/use-typing.js';
import type { RegisteredPresenceName } from '../../react/registered-names.js';
import type { Member } from '../../store/state.js';
import { focusedIn } from '../foundations/focused-in.js';
import { useTimings } from '../foundations/settings.js';
import { fieldTimings } from '../foundations/timings.js';
import { createField, freeField, type Field, type FieldLocks, type FieldState } from './create-field.js';

/** Options of {@link useField}. */
export interface UseFieldOptions {
  /** Tells the fields of a channel apart; up to 64 characters. */
  readonly id: string;
  /** False: several may edit it, and are only shown. @default true */
  readonly lock?: boolean | undefined;
  /** Locks that your server keeps, made once by `serverLocks`. @default advisory ones, by client events */
  readonly locks?: FieldLocks | undefined;
}

/** What an input needs so that the others see who edits it. */
export interface FieldInputProps {
  readonly readOnly?: boolean | undefined;
  readonly onFocus?: ElementHandler | undefined;
  readonly onBlur?: ElementHandler | undefined;
  readonly onInput?: ElementHandler | undefined;
}

/** What {@link useField} gives. The functions stay the same for as long as channel and field do. */
export interface UseFieldResult {
  /** `stale`: theirs, but they have been idle for 30 s; `requested`: theirs, and one has asked for it. */
  readonly state: FieldState;
  /** Who has it. */
  readonly owner: Member | null;
  /** How long they had done nothing when this was rendered, in milliseconds. */
  readonly idleMs: number;
  /** Who looks at a field without a lock, without oneself. */
  readonly viewers: readonly Member[];
  /** Who asks for what one has. */
  readonly askedBy: Member | null;
  /** Somebody else got it meanwhile; `value` is what one had typed, null where nothing. */
  readonly lost: { readonly to: Member | null; readonly value: string | null } | null;
  /** The server that keeps the locks did not answer: nobody knows whose it is, and it is asked again. */
  readonly failed: boolean;
  /** The props of an `<input>` or `<textarea>`: read-only while it is somebody else's. The caller's handlers run first. */
  readonly getInputProps: <Props extends object>(
    props?: Props & FieldInputProps,
  ) => Props & Required<FieldInputProps> & { readonly 'data-lock': FieldState };
  /** Asks its owner, and gets it when they let go. */
  readonly request: () => void;
  /** Takes it from somebody who has been idle for 30 s. */
  readonly takeOver: () => void;
  /** Lets it go. */
  readonly release: () => void;
  /** Forgets what was lost. */
  readonly dismiss: () => void;
}

/**
 * A field that one person edits at a time, or that shows who is at it. Such locks are advisory: they tell people, and
 * the application's server decides, by `locks` also who may edit. One's own other tab never locks a field.
 *
 * @example
 * const { state, owner, getInputProps } = useField('presence-form', { id: 'title' });
 * <input {...getInputProps({ defaultValue: title })} />
 * {state === 'theirs' && <small>{nameOf(owner)} is editing</small>}
 */
export function useField(
  channel: NameOrNone<RegisteredPresenceName>,
  { id, lock = true, locks }: UseFieldOptions,
): UseFieldResult {
  const engine = useEngine();
  const timings = useLatest(useTimings('field', fieldTimings));
  const [snapshot, setSnapshot] = useState(freeField);
  const field = useRef<Field | null>(null);
  useEffect(() => {
    if (!channel) return;
    const create = lock && locks ? locks : createField;
    const made = create({
      ...{ engine, channel, exclusive: lock },
      field: id,
      timings: () => timings.current,
      onChange: setSnapshot,
    });
    field.current = made;
    return () => {
      field.current = null;
      made.stop();
      setSnapshot(freeField);
    };
  }, [engine, channel, id, lock, locks, timings]);
  const { state, idleMs, ownerId, viewerIds, askedBy, lost, failed } = snapshot;
  const ids = [ownerId, askedBy, lost?.to ?? null, ...viewerIds];
  const members = usePresence<readonly (Member | null)[]>(channel, (presence) =>
    ids.map((one) => (one === null ? null : (memberIndex(presence.members).get(one) ?? null))),
  );
  const actions = useFieldActions(field);
  const isTheirs =
    ownerId !== null &&
    (state === 'theirs' || state === 'requested' || state === 'stale' || state === 'lost');
  const getInputProps = useCallback(
    <Props extends object>(props: Props & FieldInputProps = {} as Props) => ({
      ...props,
      readOnly: isTheirs || (props.readOnly ?? false),
      'data-lock': state,
      ...fieldHandlers(props, field),
    }),
    [state, isTheirs],
  );
  return useMemo(() => {
    const [owner = null, asker = null, winner = null, ...viewers] = members;
    return {
      ...{ state, owner, idleMs, failed, askedBy: asker },
      viewers: viewers.filter((member): member is Member => member !== null && !member.isMe),
      lost: lost && { to: winner, value: lost.value },
      getInputProps,
      ...actions,
    };
  }, [state, idleMs, lost, failed, members, getInputProps, actions]);
}

interface Box {
  readonly current: Field | null;
}

function useFieldActions(field: Box): Pick<UseFieldResult, 'request' | 'takeOver' | 'release' | 'dismiss'> {
  return useMemo(
    () => ({
      request: () => field.current?.request(),
      takeOver: () => field.current?.takeOver(),
      release: () => field.current?.release(),
      dismiss: () => field.current?.dismiss(),
    }),
    [field],
  );
}

function fieldHandlers(
  theirs: FieldInputProps,
  field: Box,
): Required<Pick<FieldInputProps, 'onFocus' | 'onBlur' | 'onInput'>> {
  return {
    onFocus(event) {
      theirs.onFocus?.(event);
      field.current?.focus();
    },
    onBlur(event) {
      theirs.onBlur?.(event);
      if (!isOnlyTheWindow(event as FocusEvent<HTMLElement>)) field.current?.blur();
    },
    onInput(event) {
      theirs.onInput?.(event);
      const { currentTarget } = event;
      const isText = 'value' in currentTarget && typeof currentTarget.value === 'string';
      field.current?.input(isText ? (currentTarget as HTMLInputElement).value : currentTarget.textContent);
    },
  };
}

/** The window lost the focus, and the field will have it again with the window. */
function isOnlyTheWindow({ currentTarget }: FocusEvent<HTMLElement>): boolean {
  return focusedIn(currentTarget) === currentTarget;
}
