/** All but letters, numbers and symbols; and the letters and the symbol that draw nothing. */
const unseen = /[^\p{L}\p{N}\p{So}]|[\u115f\u1160\u2800]/gu;

/** What a name is found and ordered by: lower case, without accents, spaces, marks and all that is invisible. */
export function foldName(name: string | null | undefined): string {
  return (name ?? '').slice(0, 512).normalize('NFKD').toLowerCase().replace(unseen, '');
}
