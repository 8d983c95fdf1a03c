package neo4jtest

import (
	"bufio"
	"crypto/rand"
	_ "embed"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

// version is that of Neo4j; pom.xml names it too.
const version = "5.26.26"

//go:embed pom.xml
var pom string

//go:embed Main.java
var program []byte

// process is a Java process that runs servers.
type process struct {
	command *exec.Cmd
	folder  string
	input   io.WriteCloser
	output  *bufio.Scanner
	said    *tail
}

// startProcess starts Java, whose servers get folders below a temporary one.
func startProcess() (*process, error) {
	libraries, err := libraries()
	if err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("", "habeas-neo4j-")
	if err != nil {
		return nil, err
	}
	p := &process{folder: folder, said: &tail{}}
	main := filepath.Join(folder, "Main.java")
	if err := os.WriteFile(main, program, 0o600); err != nil {
		return nil, err
	}
	heap := os.Getenv("HABEAS_TEST_NEO4J_HEAP")
	if heap == "" {
		heap = "1g"
	}
	p.command = exec.Command("java", "-Xms"+heap, "-Xmx"+heap, "-XX:NewRatio=1", "-XX:+UseSerialGC", "-cp", filepath.Join(libraries, "*"), main, folder)
	p.command.Stderr = p.said
	if p.input, err = p.command.StdinPipe(); err != nil {
		return nil, err
	}
	output, err := p.command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	p.output = bufio.NewScanner(output)
	return p, p.command.Start()
}

// server starts one more server.
func (p *process) server() (Server, error) {
	password := rand.Text()
	if _, err := fmt.Fprintln(p.input, password); err != nil {
		return Server{}, fmt.Errorf("%w\n%s", err, p.said)
	}
	for p.output.Scan() {
		port, found := strings.CutPrefix(p.output.Text(), "port ")
		if _, err := strconv.Atoi(port); found && err == nil {
			return Server{URL: "bolt://127.0.0.1:" + port, Username: "neo4j", Password: password, Database: "neo4j"}, nil
		}
	}
	return Server{}, fmt.Errorf("the Java process ended before the server was ready\n%s", p.said)
}

// stop ends the process, which has nothing to keep.
func (p *process) stop() {
	_ = p.input.Close()
	_ = p.command.Process.Kill()
	_ = p.command.Wait()
	_ = os.RemoveAll(p.folder)
}

// libraries is the folder with Neo4j, which Maven fills at first.
func libraries() (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	folder := filepath.Join(cache, "habeas", "neo4j-"+version)
	if _, err := os.Stat(folder); err == nil {
		return folder, nil
	}
	if err := os.MkdirAll(filepath.Dir(folder), 0o755); err != nil {
		return "", err
	}
	making, err := os.MkdirTemp(filepath.Dir(folder), "making-")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(making)
	if err := os.WriteFile(filepath.Join(making, "pom.xml"), []byte(pom), 0o600); err != nil {
		return "", err
	}
	maven := exec.Command("mvn", "-q", "-B", "dependency:copy-dependencies", "-DoutputDirectory="+filepath.Join(making, "jars"))
	maven.Dir = making
	if said, err := maven.CombinedOutput(); err != nil {
		return "", fmt.Errorf("fetching Neo4j with Maven: %w\n%s", err, said)
	}
	// Another test binary may have been faster.
	if err := os.Rename(filepath.Join(making, "jars"), folder); err != nil && !os.IsExist(err) {
		if _, exists := os.Stat(folder); exists != nil {
			return "", err
		}
	}
	return folder, nil
}

// tail keeps the end of what a process says.
type tail struct{ text []byte }

const tailSize = 4 << 10

// Write keeps the end of what was written so far.
func (t *tail) Write(text []byte) (int, error) {
	t.text = append(t.text, text...)
	t.text = t.text[max(0, len(t.text)-tailSize):]
	return len(text), nil
}

// String is the end.
func (t *tail) String() string { return string(t.text) }
