// Package explorer shows the graph as pages that are read without JavaScript: each page
// is the answer to a GraphQL operation that any client could send.
//
// A request goes through the files in this order: explorer (which page), languages (in
// which language), a page's own file, operations and ask (what is asked), answer (what
// came back), labels, evidence, cells, tables and sections (how it reads), picture and its
// sisters (how the lists of an answer are drawn), and the templates. What a page answers
// leaves it as a file through views, download and graphml.
package explorer
