import type { Member, Person } from '../../src/index.js';
import adaUrl from '../assets/ada.svg?no-inline';
import chidiUrl from '../assets/chidi.svg?no-inline';
import emiUrl from '../assets/emi.svg?no-inline';
import hanaUrl from '../assets/hana.svg?no-inline';
import jonasUrl from '../assets/jonas.svg?no-inline';

/** Somebody of the stories, with all that an app may know of them. */
export type StoryMember = Member<Person>;

function somebody(id: string, name: string | null, color: number, more: Person = {}): StoryMember {
  return { id, isMe: false, info: { name, color, ...more } };
}

export const ada: StoryMember = {
  ...somebody('ada', 'Ada Lovelace', 7, { avatarUrl: adaUrl, status: 'active', detail: '2 tabs' }),
  isMe: true,
};
export const bo = somebody('bo', 'Bo Andersson', 4, { status: 'active' });
export const dilnoza = somebody('dilnoza', 'Dilnoza Karimova', 8, { status: 'active' });
export const emi = somebody('emi', 'Emi Tanaka', 9, { avatarUrl: emiUrl, status: 'active' });
const hana = somebody('hana', 'Hana Kovač', 3, { avatarUrl: hanaUrl, status: 'active' });
export const chidi = somebody('chidi', 'Chidi Okafor', 1, {
  avatarUrl: chidiUrl,
  status: 'idle',
  detail: 'Idle 3 min',
});
const jonas = somebody('jonas', 'Jonas Weber', 2, {
  avatarUrl: jonasUrl,
  status: 'idle',
  detail: 'Idle 6 min',
});
const farid = somebody('farid', 'Farid Haddad', 5, { status: 'away', detail: 'Away 12 min' });
const nobody = somebody('guest-7', null, 0, { status: 'away' });
const kwame = somebody('kwame', 'Kwame Mensah', 1, { presence: 'stale' });

/** The room of seventeen: in the order in which they were first seen. */
export const crowd: readonly StoryMember[] = [
  ada,
  bo,
  chidi,
  dilnoza,
  emi,
  hana,
  somebody('lin-1', 'Lin Wei', 7, { status: 'active' }),
  somebody('lin-2', 'Lin Wei', 7, { status: 'active' }),
  jonas,
  farid,
  nobody,
  kwame,
  somebody('noor', 'Noor Al-Sayed', 6, { status: 'offline' }),
  somebody('olu', 'Olu Adeyemi', 0, { status: 'offline' }),
  somebody('pia', 'Pia Lindqvist', 5, { status: 'offline' }),
  somebody('rosa', 'Rosa Jiménez', 3, { status: 'offline' }),
  somebody('tariq', 'Tariq Nasser', 2, { presence: 'leaving' }),
];

/** People with Arabic names. */
export const arabicCrowd: readonly StoryMember[] = [
  { ...somebody('sami', 'سامي', 1, { status: 'active' }), isMe: true },
  somebody('layla', 'ليلى حداد', 6, { status: 'idle' }),
  somebody('omar', 'عمر', 4, { status: 'active' }),
  somebody('noor', 'نور', 3, { status: 'active' }),
  ...Array.from({ length: 7 }, (_, i) => somebody(`more-${i}`, `ضيف ${i + 1}`, i, { status: 'active' })),
];

/** As many as are wanted, the same ones each time. */
export function people(count: number): readonly StoryMember[] {
  const given = [
    'Ada',
    'Bo',
    'Chidi',
    'Dilnoza',
    'Emi',
    'Farid',
    'Hana',
    'Ines',
    'Jonas',
    'Kwame',
    'Lin',
    'Mira',
  ];
  const family = [
    'Lovelace',
    'Andersson',
    'Okafor',
    'Karimova',
    'Tanaka',
    'Haddad',
    'Kovač',
    'Dias',
    'Weber',
  ];
  return Array.from({ length: count }, (_, i) => ({
    ...somebody(`u${i}`, `${given[i % 12] ?? ''} ${family[i % 9] ?? ''}${i < 36 ? '' : ` ${i}`}`, i % 10),
    isMe: i === 0,
  }));
}

/** The stories' members carry what they are shown as; an app would look it up. */
export function shownAs(member: Member): Person {
  return (member as StoryMember).info;
}

/** As {@link shownAs}, by their first name: for sentences. */
export function firstName(member: Member): Person {
  const person = shownAs(member);
  return { ...person, name: person.name?.split(' ')[0] ?? null };
}

/** The same person, known otherwise. */
export function but(member: StoryMember, change: Person): StoryMember {
  return { ...member, info: { ...member.info, ...change } };
}

/** The parameters of a story whose `members` are as many as the toolbar says. */
export const sizedRoom = { crowd: 'members' };
