'use client';
import {
  forwardRef,
  useEffect,
  useState,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type ReactNode,
  type RefAttributes,
} from 'react';
import { personFromInfo, type PersonMapping } from '../../react/person.js';
import type { Member } from '../../store/state.js';
import { FieldButton, FieldShell, type FieldContent } from '../field-presence/field-shell.js';
import { cleanName } from '../foundations/clean-name.js';
import { colorIndex } from '../foundations/colors.js';
import { sentence, type Sentence } from '../foundations/name-list.js';
import { useSettings, useWords } from '../foundations/settings.js';
import { avatarStrings, type AvatarStrings } from '../foundations/strings.js';
import type { FieldState } from './create-field.js';
import { fieldStrings, type FieldStrings } from './field-strings.js';

/** Props of {@link FieldLockView}, beside those of a div. */
export interface FieldLockViewProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  label: ReactNode;
  state: FieldState;
  /** Who has it, or got it. */
  owner?: Member | null | undefined;
  /** How long they have done nothing, in milliseconds; counted on from there. @default 0 */
  idleMs?: number | undefined;
  /** Who asks for what is mine. */
  askedBy?: Member | null | undefined;
  /** What was lost holds a text. @default false */
  kept?: boolean | undefined;
  /** Whose it is could not be found out, and is asked again. @default false */
  failed?: boolean | undefined;
  /** Each of these has a button while it makes sense. */
  onTakeOver?: (() => void) | undefined;
  onRequest?: (() => void) | undefined;
  onHandOver?: (() => void) | undefined;
  onShowMine?: (() => void) | undefined;
  /** The input: a function is given the ids that tie it to label and help. */
  children: FieldContent;
  /** @default `info.name` and `info.color` */
  person?: PersonMapping | undefined;
  locale?: string | undefined;
  strings?: Partial<AvatarStrings & FieldStrings> | undefined;
}

/**
 * A labelled field that one person edits at a time: whose it is stands beside its label, never on its value.
 *
 * @example
 * <FieldLockView label="Summary" state="theirs" owner={bo}>{(ids) => <input {...ids} readOnly />}</FieldLockView>
 */
export const FieldLockView: ForwardRefExoticComponent<FieldLockViewProps & RefAttributes<HTMLDivElement>> =
  forwardRef(function FieldLockView(props, ref) {
    const settings = useSettings();
    const { locale: inherited } = settings;
    const {
      state,
      owner = null,
      idleMs = 0,
      askedBy = null,
      kept = false,
      failed = false,
      onTakeOver,
      onRequest,
      onHandOver,
      onShowMine,
      person = personFromInfo,
      locale = inherited,
      strings,
      ...rest
    } = props;
    const words = useWords('field', fieldStrings, strings);
    const { anonymous } = useWords('avatar', avatarStrings, strings);
    const seconds = useSeconds(idleMs, state === 'stale');
    const nameOf = (member: Member | null): string =>
      (member && cleanName(person(member).name)) ?? anonymous();
    const name = <bdi>{nameOf(owner)}</bdi>;
    const isTheirs = state === 'theirs' || state === 'requested' || state === 'stale';
    const says = (): Sentence<ReactNode> => {
      if (state === 'theirs') return words.editing({ name });
      if (state === 'requested') return words.requested({ name });
      if (state === 'stale') return [words.idle({ seconds, locale })];
      if (state === 'lost') return words.lost({ name, kept });
      if (failed) return [words.failed()];
      return state === 'mine' && askedBy ? words.asks({ name: <bdi>{nameOf(askedBy)}</bdi> }) : [];
    };
    return (
      <FieldShell
        {...rest}
        root={ref}
        data-slot="field-lock"
        data-state={state}
        data-color={isTheirs && owner ? colorIndex(person(owner).color, owner.id) : undefined}
        tag={
          isTheirs && (
            <span className="cp-field-tag">
              <svg viewBox="0 0 12 12" aria-hidden="true">
                <path d="M2.8 5.4h6.4v4.8H2.8ZM4 5.2V3.8a2 2 0 0 1 4 0v1.4" />
              </svg>
              {name}
            </span>
          )
        }
        help={
          <>
            {(state === 'lost' || failed) && warning}
            <span dir="auto">{sentence(says())}</span>
          </>
        }
        action={
          state === 'stale' && onTakeOver ? (
            <FieldButton onPress={onTakeOver}>{words.takeOver()}</FieldButton>
          ) : (
            state === 'theirs' &&
            onRequest && <FieldButton onPress={onRequest}>{words.request()}</FieldButton>
          )
        }
        end={
          state === 'lost' && kept && onShowMine ? (
            <FieldButton onPress={onShowMine}>{words.showMine()}</FieldButton>
          ) : (
            state === 'mine' &&
            askedBy &&
            onHandOver && <FieldButton onPress={onHandOver}>{words.handOver()}</FieldButton>
          )
        }
      />
    );
  });

/** Whole seconds, counted on from so many milliseconds. */
function useSeconds(fromMs: number, counts: boolean): number {
  const [passed, setPassed] = useState({ fromMs, seconds: 0 });
  if (passed.fromMs !== fromMs) setPassed({ fromMs, seconds: 0 });
  useEffect(() => {
    if (!counts) return;
    const timer = setInterval(
      () => setPassed((before) => ({ ...before, seconds: before.seconds + 1 })),
      1_000,
    );
    return () => clearInterval(timer);
  }, [counts, fromMs]);
  return Math.floor(fromMs / 1_000) + passed.seconds;
}

const warning = (
  <svg viewBox="0 0 12 12" aria-hidden="true">
    <path d="M6 1.6 11 10.4H1ZM6 5v2.4M6 8.7v.3" />
  </svg>
);
