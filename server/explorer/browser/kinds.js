// The kinds of nodes, as addresses name one of them and all of them.

/** [type, one, many] of each kind; a test holds the list against the contract. */
export const kinds = [
  ['Prisoner', 'prisoner', 'prisoners'],
  ['Group', 'group', 'groups'],
  ['Case', 'case', 'cases'],
  ['Proceeding', 'proceeding', 'proceedings'],
  ['Charge', 'charge', 'charges'],
  ['Statute', 'statute', 'statutes'],
  ['Treaty', 'treaty', 'treaties'],
  ['Provision', 'provision', 'provisions'],
  ['Right', 'right', 'rights'],
  ['Violation', 'violation', 'violations'],
  ['Decision', 'decision', 'decisions'],
  ['Official', 'official', 'officials'],
  ['Court', 'court', 'courts'],
  ['Agency', 'agency', 'agencies'],
  ['Facility', 'facility', 'facilities'],
  ['Place', 'place', 'places'],
  ['Sanction', 'sanction', 'sanctions'],
  ['Release', 'release', 'releases'],
  ['Organisation', 'organisation', 'organisations'],
  ['Document', 'document', 'documents'],
  ['Recommendation', 'recommendation', 'recommendations'],
  ['Statistic', 'statistic', 'statistics'],
  ['Source', 'source', 'sources'],
];
