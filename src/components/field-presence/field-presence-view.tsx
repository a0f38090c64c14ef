'use client';
import {
  forwardRef,
  type ComponentPropsWithoutRef,
  type ForwardRefExoticComponent,
  type ReactNode,
  type RefAttributes,
} from 'react';
import { personFromInfo, type PersonMapping } from '../../react/person.js';
import type { Member } from '../../store/state.js';
import { fieldStrings, type FieldStrings } from '../field-lock/field-strings.js';
import { FaceRow } from '../foundations/face-row.js';
import { nameList, sentence } from '../foundations/name-list.js';
import { useSettings, useWords } from '../foundations/settings.js';
import { avatarStrings, type AvatarStrings } from '../foundations/strings.js';
import { namePeople } from '../presence-notices/name-people.js';
import { FieldShell, type FieldContent } from './field-shell.js';

/** Props of {@link FieldPresenceView}, beside those of a div. */
export interface FieldPresenceViewProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  label: ReactNode;
  /** Who is at the field, without oneself. */
  members: readonly Member[];
  /** How many have a face. @default 3 */
  max?: number | undefined;
  /** The input: a function is given the ids that tie it to label and help. */
  children: FieldContent;
  /** @default `info.name`, `info.avatarUrl` and `info.color` */
  person?: PersonMapping | undefined;
  locale?: string | undefined;
  strings?: Partial<AvatarStrings & FieldStrings> | undefined;
}

const mostNames = 2;

/**
 * A labelled field, and who else is at it.
 *
 * @example
 * <FieldPresenceView label="Title" members={viewers}>{(ids) => <input {...ids} />}</FieldPresenceView>
 */
export const FieldPresenceView: ForwardRefExoticComponent<
  FieldPresenceViewProps & RefAttributes<HTMLDivElement>
> = forwardRef(function FieldPresenceView(props, ref) {
  const settings = useSettings();
  const { locale: inherited } = settings;
  const { members, max = 3, person = personFromInfo, locale = inherited, strings, ...rest } = props;
  const words = useWords('field', fieldStrings, strings);
  const { anonymous } = useWords('avatar', avatarStrings, strings);
  const count = members.length;
  const faces = count > max ? max - 1 : count;
  const { names, others } = namePeople(members, person, mostNames, anonymous());
  const last = others > 0 ? words.others({ count: others, locale }) : undefined;
  return (
    <FieldShell
      {...rest}
      root={ref}
      data-slot="field-presence"
      data-state={count > 0 ? 'here' : 'free'}
      tag={
        count > 0 && (
          <FaceRow members={members.slice(0, faces)} person={person} size="xs" more={count - faces} />
        )
      }
      help={
        count > 0 && (
          <span dir="auto">
            {sentence(words.here({ list: nameList(names, locale, last), count, locale }))}
          </span>
        )
      }
    />
  );
});
