package names

import "testing"

func BenchmarkFold(b *testing.B) {
	for _, c := range []struct{ script, text string }{
		{"ASCII", "Viktor Mozhelyansky"}, {"Cyrillic", "Виктор Можелянский"},
		{"Turkish", "Mustafa Abdülcemil Qırımoğlu"}, {"Arabic", "محمد بن سلمان"},
	} {
		b.Run(c.script, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Fold(c.text)
			}
		})
	}
}

func BenchmarkKeys(b *testing.B) {
	for _, c := range []struct{ script, text string }{
		{"Latin", "Viktor Mozhelyansky"}, {"Cyrillic", "Виктор Можелянский"},
		{"ambiguous", "Michail Chodorkowskij"}, {"Arabic", "محمد بن سلمان"},
		{"title", "Yalta (Yalta-Alushta) Hizb ut-Tahrir case"},
	} {
		b.Run(c.script, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Keys(c.text)
			}
		})
	}
}

func BenchmarkScore(b *testing.B) {
	q := NewQuery("виктор можелянский")
	for _, c := range []struct {
		kind       string
		candidates []Name
	}{
		{"hit", []Name{{"name", "Viktor Mozhelyansky"}, {"nameNative", "Виктор Можелянский"}}},
		{"near", []Name{{"name", "Viktoria Mozhelanska"}}},
		{"other", []Name{{"name", "Emir-Usein Kuku"}, {"nameNative", "Эмир-Усеин Куку"}}},
	} {
		b.Run(c.kind, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				q.Score(c.candidates)
			}
		})
	}
}
