package resolvers

import (
	"slices"

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
			if err := s.follow(side, other); err != nil {
				return err
			}
		}
	}
}

// join asks for the edges between the outermost nodes of both sides.
func (s *pathSearch) join(side, other *pathSide) error {
	ask := s.about("neighbours", side.border[:min(len(side.border), s.nodesMost)])
	ask.Choose("among", true)
	ask.Set("among", other.border)
	found, err := s.neighbours(ask)
	if err != nil {
		return err
	}
	s.joined = true
	s.take(side, found)
	return nil
}

// follow asks for the neighbours of the outermost nodes of a side: one hop more. Where
// that is a hub with too many, the other side may do without a cut.
func (s *pathSearch) follow(side, other *pathSide) error {
	found, err := s.beyond(side)
	if err != nil {
		return err
	}
	if s.cutsShort(side, found) {
		instead, err := s.beyond(other)
		if err != nil {
			return err
		}
		if !s.cutsShort(other, instead) {
			side, found = other, instead
		}
	}
	s.take(side, found)
	side.border = nil
	for _, pair := range found[:min(len(found), s.edgesMost)] {
		if id := pair[1]; !side.seen[id] {
			side.seen[id] = true
			side.border = append(side.border, id)
		}
	}
	slices.Sort(side.border)
	side.hops++
	s.joined = false
	return nil
}

// beyond are the pairs of an outermost node of a side and one of its neighbours.
func (s *pathSearch) beyond(side *pathSide) ([][2]string, error) {
	return s.neighbours(s.about("neighbours", side.border[:min(len(side.border), s.nodesMost)]))
}

// cutsShort reports whether more was found at a hop than is followed.
func (s *pathSearch) cutsShort(side *pathSide, found [][2]string) bool {
	return len(side.border) > s.nodesMost || len(found) > s.edgesMost
}

// take adds pairs to what is known, and says where that is not all.
func (s *pathSearch) take(side *pathSide, found [][2]string) {
	if len(side.border) > s.nodesMost {
		s.cuts = append(s.cuts, cutWarning(side.from, side.hops, s.nodesMost, "nodes"))
	}
	if len(found) > s.edgesMost {
		s.cuts = append(s.cuts, cutWarning(side.from, side.hops, s.edgesMost, "edges of the nodes"))
		found = found[:s.edgesMost]
	}
	for _, pair := range found {
		s.know(pair[0], pair[1])
		s.know(pair[1], pair[0])
	}
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

// neighbours are pairs of a node and one of its neighbours, in the order of their ids.
func (s *pathSearch) neighbours(ask *questions.Ask) ([][2]string, error) {
	version := s.asker.version
	columns, err := s.asker.ask(ask)
	if err != nil {
		return nil, err
	}
	if version != "" && version != s.asker.version {
		return nil, graph.Errorf(graph.Unavailable, "the data changed while paths were looked for; ask again")
	}
	var pairs [][2]string
	for _, r := range columns[0].rows() {
		for _, other := range r.texts(1) {
			pairs = append(pairs, [2]string{r.text(0), other})
		}
	}
	slices.SortFunc(pairs, func(a, b [2]string) int { return slices.Compare(a[:], b[:]) })
	return pairs, nil
}

func (s *pathSearch) know(id, other string) {
	if s.next[id] == nil {
		s.next[id] = map[string]bool{}
	}
	s.next[id][other] = true
}
