// Package facts turns the researched fact files into lines of the interchange file.
//
// The fact files are notes: what stands in them enters only with a source, under the
// names of the vocabulary. Every judgement that the notes do not make themselves (who
// is the same person, which court a printed name means, what a verdict decided, which
// wording is too private to carry over) stands in a table beside the code, with its
// reason, so that a person can check it without reading Go.
package facts
