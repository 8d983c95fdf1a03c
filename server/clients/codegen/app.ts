// Uses the generated types as an app does; what is typed wrongly does not compile.

import type { AnythingQuery, PrisonersQuery, PrisonersQueryVariables } from './operations.js';

export const variables: PrisonersQueryVariables = { group: 'group/religious-minority', after: null };

export function names(answer: PrisonersQuery): string[] {
  return answer.prisoners.edges.map(({ node }) => node.nameNative ?? node.name);
}

export function articles(answer: PrisonersQuery): string[] {
  return answer.prisoners.edges.flatMap(({ node }) => node.charges.edges.flatMap((edge) => edge.node.statute?.article ?? []));
}

export function describe(answer: AnythingQuery): string {
  switch (answer.node?.__typename) {
    case 'Official':
      return `${answer.node.name}: ${answer.node.roles.join(', ')}`;
    case 'Violation':
      // A finding and an allegation are told apart by the type.
      return `${answer.node.modality === 'FOUND' ? 'found' : 'alleged'}: ${answer.node.prisoner.name}`;
    default:
      return answer.node?.id ?? 'nobody';
  }
}
