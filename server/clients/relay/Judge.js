// The documents of a judge's page: a fragment on a node, which is refetched through node(id:).
// relay-compiler reads them; nothing runs this file.

import { graphql } from 'relay-runtime';

graphql`
  query JudgeQuery($id: ID!) {
    node(id: $id) {
      ...Judge_card @alias(as: "judge")
    }
  }
`;

graphql`
  fragment Judge_card on Official
  @argumentDefinitions(count: { type: "Int", defaultValue: 1 }, cursor: { type: "String" })
  @refetchable(queryName: "JudgePaginationQuery") {
    name
    judged(first: $count, after: $cursor) @connection(key: "Judge_judged") {
      edges {
        seat
        node {
          id
        }
      }
    }
  }
`;
