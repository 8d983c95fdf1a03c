package graph

import (
	"errors"
	"fmt"
)

// Code says what kind of failure an error is. One table in resolvers turns it into a
// GraphQL error code, one in server into an HTTP status.
type Code int

// The codes.
const (
	// Internal is a fault of ours; its text is for the log only.
	Internal Code = iota
	// NotFound: what was asked for does not exist.
	NotFound
	// Invalid: the input is wrong; the text says where.
	Invalid
	// TooCostly: the request would reach more than it may.
	TooCostly
	// Unavailable: the store cannot answer now.
	Unavailable
	// Timeout: the time limit was reached.
	Timeout
	// Forbidden: the caller may not do this.
	Forbidden
)

// Error is an error with a code. Its text may be shown to the caller, except where the
// code is Internal.
type Error struct {
	Code Code
	Text string
	// Err is the cause, for the log.
	Err error
}

// Error is the text, followed by the cause.
func (e *Error) Error() string {
	if e.Err != nil {
		return e.Text + ": " + e.Err.Error()
	}
	return e.Text
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// Errorf makes an error with a code and a text for the caller.
func Errorf(code Code, format string, args ...any) *Error {
	return &Error{Code: code, Text: fmt.Sprintf(format, args...)}
}

// Wrap gives an error a code and a text for the caller; the cause is for the log.
func Wrap(code Code, err error, text string) *Error {
	return &Error{Code: code, Text: text, Err: err}
}

// CodeOf is the code of an error: Internal unless it is an [Error] or [Problems].
func CodeOf(err error) Code {
	if coded := (*Error)(nil); errors.As(err, &coded) {
		return coded.Code
	}
	if problems := (*Problems)(nil); errors.As(err, &problems) {
		return Invalid
	}
	return Internal
}
