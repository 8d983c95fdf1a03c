package resolvers

import (
	"slices"
	"strings"

	"habeas/graph"
	"habeas/graph/questions"
)

// pathSearch looks for paths from both ends. Each hop is a statement: the neighbours of
// the nodes that the last hop of one side came to. Between the outermost nodes of the two
// sides only the edges that join them are asked for, so that hubs that lead nowhere are
// not read.
type pathSearch struct {
	asker      *asker
	minSources int64
	start, end string
	sides      [2]*pathSide
	// next are the known neighbours of nodes, of both ends of each known edge.
	next map[string]map[string]bool
	// joined is set while the outermost nodes of both sides are joined.
	joined bool
	// nodesMost and edgesMost are how many are followed at one hop; cuts say where there
	// were more.
	nodesMost, edgesMost int
	cuts                 []any
	// tried counts the nodes tried by extend.
	tried int
}

// pathSide is what was reached from one end.
type pathSide struct {
	from string
	seen map[string]bool
	// border are the nodes of the last hop, which are not followed yet.
	border []string
	hops   int
}

func newPathSearch(a *asker, start, end string, minSources int64) *pathSearch {
	s := &pathSearch{asker: a, minSources: minSources, start: start, end: end, nodesMost: borderMost, edgesMost: edgesMost, next: map[string]map[string]bool{}}
	for i, from := range []string{start, end} {
		s.sides[i] = &pathSide{from: from, seen: map[string]bool{from: true}, border: []string{from}}
	}
	return s
}

// paths are so many simple paths of at most so many hops, the shortest first, then by
// the ids along them.
func (s *pathSearch) paths(hops, wanted int) ([][]string, error) {
	var paths [][]string
	if s.start == s.end {
		// Nothing is looked for, but the answer has a version.
		_, err := s.neighbours(s.about("neighbours", nil))
		return [][]string{{s.start}}, err
	}
	for length := 1; length <= hops && len(paths) < wanted; length++ {
		if err := s.reach(length); err != nil {
			return nil, err
		}
		layers := s.layers(length)
		if err := s.extend([]string{s.start}, layers, wanted, &paths); err != nil {
			return nil, err
		}
	}
	return paths, nil
}

// reach asks for the edges of all paths of a length: a path is known where its nodes are
// within the hops of one side or the other, or its one other edge joins the two borders.
func (s *pathSearch) reach(length int) error {
	for {
		left, right := s.sides[0], s.sides[1]
		missing := length - left.hops - right.hops
		exhausted := len(left.border) == 0 || len(right.border) == 0
		side, other := left, right
		if len(right.border) < len(left.border) {
			side, other = right, left
		}
		switch {
		case exhausted || missing <= 0 || missing == 1 && s.joined:
			return nil
		case missing == 1:
			if err := s.join(side, other); err != nil {
				return err
			}
		default:
			if err := s.follow(side); err != nil {
				return err
			}
		}
	}
}

// join asks for the edges between the outermost nodes of both sides.
func (s *pathSearch) join(side, other *pathSide) error {
	ask := s.about("neighbours", s.bounded(side))
	ask.Choose("among", true)
	ask.Set("among", other.border)
	_, err := s.edges(ask, side)
	s.joined = true
	return err
}

// follow asks for the neighbours of the outermost nodes of a side: one hop more.
func (s *pathSearch) follow(side *pathSide) error {
	reached, err := s.edges(s.about("neighbours", s.bounded(side)), side)
	if err != nil {
		return err
	}
	side.border = nil
	for _, id := range reached {
		if !side.seen[id] {
			side.seen[id] = true
			side.border = append(side.border, id)
		}
	}
	slices.Sort(side.border)
	side.hops++
	s.joined = false
	return nil
}

// bounded are the outermost nodes of a side, cut where they are too many.
func (s *pathSearch) bounded(side *pathSide) []string {
	if len(side.border) > s.nodesMost {
		s.cuts = append(s.cuts, cutWarning(side.from, side.hops, s.nodesMost, "nodes"))
		side.border = side.border[:s.nodesMost]
	}
	return side.border
}

