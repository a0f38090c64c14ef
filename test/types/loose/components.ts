// Components of an application that registered no channels take any name.
import { useField, useMemberList, type ChannelGateProps, type MemberListProps } from 'copresent';

declare const id: string;

export const gates: ChannelGateProps['channel'][] = [id, 'anything', null];
export const lists: MemberListProps['channel'][] = [id, 'anything', null];

export function useThem(): void {
  useMemberList(id);
  useField(id, { id: 'title' });
  // @ts-expect-error: but a name it is
  useMemberList(7);
}
