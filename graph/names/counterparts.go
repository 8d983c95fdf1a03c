package names

// counterparts are given names that Russian, Ukrainian and Belarusian papers
// exchange when they write of the same person, in normalised spelling, one
// group a line. They are names of their own: one of them alone does not find
// the other, but a surname found is not lost for Николай against Mykola.
var counterparts = groupOf([][]string{
	{"aleksandr", "oleksandr", "aliaksandr"},
	{"aleksandra", "oleksandra", "aliaksandra"},
	{"aleksei", "oleksi", "aliaksei"},
	{"andrei", "andri"},
	{"ana", "hana"},
	{"bogdan", "bohdan"},
	{"danil", "danilo", "danila"},
	{"dmitri", "dmitro", "dzmitri"},
	{"ekaterina", "katerina", "kaciarina"},
	{"elena", "olena", "alena"},
	{"evgeni", "evgen", "evhen", "iauhen"},
	{"evgenia", "evhenia"},
	{"fedor", "fedir"},
	{"filip", "pilip"},
	{"galina", "halina"},
	{"genadi", "henadi"},
	{"georgi", "heorhi"},
	{"grigori", "hrihori", "rihor"},
	{"igor", "ihor", "ihar"},
	{"kiril", "kirilo"},
	{"konstantin", "kostiantin", "kanstancin"},
	{"matvei", "matvi"},
	{"mihail", "mihailo"},
	{"nadeZda", "nadia"},
	{"nikita", "mikita"},
	{"nikolai", "mikola", "mikalai"},
	{"oleg", "oleh", "aleh"},
	{"olga", "olha", "volha"},
	{"pavel", "pavlo"},
	{"petr", "petro"},
	{"sergei", "sergi", "serhi", "siarhei"},
	{"svetlana", "svitlana"},
	{"tatiana", "tetiana"},
	{"vasili", "vasil"},
	{"vera", "vira"},
	{"vladimir", "volodimir", "uladzimir"},
})

// groupOf numbers the groups from 1 and gives the number of each name.
func groupOf(groups [][]string) map[string]int {
	numbers := make(map[string]int)
	for i, group := range groups {
		for _, name := range group {
			numbers[name] = i + 1
		}
	}
	return numbers
}

// areCounterparts reports whether two words are one given name in the forms of
// two languages.
func areCounterparts(a, b word) bool {
	for _, x := range a.spellings {
		for _, y := range b.spellings {
			if group := counterparts[x]; group != 0 && group == counterparts[y] {
				return true
			}
		}
	}
	return false
}
