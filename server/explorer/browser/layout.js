// Functions that run within a page and tell what is wrong with how it is laid out.

/** Elements that stick out to the side of the page, where nothing around them scrolls. */
export function sticksOut() {
  const width = document.documentElement.clientWidth;
  const found = [];
  const scrolling = document.scrollingElement.scrollWidth;
  if (scrolling > window.innerWidth) found.push(`the page is ${scrolling} px wide in a window of ${window.innerWidth} px`);
  const hidden = (element) => getComputedStyle(element).clipPath !== 'none';
  const scrolls = (element) => element && (['auto', 'scroll'].includes(getComputedStyle(element).overflowX) || hidden(element) || scrolls(element.parentElement));
  for (const element of document.body.querySelectorAll('*:not(.skip)')) {
    const box = element.getBoundingClientRect();
    if (box.width === 0 || box.height === 0 || (box.right <= width + 1 && box.left >= -1)) continue;
    if (!scrolls(element)) found.push(`${element.tagName} ${element.className} from ${box.left} to ${box.right} of ${width}: ${element.textContent.trim().slice(0, 60)}`);
  }
  return found.slice(0, 5);
}

/** Pieces of text, or fields of forms, that lie over each other. */
export function overlaps() {
  const boxes = [];
  // What an element around it cuts off is not to be seen.
  const seen = (rect, element) => {
    if (!element || element === document.body) return rect;
    let { left, right, top, bottom } = rect;
    if (getComputedStyle(element).overflowY !== 'visible') {
      const around = element.getBoundingClientRect();
      [left, right, top, bottom] = [Math.max(left, around.left), Math.min(right, around.right), Math.max(top, around.top), Math.min(bottom, around.bottom)];
    }
    return seen({ left, right, top, bottom, width: right - left, height: bottom - top }, element.parentElement);
  };
  const add = (rects, whose, element) => {
    for (const rect of rects) {
      const r = seen(rect, element);
      // Lines of text may touch; only their middle half must be free.
      if (r.width > 1 && r.height > 1) boxes.push({ left: r.left + 1, right: r.right - 1, top: r.top + r.height / 4, bottom: r.bottom - r.height / 4, whose });
    }
  };
  const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest('.hidden, .skip, caption, thead') && getComputedStyle(element).clipPath === 'none';
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!node.data.trim() || !shown(node.parentElement) || node.parentElement.closest('select, option, textarea, datalist')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    add(range.getClientRects(), node.data.trim().slice(0, 40), node.parentElement);
  }
  for (const field of document.querySelectorAll('input:not([type=hidden]), select, textarea')) {
    if (shown(field)) add([field.getBoundingClientRect()], `field ${field.name}`, field.parentElement);
  }
  boxes.sort((a, b) => a.top - b.top);
  const found = [];
  for (let i = 0; i < boxes.length; i++) {
    for (let j = i + 1; j < boxes.length && boxes[j].top < boxes[i].bottom; j++) {
      const [a, b] = [boxes[i], boxes[j]];
      if (a.left < b.right && b.left < a.right && a.whose !== b.whose) found.push(`"${a.whose}" and "${b.whose}"`);
    }
  }
  return found.slice(0, 5);
}
