/**
 * Nothing, in place of the module of the same name in react-style-singleton: that one
 * writes style elements, which the policy of the pages forbids. GraphiQL has them for one
 * thing, that the page behind a dialog has no scroll bar; it does not scroll all the same.
 */
export function stylesheetSingleton() {
  return { add() {}, remove() {} };
}