// about is a question about nodes, by their ids.
func (s *pathSearch) about(question string, ids []string) *questions.Ask {
	ask := &questions.Ask{Question: question}
	ask.Set("most", int64(s.edgesMost+1))
	ask.Choose("sources", s.minSources > 1)
	ask.Set("minSources", s.minSources)
	byKind := map[string][]string{}
	for _, id := range ids {
		kind := s.asker.contract.vocabulary.KindOf(id)
		byKind[kind.Name] = append(byKind[kind.Name], id)
	}
	for _, kind := range s.asker.contract.vocabulary.PathKinds() {
		ask.Set(kind.Name, append([]string{}, byKind[kind.Name]...))
	}
	return ask
}

// edges adds what a question about neighbours answers to what is known, and gives the
// other nodes.
func (s *pathSearch) edges(ask *questions.Ask, side *pathSide) ([]string, error) {
	rows, err := s.neighbours(ask)
	if err != nil {
		return nil, err
	}
	var reached []string
	count := 0
	for _, r := range rows {
		for _, other := range r.texts(1) {
			if count++; count > s.edgesMost {
				s.cuts = append(s.cuts, cutWarning(side.from, side.hops, s.edgesMost, "edges of the nodes"))
				return reached, nil
			}
			s.know(r.text(0), other)
			s.know(other, r.text(0))
			reached = append(reached, other)
		}
	}
	return reached, nil
}

// neighbours are rows of a node and its neighbours, in the order of their ids.
func (s *pathSearch) neighbours(ask *questions.Ask) ([]row, error) {
	version := s.asker.version
	columns, err := s.asker.ask(ask)
	if err != nil {
		return nil, err
	}
	if version != "" && version != s.asker.version {
		return nil, graph.Errorf(graph.Unavailable, "the data changed while paths were looked for; ask again")
	}
	rows := columns[0].rows()
	slices.SortFunc(rows, func(a, b row) int { return strings.Compare(a.text(0), b.text(0)) })
	return rows, nil
}

func (s *pathSearch) know(id, other string) {
	if s.next[id] == nil {
		s.next[id] = map[string]bool{}
	}
	s.next[id][other] = true
}

// layers are, for each number of steps, the nodes from which the end is so many steps
// away on some way, simple or not: extend need not go anywhere else.
func (s *pathSearch) layers(length int) []map[string]bool {
	layers := []map[string]bool{{s.end: true}}
	for steps := 1; steps <= length; steps++ {
		layer := map[string]bool{}
		for id := range layers[steps-1] {
			for other := range s.next[id] {
				layer[other] = true
			}
		}
		layers = append(layers, layer)
	}
	return layers
}

// extend adds the simple paths that go on from a path and have exactly as many steps as
// there are layers, in the order of the ids along them.
func (s *pathSearch) extend(path []string, layers []map[string]bool, wanted int, paths *[][]string) error {
	last, steps := path[len(path)-1], len(layers)-len(path)
	if last == s.end {
		if steps == 0 {
			*paths = append(*paths, slices.Clone(path))
		}
		return nil
	}
	if s.tried++; s.tried%1024 == 0 && s.asker.ctx.Err() != nil {
		return graph.Wrap(graph.Timeout, s.asker.ctx.Err(), "looking for paths")
	}
	if steps == 0 {
		return nil
	}
	for _, other := range s.onward(last, path, layers[steps-1]) {
		if len(*paths) == wanted {
			return nil
		}
		if err := s.extend(append(path, other), layers, wanted, paths); err != nil {
			return err
		}
	}
	return nil
}

// onward are the neighbours of a node that are in a layer and not on the path, in order.
func (s *pathSearch) onward(id string, path []string, layer map[string]bool) []string {
	var onward []string
	for other := range s.next[id] {
		if layer[other] && !slices.Contains(path, other) {
			onward = append(onward, other)
		}
	}
	slices.Sort(onward)
	return onward
}
