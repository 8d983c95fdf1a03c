// Package explorer shows the graph as pages that are read without JavaScript: each page
// is the answer to a GraphQL operation that any client could send.
//
// A request goes through the files in this order:
//   - explorer chooses the page, languages its language;
//   - a page's own file makes it: home, search, suggest, node (with person and official),
//     dossier, questions, graph, graphiql, export; articles are found by their numbers;
//   - operations and ask are what is asked, question_operation and graph_operation where
//     the operation is written for the request; question_inputs and question_typed are the
//     form that a question is asked by;
//   - value is what came back, contract what its types are;
//   - labels, evidence, cells, tables and sections are how it reads, question_answer and
//     graph_text how answers and neighbourhoods do, addresses where the links lead;
//   - picture and its sisters draw the lists of an answer, picture_shape chooses how;
//   - page, the templates and style make it HTML; assets are the scripts that go with it;
//   - views gives what a page rests on instead of the page: JSON, graph_elements for the
//     picture of a graph, and files, which are whole or not sent (download and its sisters).
package explorer
