// Package names folds, transliterates and compares the names of people and
// things in any script.
//
// One name has many spellings. Виктор Можелянский is Viktor Mozhelyansky in
// one report, Mozhelianskyi in another (KMU 2010, the Ukrainian passport table)
// and Moželjanskij in a library catalogue (ISO 9). Three steps bring them
// together:
//
//   - [Fold] puts case and diacritics aside and stays in the script. It is what
//     "contains" and "startsWith" mean by blind to case and diacritics.
//   - [Keys] are stored with every name when the graph is loaded, and
//     [Query.Keys] looks them up: whoever shares a key is a candidate.
//   - [Query.Score] compares the text with a candidate's names and says how
//     well they agree and why, so that every store gives the same hits in the
//     same order.
//
// Everything here is a pure function of its arguments, safe for concurrent use,
// and bounded: a hostile text costs no more than a long name.
package names
