// The buttons above the picture.

import { make } from './dom.js';

/** The controls; acts are the functions behind them. */
export function newControls({ t, acts }) {
  const button = (text, act, properties = {}) => make('button', { type: 'button', ...properties, on: { click: act } }, text);
  const all = button(t('expandAll'), acts.expandAll);
  const everything = button(t('everything'), () => acts.only(null), { hidden: true });
  const input = make('input', { id: 'graph-find', type: 'search', dir: 'auto', maxLength: 200, on: {
    input: () => acts.search(input.value),
    keydown: (event) => event.key === 'Enter' && acts.searched(),
  } });
  const element = make('div', { className: 'graph-controls', role: 'group', 'aria-label': t('controls') },
    button('+', () => acts.zoom(1.4), { 'aria-label': t('zoomIn'), title: t('zoomIn') }),
    button('−', () => acts.zoom(1 / 1.4), { 'aria-label': t('zoomOut'), title: t('zoomOut') }),
    button(t('fit'), acts.fit), button(t('again'), acts.again), all, everything,
    make('details', { className: 'graph-save' }, make('summary', {}, t('download')),
      make('div', {}, button(t('png'), acts.png), button(t('json'), acts.json), button(t('graphml'), acts.graphml))),
    make('div', { className: 'graph-search' }, make('label', { for: 'graph-find' }, t('search')), input));
  return {
    element,
    update({ busy, only }) {
      all.textContent = busy ? t('stop') : t('expandAll');
      everything.hidden = only === null;
    },
  };
}
