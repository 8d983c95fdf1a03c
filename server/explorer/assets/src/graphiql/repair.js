/**
 * Mends what assistive technology cannot read in the markup of GraphiQL and CodeMirror,
 * and keeps it mended while they change it.
 */
export function keepRepaired(place) {
  const repair = () => {
    place.querySelectorAll('.graphiql-tabs').forEach(listTabs);
    place.querySelectorAll('.CodeMirror').forEach(nameEditor);
    place.querySelectorAll('.graphiql-plugin').forEach(hideHidden);
    place.querySelectorAll('.graphiql-history-item-label').forEach(nameAsked);
    place.querySelectorAll('.CodeMirror-hints').forEach((hints) => set(hints, 'aria-label', 'Completions'));
  };
  new MutationObserver(repair).observe(place, { subtree: true, childList: true, attributes: true, attributeFilter: ['class', 'style', 'role', 'aria-selected'] });
  repair();
  const tell = () => document.querySelectorAll('body > :is(.CodeMirror-info, .CodeMirror-lint-tooltip, [data-radix-popper-content-wrapper])').forEach(placeTold);
  new MutationObserver(tell).observe(document.body, { childList: true });
}

/** The tabs hold buttons, which a tab may not: they are a list of buttons, one current. */
function listTabs(tabs) {
  set(tabs, 'role', null);
  for (const tab of tabs.children) {
    set(tab, 'role', null);
    set(tab, 'aria-selected', null);
    set(tab.querySelector('.graphiql-tab-button'), 'aria-current', tab.classList.contains('graphiql-tab-active') ? 'true' : null);
  }
  set(document.getElementById('graphiql-session'), 'role', 'group');
}

/** An editor is named as its section is; what scrolls can be scrolled with keys. */
function nameEditor(editor) {
  const name = editor.closest('[aria-label]')?.getAttribute('aria-label');
  set(editor.querySelector('textarea'), 'aria-label', name);
  const scrolled = editor.querySelector('.CodeMirror-scroll');
  set(scrolled, 'tabindex', '0');
  set(scrolled, 'role', 'group');
  set(scrolled, 'aria-label', name);
}

/** A query of the history is named by what it asks. */
function nameAsked(button) {
  set(button, 'aria-label', `${button.textContent.trim()}: open`);
}

/** What is moved out of sight is out of reach. */
function hideHidden(plugin) {
  const hidden = plugin.style.position === 'absolute';
  if (plugin.inert !== hidden) plugin.inert = hidden;
}

/**
 * What is told of the place under the pointer stands outside of all parts of the page: it
 * is a status. The names of buttons are not said twice.
 */
function placeTold(told) {
  set(told, 'role', 'status');
  if (told.matches('[data-radix-popper-content-wrapper]')) set(told, 'aria-live', 'off');
}

/** Sets an attribute, or removes it, where it is not so already: a change is seen above. */
function set(element, name, value) {
  if (!element || element.getAttribute(name) === value) return;
  if (value === null || value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value);
}
