package cypher_test

import (
	"encoding/binary"
	"io"
	"net"
	"testing"
)

// stub is a server that speaks as much of a version of Bolt as a driver needs to learn which
// version of Neo4j it is.
func stub(t *testing.T, major, minor byte, agent string) (url string) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			connection, err := listener.Accept()
			if err != nil {
				return
			}
			t.Cleanup(func() { _ = connection.Close() })
			go serveStub(connection, []byte{0, 0, minor, major}, agent)
		}
	}()
	return "bolt://" + listener.Addr().String()
}

func serveStub(connection net.Conn, version []byte, agent string) {
	defer connection.Close()
	// The magic number and four versions that the driver offers.
	if _, err := io.ReadFull(connection, make([]byte, 20)); err != nil {
		return
	}
	if _, err := connection.Write(version); err != nil {
		return
	}
	for readMessage(connection) {
		if _, err := connection.Write(success(agent)); err != nil {
			return
		}
	}
}

// readMessage reads the chunks of a message to its end.
func readMessage(connection net.Conn) bool {
	header := make([]byte, 2)
	for {
		if _, err := io.ReadFull(connection, header); err != nil {
			return false
		}
		size := binary.BigEndian.Uint16(header)
		if size == 0 {
			return true
		}
		if _, err := io.CopyN(io.Discard, connection, int64(size)); err != nil {
			return false
		}
	}
}

// success is the message SUCCESS with the server's name, in one chunk.
func success(agent string) []byte {
	text := func(s string) []byte { return append([]byte{0xD0, byte(len(s))}, s...) }
	message := []byte{0xB1, 0x70, 0xA2}
	message = append(append(message, text("server")...), text(agent)...)
	message = append(append(message, text("connection_id")...), text("stub")...)
	out := binary.BigEndian.AppendUint16(nil, uint16(len(message)))
	return append(append(out, message...), 0, 0)
}
