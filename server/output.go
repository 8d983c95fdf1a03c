package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"habeas/seed"
)

// outFlag says where interchange lines are written.
type outFlag struct {
	Out string `placeholder:"PATH" help:"The file to write; standard output where none is given."`
}

// write writes interchange lines. A file appears under its name only when it is whole.
func (f outFlag) write(std *streams, fill func(*seed.Writer) error) error {
	if f.Out == "" || f.Out == "-" {
		return fillWriter(std.out, fill)
	}
	temporary, err := os.CreateTemp(filepath.Dir(f.Out), ".habeas-*")
	if err != nil {
		return fmt.Errorf("making the file: %w", err)
	}
	err = errors.Join(fillWriter(temporary, fill), temporary.Chmod(0o644), temporary.Close())
	if err == nil {
		err = os.Rename(temporary.Name(), f.Out)
	}
	if err != nil {
		return errors.Join(err, os.Remove(temporary.Name()))
	}
	return nil
}

func fillWriter(output io.Writer, fill func(*seed.Writer) error) error {
	writer := seed.NewWriter(output)
	if err := fill(writer); err != nil {
		return err
	}
	return writer.Flush()
}
