import { describe, expect, it } from 'vitest';
import { createPeopleRows } from '../../src/components/presence-avatars/people-rows.js';
import type { Member, Person } from '../../src/index.js';

const asInfo = (member: Member): Person => member.info as Person;

function somebody(id: string, info: Person = { name: id }, isMe = false): Member<Person> {
  return { id, info, isMe };
}

function read(members: readonly Member[], query = ''): string[] {
  return createPeopleRows(members, asInfo)(members, asInfo, query).map(({ member }) => member.id);
}

describe('the rows of the list', () => {
  it('[PA6] begin with oneself, then go by how present people are, then by name', () => {
    const members = [
      somebody('z', { name: 'Zoe' }),
      somebody('gone', { name: 'Aaron', presence: 'stale' }),
      somebody('off', { name: 'Abel', status: 'offline' }),
      somebody('idle', { name: 'Ada', status: 'idle' }),
      somebody('away', { name: 'Abe', status: 'away' }),
      somebody('nobody', { name: null }),
      somebody('b', { name: 'bo', status: 'active' }),
      somebody('me', { name: 'Zzz', status: 'offline' }, true),
    ];
    expect(read(members)).toEqual(['me', 'b', 'z', 'nobody', 'idle', 'away', 'off', 'gone']);
  });

  it('[PA7] stay where they are while the list is open; who comes stands last', () => {
    const [a, b, c] = [somebody('a'), somebody('b'), somebody('c')];
    const rows = createPeopleRows([c, a, b], asInfo);
    const order = (now: readonly Member[]): string[] => rows(now, asInfo, '').map(({ member }) => member.id);
    expect(order([c, a, b])).toEqual(['a', 'b', 'c']);
    expect(order([c, b, somebody('0new'), a])).toEqual(['a', 'b', 'c', '0new']);
    expect(order([c, somebody('a', { name: 'zzz', status: 'offline' })])).toEqual(['a', 'c']);
  });

  it('[PA8] are found by any part of a name, without case, accents or signs', () => {
    const members = [
      somebody('1', { name: 'Hana Kovač' }),
      somebody('2', { name: 'Ａｄａ' }),
      somebody('3', {}),
    ];
    expect(read(members, 'KOVAC')).toEqual(['1']);
    expect(read(members, 'na ko')).toEqual(['1']);
    expect(read(members, 'ada')).toEqual(['2']);
    expect(read(members, 'xyz')).toEqual([]);
    expect(read(members, '  ')).toHaveLength(3);
  });

  it('[PA9] tell apart names that look alike, but not the nameless', () => {
    const members = ['Ada', 'ADA', 'A\u200bda', 'Ada\u3164', 'Bo', undefined, null].map((name, i) =>
      somebody(String(i), { name }),
    );
    const rows = createPeopleRows(members, asInfo)(members, asInfo, '');
    expect(rows.filter(({ twin }) => twin).map(({ member }) => member.id)).toEqual(['0', '1', '2', '3']);
  });

  it('[PA10] take ids and names of any form', () => {
    const members = ['__proto__', 'constructor', '', 'toString'].map((id) => somebody(id, { name: id }));
    expect(read(members)).toHaveLength(4);
  });
});
