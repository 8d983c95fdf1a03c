package explorer_test

import (
	"strconv"
	"strings"
	"testing"
)

func itoa(n int) string { return strconv.Itoa(n) }

func TestLanguage(t *testing.T) {
	e := bundled(t)
	for _, c := range []struct{ address, accept, want, text string }{
		{"/", "", "en", "Search"}, {"/", "ru", "ru", "Найти"}, {"/", "uk-UA,ru;q=0.8", "uk", "Знайти"}, {"/", "de, uk;q=0.5", "uk", "Знайти"},
		{"/", "fr", "en", "Search"}, {"/?lang=uk", "ru", "uk", "Знайти"}, {"/?lang=xx", "ru", "ru", "Найти"},
		{"/prisoner/kuku-emir-usein?lang=ru", "", "ru", "Заключённый"}, {"/questions?lang=uk", "", "uk", "Запитання"},
	} {
		response, body := get(t, e, c.address, c.accept)
		if got := response.Header.Get("Content-Language"); got != c.want || !strings.Contains(body, `<html lang="`+c.want+`">`) || !strings.Contains(body, c.text) {
			t.Errorf("GET %s, Accept-Language %q: got language %q, want %q and the word %q", c.address, c.accept, got, c.want, c.text)
		}
		if !strings.Contains(strings.Join(response.Header.Values("Vary"), ","), "Accept-Language") {
			t.Errorf("GET %s: got Vary %q", c.address, response.Header.Values("Vary"))
		}
	}
	if _, body := read(t, e, "/prisoner/kuku-emir-usein?lang=ru"); !strings.Contains(body, `href="/case/yalta-hizb-ut-tahrir?lang=ru"`) {
		t.Error("a chosen language is lost on the way to a case")
	}
	if _, body := read(t, e, "/prisoner/kuku-emir-usein"); !strings.Contains(body, `lang="ru">Эмир-Усеин Куку`) {
		t.Error("a native name has no lang attribute")
	}
}
