/**
 * Styles that come and go with the parts that need them, in place of the module of the same
 * name in react-style-singleton: that one writes a style element, which the policy of the
 * pages forbids. Browsers without such sheets have no such styles (a dialog then does not
 * keep the page behind it from scrolling).
 */
export function stylesheetSingleton() {
  let users = 0;
  let sheet;
  return {
    add(css) {
      users += 1;
      if (users > 1 || !document.adoptedStyleSheets) return;
      sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    },
    remove() {
      users -= 1;
      if (users > 0 || !sheet) return;
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
      sheet = undefined;
    },
  };
}
