// Package neo4jtest starts real Neo4j servers for tests, out of Maven's repository: no
// image and no installation is needed, only Java 17 and Maven.
//
// The servers of one test binary share one Java process, which ends with it, however it
// ends. HABEAS_TEST_NEO4J names servers that run already instead (bolt://…, several with
// commas between, with NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE): what they hold
// is deleted, if it is a store of Habeas. Without Java the tests are skipped, except
// where CI=true says that nothing may be left out.
package neo4jtest
