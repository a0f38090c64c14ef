import type { Member, Person } from '../../src/index.js';
import adaUrl from '../assets/ada.svg?no-inline';
import chidiUrl from '../assets/chidi.svg?no-inline';
import emiUrl from '../assets/emi.svg?no-inline';
import hanaUrl from '../assets/hana.svg?no-inline';
import jonasUrl from '../assets/jonas.svg?no-inline';

/** What the rooms' server signs about somebody. */
export interface RoomInfo {
  readonly name: string;
  readonly avatarUrl?: string;
  /** An index of the palette. */
  readonly color?: number;
}

/** Somebody who may be in a room. */
export interface RoomUser {
  readonly id: string;
  /** What their window is called. */
  readonly nickname: string;
  readonly info: RoomInfo;
}

export const ada: RoomUser = {
  id: 'ada',
  nickname: 'Ada',
  info: { name: 'Ada Lovelace', avatarUrl: adaUrl, color: 7 },
};
export const bo: RoomUser = { id: 'bo', nickname: 'Bo', info: { name: 'Bo Andersson', color: 4 } };
export const chidi: RoomUser = {
  id: 'chidi',
  nickname: 'Chidi',
  info: { name: 'Chidi Okafor', avatarUrl: chidiUrl, color: 1 },
};
export const emi: RoomUser = {
  id: 'emi',
  nickname: 'Emi',
  info: { name: 'Emi Tanaka', avatarUrl: emiUrl, color: 9 },
};

export const dilnoza: RoomUser = {
  id: 'dilnoza',
  nickname: 'Dilnoza',
  info: { name: 'Dilnoza Karimova', color: 8 },
};
export const hana: RoomUser = {
  id: 'hana',
  nickname: 'Hana',
  info: { name: 'Hana Kovač', avatarUrl: hanaUrl, color: 3 },
};
export const jonas: RoomUser = {
  id: 'jonas',
  nickname: 'Jonas',
  info: { name: 'Jonas Weber', avatarUrl: jonasUrl, color: 2 },
};

/** How members are shown. Over a real server anybody may have signed up: nothing of `info` is taken on trust. */
export function toPerson({ info }: Pick<Member, 'info'>): Person {
  const { name, avatarUrl, color } = (info ?? {}) as Partial<Record<keyof RoomInfo, unknown>>;
  return {
    name: typeof name === 'string' ? name : null,
    avatarUrl: typeof avatarUrl === 'string' ? avatarUrl : null,
    color: typeof color === 'number' ? color : null,
  };
}
