// Suggests names as one types into a field with data-suggest: "page" opens the page of the
// one that is chosen, "id" fills in its id. Without this script the fields are as they are.

import { Suggestions } from './suggest/suggestions.js';

const template = document.getElementById('suggestions');
if (template) {
  customElements.define('name-suggestions', Suggestions);
  for (const [number, input] of document.querySelectorAll('input[data-suggest]').entries()) {
    Suggestions.around(input, template, `suggestions-${number}`);
  }
}
