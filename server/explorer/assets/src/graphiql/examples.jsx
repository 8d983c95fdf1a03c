import { useEditorContext } from '@graphiql/react';
import { flushSync } from 'react-dom';

/** A plugin that lists examples; one that is chosen opens in a tab of its own. */
export function examplesPlugin(title, examples) {
  const content = () => <Examples title={title} examples={examples} />;
  return { title, icon: Icon, content };
}

/** Opens the list of examples at first where there is room beside the editor. */
export function showExamples(place, title) {
  if (!matchMedia('(min-width: 64rem)').matches) return;
  const observer = new MutationObserver(() => {
    const button = place.querySelector(`.graphiql-sidebar [aria-label="Show ${CSS.escape(title)}"]`);
    if (!button) return;
    observer.disconnect();
    button.click();
  });
  observer.observe(place, { subtree: true, childList: true });
}

function Examples({ title, examples }) {
  const { addTab, queryEditor, variableEditor } = useEditorContext({ nonNull: true });
  const open = ({ query, variables }) => {
    if (queryEditor.getValue().trim()) flushSync(addTab);
    queryEditor.setValue(query);
    variableEditor.setValue(variables);
  };
  return (
    <section className="examples" aria-labelledby="examples-title">
      <h2 id="examples-title" className="examples-title" lang={document.documentElement.lang}>{title}</h2>
      <ul>
        {examples.map((example) => (
          <li key={example.title}><button type="button" onClick={() => open(example)}>{example.title}</button></li>
        ))}
      </ul>
    </section>
  );
}

function Icon(props) {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" strokeWidth="1.5" {...props}>
      <path d="M2 3h12M2 8h12M2 13h8" />
    </svg>
  );
}
