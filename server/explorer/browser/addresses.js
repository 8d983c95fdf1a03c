// The addresses of every kind of page.

import { ask, journey, richest } from './data.js';
import { kinds } from './kinds.js';

/** What each question is asked, so that it has an answer. */
export const questions = {
  repeatOfficials: () => ({ role: 'JUDGE', minCases: '2' }),
  officialPairs: () => ({ minShared: '1' }),
  statuteProfile: async () => ({ statute: await richest('Statute') }),
  treatyPattern: async () => ({ treaty: await richest('Treaty') }),
  caseFile: async () => ({ prisoner: await richest('Prisoner') }),
  commandChain: async () => ({ agency: await richest('Agency') }),
  connections: async () => {
    const { prisoner, judge } = await journey();
    return { start: prisoner.id, end: judge.id };
  },
  sanctionsGap: () => ({ minCases: '2', authorities: 'EU,UK' }),
  afterDesignation: () => ({ windowDays: '730' }),
  sentenceDisparity: async () => ({ statute: await richest('Statute'), by: 'COURT', minCell: '1' }),
  dueProcess: () => ({ by: 'COURT' }),
  custodyOn: () => ({ date: '2019-04-29', 'byMonth.from': '2018-11', 'byMonth.to': '2019-05' }),
  caseClusters: () => ({ minShared: '2' }),
  whoIs: async () => {
    const { official } = await ask('query ($id: ID!) { official(id: $id) { name } }', { id: await richest('Official') });
    return { name: official.name.split(' ').at(-1) };
  },
  dossier: async () => ({ official: await richest('Official') }),
  crossTab: () => ({ count: 'VIOLATIONS', rows: 'PROVISION', columns: 'GROUP' }),
};

/** The address that asks a question. */
export const asking = async (name) => `/questions/${name}?${new URLSearchParams(await questions[name]())}`;

const of = (type, turned = (id) => `/${id}`) => async () => turned(await richest(type));

/** Pages by what they are: a function that gives the address, and the status that is not 200. */
export const pages = {
  home: () => '/',
  'home in Russian': () => '/?lang=ru',
  'home in Ukrainian': () => '/?lang=uk',
  'search before it is asked': () => '/search',
  'search with hits': async () => `/search?q=${encodeURIComponent((await journey()).prisoner.nameNative)}`,
  'search without a hit': () => '/search?q=qqqqzzzz',
  ...Object.fromEntries(kinds.map(([, , many]) => [`list of ${many}`, () => `/${many}`])),
  ...Object.fromEntries(kinds.map(([type, one]) => [one, of(type)])),
  'prisoner in Ukrainian': of('Prisoner', (id) => `/${id}?lang=uk`),
  'official in Russian': of('Official', (id) => `/${id}?lang=ru`),
  'prisoner with all citations': of('Prisoner', (id) => `/${id}?open=1`),
  'official with all citations': of('Official', (id) => `/${id}?open=1`),
  dossier: of('Official', (id) => `/dossier/${id}`),
  'dossier with all citations': of('Official', (id) => `/dossier/${id}?open=1`),
  'dossier in Russian': of('Official', (id) => `/dossier/${id}?lang=ru`),
  'operations of a page': of('Official', (id) => `/${id}?view=query`),
  'list of questions': () => '/questions',
  ...Object.fromEntries(Object.keys(questions).map((name) => [`form of ${name}`, () => `/questions/${name}`])),
  ...Object.fromEntries(Object.keys(questions).map((name) => [`answer of ${name}`, () => asking(name)])),
  'answer in Ukrainian': async () => `${await asking('repeatOfficials')}&lang=uk`,
  'form with an error': () => '/questions/crossTab?count=PRISONERS&rows=GROUP&where=nothing',
  'formats of files': () => '/export/',
  'format that is not there yet': () => '/export/gexf',
  'page that is not there': () => '/nothing',
  'address with an error': () => '/prisoners?prisonersAfter=nothing',
};

/** The status of the pages that say what is wrong. */
export const statuses = { 'form with an error': 400, 'format that is not there yet': 501, 'page that is not there': 404, 'address with an error': 400 };
