package seed

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
)

// MaxLine is how long a line of an interchange file may be, in bytes: far above any
// fact, and low enough that a broken file cannot fill the memory.
const MaxLine = 1 << 20

var errLongLine = fmt.Errorf("the line is longer than %d bytes", MaxLine)

// lineReader reads a file line by line; a gzipped one is known by its first bytes.
type lineReader struct {
	input  *bufio.Reader
	buffer []byte
	number int
}

func newLineReader(file io.Reader) (*lineReader, error) {
	input := bufio.NewReaderSize(file, 1<<16)
	magic, err := input.Peek(2)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if !bytes.Equal(magic, []byte{0x1f, 0x8b}) {
		return &lineReader{input: input}, nil
	}
	unzipped, err := gzip.NewReader(input)
	if err != nil {
		return nil, fmt.Errorf("opening the gzip stream: %w", err)
	}
	return &lineReader{input: bufio.NewReaderSize(unzipped, 1<<16)}, nil
}

// next gives the next line without its end, valid until the next call; io.EOF after
// the last one. After errLongLine the reader stands at the line that follows.
func (r *lineReader) next() ([]byte, error) {
	r.buffer = r.buffer[:0]
	r.number++
	for {
		part, err := r.input.ReadSlice('\n')
		if len(r.buffer)+len(part) > MaxLine+1 {
			return nil, r.skip(err)
		}
		if err == nil && len(r.buffer) == 0 {
			return part[:len(part)-1], nil
		}
		r.buffer = append(r.buffer, part...)
		switch {
		case err == nil:
			return r.buffer[:len(r.buffer)-1], nil
		case errors.Is(err, bufio.ErrBufferFull):
		case errors.Is(err, io.EOF) && len(r.buffer) > 0:
			return r.buffer, nil
		default:
			return nil, err
		}
	}
}

// skip reads the rest of a line that is too long; err is that of the last read.
func (r *lineReader) skip(err error) error {
	for errors.Is(err, bufio.ErrBufferFull) {
		_, err = r.input.ReadSlice('\n')
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	return errLongLine
}
