import AutoCompleteElement from '@github/auto-complete-element/dist/auto-complete-element.js';
import { addressOf, countIn, longEnough, Pause } from './asking.js';

const pause = new Pause();

/**
 * A field with suggestions: a combobox with a list box (ARIA 1.2). The library asks, opens,
 * closes and moves; here is what it leaves open: the language of what a screen reader is
 * told, quiet failures, and that leaving the field closes the list.
 */
export class Suggestions extends AutoCompleteElement {
  /** Puts a field into such an element, with a list and a status made from the template. */
  static around(input, template, id) {
    const focused = document.activeElement === input;
    const parts = template.content.cloneNode(true);
    const element = new Suggestions();
    element.list = parts.querySelector('ul');
    element.status = parts.querySelector('[role=status]');
    element.list.id = id;
    element.setAttribute('for', id);
    element.src = template.dataset.src;
    // A search field may be no combobox (ARIA in HTML); it is one with its looks.
    input.type = 'text';
    input.enterKeyHint = input.dataset.suggest === 'page' ? 'search' : 'next';
    input.before(element);
    element.append(input, parts);
    if (focused) input.focus();
    element.listen(input);
  }

  listen(input) {
    this.field = input;
    this.list.addEventListener('mousedown', (event) => event.preventDefault());
    this.addEventListener('focusout', () => { this.open = false; });
    this.addEventListener('input', () => { this.status.textContent = ''; });
    this.addEventListener('load', () => this.tell());
    this.addEventListener('keydown', (event) => this.leave(event), { capture: true });
  }

  /** Tab goes on to the next field; only where an id is to be filled in it takes the choice. */
  leave(event) {
    if (event.key === 'Tab' && this.field.dataset.suggest === 'page') this.open = false;
  }

  /** Asks for suggestions. What fails is no concern of who types: there are none then. */
  async fetchResult(url) {
    this.answered = false;
    if (!longEnough(this.field.value) || pause.holds()) return '';
    try {
      const html = await super.fetchResult(addressOf(url, this.field));
      if (document.activeElement !== this.field) return '';
      this.answered = true;
      return html;
    } catch (error) {
      if (error.name === 'AbortError') throw error;
      pause.begin();
      return '';
    }
  }

  /** Tells a screen reader how many there are. */
  tell() {
    if (this.answered) this.status.textContent = countIn(this.status.dataset.count, this.list.querySelectorAll('[role=option]').length);
  }
}
