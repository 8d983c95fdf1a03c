// The documents of a list of prisoners. relay-compiler reads them; nothing runs this file.

import { graphql } from 'relay-runtime';

graphql`
  query PrisonersQuery($count: Int!) {
    ...Prisoners_list @arguments(count: $count)
  }
`;

graphql`
  fragment Prisoners_list on Query
  @argumentDefinitions(count: { type: "Int!" }, cursor: { type: "String" })
  @refetchable(queryName: "PrisonersPaginationQuery") {
    prisoners(first: $count, after: $cursor, orderBy: [{ name: ASC }]) @connection(key: "Prisoners_prisoners") {
      totalCount
      edges {
        node {
          id
          name
        }
      }
    }
  }
`;
