// Each kind has an outline of its own, so that it is known without its colour. Colours go
// by family.

// Points of polygons, x and y by turns, from -1 to 1. null is a circle.
const burst = Array.from({ length: 16 }, (_, i) => {
  const [turn, reach] = [(i * Math.PI) / 8, i % 2 ? 0.62 : 1];
  return [Math.sin(turn) * reach, -Math.cos(turn) * reach];
}).flat();
const star = Array.from({ length: 10 }, (_, i) => {
  const [turn, reach] = [(i * Math.PI) / 5, i % 2 ? 0.45 : 1];
  return [Math.sin(turn) * reach, -Math.cos(turn) * reach];
}).flat();

const shapes = {
  Prisoner: ['people', null],
  Official: ['people', [-0.9, -0.9, 0.9, -0.9, 0.9, 0.9, -0.9, 0.9]],
  Group: ['people', [-0.5, -0.87, 0.5, -0.87, 1, 0, 0.5, 0.87, -0.5, 0.87, -1, 0]],
  Case: ['acts', [-1, -0.8, -0.2, -0.8, 0, -0.5, 1, -0.5, 1, 0.8, -1, 0.8]],
  Proceeding: ['acts', [0, -1, 1, 0, 0, 1, -1, 0]],
  Charge: ['acts', [-1, -0.8, 1, -0.8, 0, 0.95]],
  Statute: ['law', [-0.5, -0.75, 1, -0.75, 0.5, 0.75, -1, 0.75]],
  Treaty: ['law', [-0.55, -0.8, 0.55, -0.8, 1, 0.8, -1, 0.8]],
  Provision: ['law', [0, -0.95, 1, 0.8, -1, 0.8]],
  Right: ['law', star],
  Violation: ['rights', burst],
  Decision: ['rights', [-0.35, -1, 0.35, -1, 0.35, -0.35, 1, -0.35, 1, 0.35, 0.35, 0.35, 0.35, 1, -0.35, 1, -0.35, 0.35, -1, 0.35, -1, -0.35, -0.35, -0.35]],
  Court: ['bodies', [0, -1, 1, -0.3, 0.8, -0.3, 0.8, 0.9, -0.8, 0.9, -0.8, -0.3, -1, -0.3]],
  Agency: ['bodies', [-1, -0.8, 1, -0.8, 0.55, 0.8, -0.55, 0.8]],
  Facility: ['bodies', [-1, -0.9, -0.6, -0.9, -0.6, -0.45, -0.2, -0.45, -0.2, -0.9, 0.2, -0.9, 0.2, -0.45, 0.6, -0.45, 0.6, -0.9, 1, -0.9, 1, 0.85, -1, 0.85]],
  Place: ['bodies', [0, 1, -0.8, -0.15, -0.8, -0.6, -0.4, -1, 0.4, -1, 0.8, -0.6, 0.8, -0.15]],
  Organisation: ['bodies', [0, -1, 0.3, -0.3, 1, 0, 0.3, 0.3, 0, 1, -0.3, 0.3, -1, 0, -0.3, -0.3]],
  Sanction: ['results', [-0.41, -1, 0.41, -1, 1, -0.41, 1, 0.41, 0.41, 1, -0.41, 1, -1, 0.41, -1, -0.41]],
  Release: ['results', [-1, -0.8, 0.2, -0.8, 1, 0, 0.2, 0.8, -1, 0.8, -0.3, 0]],
  Document: ['texts', [-0.75, -1, 0.3, -1, 0.75, -0.5, 0.75, 1, -0.75, 1]],
  Recommendation: ['texts', [-1, -0.65, 0.4, -0.65, 1, 0, 0.4, 0.65, -1, 0.65]],
  Statistic: ['texts', [-1, 0.3, -0.35, 0.3, -0.35, -0.3, 0.3, -0.3, 0.3, -0.95, 1, -0.95, 1, 0.9, -1, 0.9]],
  Source: ['texts', [-0.85, -0.95, 0.85, -0.95, 0.2, 0, 0.85, 0.95, -0.85, 0.95, -0.2, 0]],
};

/** The families, which are the names of the colours too. */
export const families = ['people', 'acts', 'law', 'rights', 'bodies', 'results', 'texts', 'other'];

/** The family of a kind; a kind that is not known here is of the last one. */
export const familyOf = (kind) => shapes[kind]?.[0] ?? 'other';

/** The points of a kind's outline, null for a circle. */
export const pointsOf = (kind) => (shapes[kind] ? shapes[kind][1] : [-0.8, -0.8, 0.8, -0.8, 0.8, 0.8, -0.8, 0.8]);
