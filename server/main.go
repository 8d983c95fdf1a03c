package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"

	"habeas/graph"
)

// cli are the commands and the flags that all of them have.
type cli struct {
	Serve    serveCommand    `cmd:"" default:"withargs" help:"Answer GraphQL over HTTP (the default). An empty store is first filled with the bundled dataset."`
	Import   importCommand   `cmd:"" help:"Load interchange files into the store: all of them or nothing."`
	Export   exportCommand   `cmd:"" help:"Write the whole store as an interchange file."`
	Check    checkCommand    `cmd:"" help:"Read the whole store and name every broken rule."`
	Generate generateCommand `cmd:"" help:"Write a synthetic world as an interchange file."`
	Schema   schemaCommand   `cmd:"" help:"Print the GraphQL schema."`
	Explain  explainCommand  `cmd:"" help:"Show the plan of a query, its statement and its cost."`
	Health   healthCommand   `cmd:"" help:"Ask a server on this machine whether it is ready."`

	Version kong.VersionFlag `env:"-" help:"Show the version of the program."`
}

// streams are the standard streams of the process.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	// A second signal ends the process at once.
	context.AfterFunc(ctx, stop)
	code := run(ctx, os.Args[1:], &streams{in: os.Stdin, out: os.Stdout, err: os.Stderr})
	stop()
	os.Exit(code)
}

// run runs a command and gives the exit code: 0, or 1 with a sentence on the error
// stream.
func run(ctx context.Context, arguments []string, std *streams) int {
	code, err := runCommand(ctx, arguments, std)
	if err != nil {
		fmt.Fprintln(std.err, "habeas: "+sentence(err))
		return 1
	}
	return code
}

// exited is the code with which the library wants the process to end, after --help.
type exited int

func runCommand(ctx context.Context, arguments []string, std *streams) (code int, err error) {
	defer func() {
		switch value := recover().(type) {
		case nil:
		case exited:
			code = int(value)
		default:
			panic(value)
		}
	}()
	parser, err := newParser(ctx, &cli{Serve: newServeCommand()}, std)
	if err != nil {
		return 1, fmt.Errorf("building the command line: %w", err)
	}
	parsed, err := parser.Parse(arguments)
	if err != nil {
		return 1, err
	}
	return 0, parsed.Run()
}

func newParser(ctx context.Context, commands *cli, std *streams) (*kong.Kong, error) {
	return kong.New(commands,
		kong.Name("habeas"),
		kong.Description("A graph of prisoners, charges, cases, officials and the law, with a GraphQL API. Every flag can also be set by the environment variable that stands beside it."),
		kong.DefaultEnvars("HABEAS"),
		kong.Vars{"version": thisBuild().String()},
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 110}),
		kong.Writers(std.out, std.err),
		kong.Exit(func(code int) { panic(exited(code)) }),
		kong.BindTo(ctx, (*context.Context)(nil)),
		kong.Bind(std),
	)
}

// sentence is what a user is told of an error: for one with a code its own text, which
// says what can be done, without the cause beneath it.
func sentence(err error) string {
	if problems := (*graph.Problems)(nil); errors.As(err, &problems) {
		return "nothing was imported:\n" + problems.Error()
	}
	if errors.Is(err, context.Canceled) {
		return "interrupted; the store is as it was before"
	}
	coded := (*graph.Error)(nil)
	if errors.As(err, &coded) && coded.Code != graph.Internal {
		return coded.Text
	}
	return err.Error()
}
