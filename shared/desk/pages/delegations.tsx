/** Who stands in for whom, and the form that hands decisions over for some days: of a decider's own, or the publisher's for anybody. */
import { isInForce } from '#shared/season/deciders.js';
import type { Delegation } from '#shared/season/model.js';
import type { Texts } from '#shared/words/texts.js';
import { Document, toHtml } from '../document.js';
import { delegationField } from '../parts/anchors.js';
import { PostForm } from '../parts/post-form.js';
import { faultAt, faultsOf, Problem } from '../parts/problem.js';
import type { DelegationsPage } from '../person/views.js';

interface Props {
  readonly t: Texts;
  readonly view: DelegationsPage;
}

export function renderDelegationsPage(view: DelegationsPage, t: Texts): string {
  const words = t.delegation;
  const { viewer, done } = view;
  const title = words.title[by(view)];
  return toHtml(
    <Document t={t} title={title} viewer={viewer} season={view.season}>
      <Problem t={t} attempt={view.attempt} />
      <h1>{title}</h1>
      {done === null ? null : (
        <p class="note ok" role="status">
          {words.done[done]}
        </p>
      )}
      <p class="lead">{words.lead}</p>
      <section aria-labelledby="list">
        <h2 id="list">{words.list}</h2>
        {view.delegations.length === 0 ? <p>{words.none}</p> : null}
        {view.delegations.map((one) => (
          <One t={t} view={view} one={one} />
        ))}
      </section>
      {view.deciders.length === 0 ? null : <Form t={t} view={view} />}
      <p>
        <a href={`/g/${viewer.grant}`}>{viewer.role === 'desk' ? t.myDesk.next.desk : t.layout.backToBoard}</a>
      </p>
    </Document>,
  );
}

/** A decider hands over what is theirs, the publisher anybody's. */
const by = ({ viewer }: DelegationsPage): 'own' | 'publisher' => (viewer.role === 'publisher' ? 'publisher' : 'own');

function One({ t, view, one }: Props & { readonly one: Delegation }) {
  const words = t.delegation;
  const { id, from, to, since, until, reason, endedAt } = one;
  const state =
    endedAt !== null ? 'ended' : isInForce(one, view.today) ? 'now' : until < view.today ? 'over' : 'coming';
  const mayEnd =
    (state === 'now' || state === 'coming') &&
    (view.viewer.role === 'publisher' || view.viewer.person.address === from.address);
  return (
    <div class="note">
      <h3>
        {words.line(from.name, to.name, t.dates.day(since), t.dates.day(until))}{' '}
        <span class="tag">{words.states[state]}</span>
      </h3>
      <p>{words.reasonOf(reason)}</p>
      {mayEnd ? (
        <PostForm viewer={view.viewer} to="/delegations/end">
          <input type="hidden" name="delegation" value={id} />
          <button type="submit" class="second">
            {words.end}
          </button>
        </PostForm>
      ) : null}
    </div>
  );
}

const INPUTS = {
  name: { type: 'text', maxlength: 40 },
  address: { type: 'email', maxlength: 254 },
  since: { type: 'date' },
  until: { type: 'date' },
  reason: { type: 'text', maxlength: 200 },
} as const;

function Form({ t, view }: Props) {
  const words = t.delegation.form;
  const typed = view.attempt?.typed ?? {};
  const [first] = view.deciders;
  const faults = faultsOf(t, view.attempt?.refusal);
  const from = faultAt(faults, delegationField('from'));
  const field = (name: 'name' | 'address' | 'since' | 'until' | 'reason', hint?: string) => {
    const id = delegationField(name);
    const fault = faultAt(faults, id, ...(hint === undefined ? [] : [`${id}-hint`]));
    return (
      <div class="field">
        <label for={id}>{words[name]}</label>
        {hint === undefined ? null : (
          <p class="hint" id={`${id}-hint`}>
            {hint}
          </p>
        )}
        {fault.note}
        <input
          id={id}
          name={name}
          {...INPUTS[name]}
          {...(INPUTS[name].type === 'date' ? { min: view.today } : {})}
          value={typed[name] ?? (name === 'since' ? view.today : '')}
          {...fault.attributes}
        />
      </div>
    );
  };
  return (
    <section aria-labelledby="new-delegation" class="noprint">
      <h2 id="new-delegation">{words.title}</h2>
      <PostForm viewer={view.viewer} to="/delegations">
        {view.viewer.role === 'publisher' ? (
          <div class="field">
            <label for={delegationField('from')}>{words.from}</label>
            {from.note}
            <select id={delegationField('from')} name="from" {...from.attributes}>
              {view.deciders.map(({ name, address, stages }) => (
                <option value={address} {...(typed['from'] === address ? { selected: true } : {})}>
                  {name}
                  {t.punctuation.aside(stages.map((stage) => t.names.stages[stage]).join(t.punctuation.list))}
                </option>
              ))}
            </select>
          </div>
        ) : (
          <input type="hidden" name="from" value={first?.address ?? ''} />
        )}
        {field('name')}
        {field('address', words.addressHint)}
        {field('since')}
        {field('until')}
        {field('reason', words.reasonHint)}
        <p>
          <b>
            {t.layout.next}
            {t.punctuation.colon}
          </b>
          {t.delegation.next[by(view)]}
        </p>
        <div class="buttons">
          <button type="submit">{words.button}</button>
        </div>
      </PostForm>
    </section>
  );
}
