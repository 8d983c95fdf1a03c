// Puts GraphiQL where the page lists its examples; they become a list in the editor.

import 'graphiql/style.css';
import './graphiql/graphiql.css';
import { GraphiQL } from 'graphiql';
import { buildSchema } from 'graphql';
import { createRoot } from 'react-dom/client';
import { askedBy, askedIn } from './graphiql/address.js';
import { examplesPlugin, showExamples } from './graphiql/examples.jsx';
import { fetcherOf } from './graphiql/fetcher.js';
import { memory } from './graphiql/memory.js';
import { keepRepaired } from './graphiql/repair.js';

const place = document.getElementById('graphiql');
const title = place.dataset.examples;
const examples = [...place.querySelectorAll('.examples a')].map((link) => ({ title: link.textContent, ...askedBy(link.href) }));
const asked = askedIn(location);
const opened = asked ?? examples[0] ?? { query: '', variables: '' };

/** The schema; undefined where it cannot be had, so that GraphiQL introspects instead. */
async function schema() {
  try {
    const response = await fetch('/schema.graphql');
    return response.ok ? buildSchema(await response.text(), { assumeValid: true }) : undefined;
  } catch {
    return undefined;
  }
}

createRoot(place).render(
  <GraphiQL
    schema={await schema()}
    fetcher={fetcherOf('/graphql')}
    storage={memory()}
    defaultTabs={[opened]}
    variables={opened.variables}
    defaultQuery=""
    defaultEditorToolsVisibility="variables"
    isHeadersEditorEnabled={false}
    shouldPersistHeaders={false}
    dangerouslyAssumeSchemaIsValid
    plugins={[examplesPlugin(title, examples)]}
  >
    <GraphiQL.Logo>{null}</GraphiQL.Logo>
  </GraphiQL>,
);
keepRepaired(place);
if (!asked) showExamples(place, title);
// Another query in the address is another page, though the browser does not load it anew.
addEventListener('hashchange', () => location.reload());
