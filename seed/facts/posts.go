package facts

import (
	"cmp"
	"regexp"
	"strings"

	"habeas/seed"
)

type postTable struct {
	Listings  map[string][]post `yaml:"listings"`
	Reference map[string][]post `yaml:"reference"`
}

// post is a post of an official at an institution, named by its id.
type post struct {
	Serves   string `yaml:"serves"`
	Commands string `yaml:"commands"`
	Office   string `yaml:"office"`
	Former   bool   `yaml:"former"`
	From     string `yaml:"from"`
	To       string `yaml:"to"`
	Note     string `yaml:"note"`
}

const printedDate = `((?:\d{1,2} )?(?:(?:January|February|March|April|May|June|July|August|September|October|November|December) )?\d{4})`

var (
	sinceDate = regexp.MustCompile(`\((?:since|from|appointed) ` + printedDate + `\)|\b(?:from|since) ` + printedDate + `$`)
	spanDates = regexp.MustCompile(`\b` + printedDate + ` to ` + printedDate + `\b`)
	untilDate = regexp.MustCompile(`\b(?:to|until) ` + printedDate + `\b`)
)

// convertPosts adds the posts of officials. For those whom listings.yaml has, its
// entry says more than that of reference.yaml and stands alone.
func (c *conversion) convertPosts() {
	listed := map[string]bool{}
	for _, raw := range c.facts.Listings.Officials {
		listed[raw.Reference] = true
		c.convertListedPosts(raw)
	}
	for _, raw := range c.facts.Reference.Officials {
		if listed[raw.ID] {
			c.omit(fileReference, "officials", raw.ID, "office", "the entry in listings.yaml gives the post")
			continue
		}
		c.convertReferencePosts(raw)
	}
}

func (c *conversion) convertListedPosts(raw rawListedOfficial) {
	id, posts := c.official(fileListings, raw.ID), c.tables.posts.Listings[raw.ID]
	citations := c.cite(fileListings, raw.Position.Src...)
	if len(posts) == 0 {
		posts = c.printedPost(raw.ID, raw.Position)
	}
	for _, post := range posts {
		office := raw.Position.Office
		if post.Former {
			office = raw.Position.Former
		}
		c.hold(id, post, cmp.Or(post.Office, office), modalityOfficial, citations)
	}
}

// printedPost is the post at the court or agency that an entry prints.
func (c *conversion) printedPost(entry string, position rawPosition) []post {
	if court, ok := c.courts[position.Court]; ok {
		return []post{{Serves: "court/" + court.ID}}
	}
	if agency, ok := c.agencies[position.Agency]; ok {
		return []post{{Serves: "agency/" + agency.ID}}
	}
	if position.Court+position.Agency != "" {
		c.problem("%s: officials: %s: no institution %q in the table", fileListings, entry, position.Court+position.Agency)
	}
	c.omit(fileListings, "officials", entry, "position", "the entry names no court and no agency")
	return nil
}

// convertReferencePosts adds the posts of an official of reference.yaml at its court
// or agency, or as the table has them.
func (c *conversion) convertReferencePosts(raw rawOfficial) {
	posts := c.tables.posts.Reference[raw.ID]
	if len(posts) == 0 && raw.Court != "" {
		posts = append(posts, post{Serves: "court/" + strings.TrimPrefix(raw.Court, "court-")})
	}
	if len(posts) == 0 && raw.Agency != "" {
		posts = append(posts, post{Serves: "agency/" + strings.TrimPrefix(raw.Agency, "body-")})
	}
	for _, post := range posts {
		c.hold(c.official(fileReference, raw.ID), post, cmp.Or(post.Office, raw.Office), c.modalityOf(raw.postSources()), c.officialCitations(raw))
	}
}

func (c *conversion) hold(official string, post post, office, modality string, citations []seed.Citation) {
	edge, body := "SERVES_AT", post.Serves
	if post.Commands != "" {
		edge, body = "COMMANDS", post.Commands
	}
	from, to := postDates(office)
	c.institution(body, citations)
	c.edge(edge, official, body, fields{"office": office, "from": cmp.Or(post.From, from), "to": cmp.Or(post.To, to)},
		evidence(modality, citations, post.Note))
}

// institution asks for a court, an agency or a facility by its id, and cites for it.
func (c *conversion) institution(id string, citations []seed.Citation) {
	slug, isFacility := strings.CutPrefix(id, "facility/")
	if !isFacility {
		c.mention(id, citations)
		return
	}
	for _, entry := range c.tables.institutions.Facilities {
		if entry.ID == slug {
			c.facilityOf(entry, slug, citations)
			return
		}
	}
	c.problem("posts: there is no %s in the table", id)
}

func (o rawOfficial) postSources() []string {
	ids := o.Src
	for _, involvement := range o.Involvement {
		ids = append(ids, involvement.Src...)
	}
	for _, sanction := range o.Sanctions {
		ids = append(ids, sanction.Src...)
	}
	return ids
}

// postDates reads the dates that an office's text holds.
func postDates(office string) (from, to string) {
	if match := spanDates.FindStringSubmatch(office); match != nil {
		return wordDate(match[1]), wordDate(match[2])
	}
	if match := sinceDate.FindStringSubmatch(office); match != nil {
		return wordDate(match[1] + match[2]), ""
	}
	if match := untilDate.FindStringSubmatch(office); match != nil {
		return "", wordDate(match[1])
	}
	return "", ""
}
