package explorer

// shares show each share of the items: how many of the known ones, and beside them those
// of whom it is not known. Bars are as long as their numbers are large, so that 2 of 2
// does not look like 200 of 200.
func (w writer) shares(l list) []picture {
	var pictures []picture
	for _, field := range w.Types[l.typeName].Fields {
		if field.Type.Name() == "Share" {
			pictures = append(pictures, w.sharesOf(l, field.Name)...)
		}
	}
	return pictures
}

func (w writer) sharesOf(l list, field string) []picture {
	p := w.newPicture(l, field)
	p.Title = capital(w.name(l.typeName, field))
	if l.id != "rows" {
		p.Title = l.title + ": " + w.name(l.typeName, field)
	}
	p.Unit = w.shareText(field, "unit")
	l.items = w.limited(&p, l.items)
	most := 0
	for _, item := range l.items {
		most = max(most, integer(item, field+".of")+integer(item, field+".unknown"))
	}
	if most == 0 {
		return nil
	}
	labels := w.rowLabels(l)
	for i, item := range l.items {
		share := item.get(field)
		count, of, unknown := integer(share, "count"), integer(share, "of"), integer(share, "unknown")
		p.Rows = append(p.Rows, pictureRow{Label: labels[i], Value: w.share(share), Marks: stacked(float64(most),
			portion{"share-part", count, w.shareText(field, "is")}, portion{"rest-part", of - count, w.shareText(field, "not")}, portion{"unknown-part", unknown, w.T("share.unknown")})})
	}
	p.Legend = []legendItem{{shapeBar, "share-part", w.shareText(field, "is")}, {shapeBar, "rest-part", w.shareText(field, "not")}, {shapeBar, "unknown-part", w.T("share.unknown")}}
	p.Name = w.T("picture.shares", p.Title, len(p.Rows))
	return []picture{p}
}

// shareText is how a part of a share is called; in general where the strings have no
// words for the field.
func (w writer) shareText(field, part string) string {
	if own := "share." + field + "." + part; w.Texts[own] != nil {
		return w.pick(w.Texts, own)
	}
	return w.pick(w.Texts, "share."+part)
}
