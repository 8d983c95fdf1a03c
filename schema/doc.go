// Package schema says what exists: the kinds of things, their fields, the edges
// between them, and what each of them means.
//
// It is data. GraphQL types, filters, ordering, both compilers, the storage layout,
// import checks and the documentation follow from a [Vocabulary]; nothing else has
// to change when a kind or an edge is added here. The package imports the standard
// library only.
//
//	Prisoner --FACES--> Charge --UNDER--> Statute
//	   |                  |  \--DECIDED_IN {outcome}--> Proceeding --STAGE_OF--> Case
//	   |                  \--CHARGED_IN--> Case            ^   |
//	   |                                                   |   \--HEARD_BY--> Court
//	   |                              Official --JUDGED {seat}, PROSECUTED, INVESTIGATED
//	   \--SUFFERED--> Violation --OF_PROVISION--> Provision --OF_TREATY--> Treaty
//	                     \--FOUND_IN--> Decision --FOUND_VIOLATED--> Provision
//
// A role is an edge, not a kind of person. An outcome belongs to a defendant, a
// charge and an instance. "Political prisoner" is a recognition by a named body,
// not a flag. Every node and every edge carries its evidence.
package schema
