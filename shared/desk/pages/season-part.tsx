/** One thing about the season, on a page of its own: what it is, what follows, and the form. */
import type { Child } from 'hono/jsx';
import type { Texts } from '#shared/words/texts.js';
import { Document, toHtml } from '../document.js';
import {
  DeadlineFields,
  FieldProblems,
  NamingFields,
  OfficeFields,
  PersonFields,
  ReasonField,
  SureBox,
  type Filled,
} from '../parts/fields.js';
import { PostForm } from '../parts/post-form.js';
import { Problem } from '../parts/problem.js';
import type { SeasonPartPage } from '../season-views.js';

export function renderSeasonPartPage(view: SeasonPartPage, t: Texts): string {
  const { viewer, season, part, typed, problems, refusal } = view;
  const words = t.seasonSettings;
  const title =
    part === 'next'
      ? words.next.title(season.year + 1)
      : part === 'close'
        ? words.close.previewTitle
        : words[part].title;
  const button =
    part === 'next' ? words.next.button(season.year + 1) : part === 'close' ? words.close.confirm : words[part].button;
  return toHtml(
    <Document t={t} title={title} viewer={viewer} season={season}>
      <FieldProblems t={t} problems={problems} />
      <Problem t={t} attempt={refusal === null ? null : { refusal, typed }} />
      <h1>{title}</h1>
      <p class="lead">{words[part].lead}</p>
      {view.closing === null ? null : <Closing t={t} closing={view.closing} />}
      <PostForm viewer={viewer} to={`/season/${part}`}>
        {fieldsOf(view, { t, typed, problems })}
        <div class="buttons">
          <button type="submit">{button}</button>
          <a href={`/g/${viewer.grant}/season`}>{part === 'close' ? words.close.back : t.layout.back}</a>
        </div>
      </PostForm>
    </Document>,
  );
}

function fieldsOf({ part, season }: SeasonPartPage, filled: Filled): Child {
  const { t } = filled;
  const [words, { hints }] = [t.seasonSettings, t.fields];
  switch (part) {
    case 'deadlines':
      return (
        <>
          <DeadlineFields {...filled} />
          <ReasonField {...filled} />
        </>
      );
    case 'missing':
      return <NamingFields {...filled} />;
    case 'office':
      return <OfficeFields {...filled} />;
    case 'substitute':
      return (
        <PersonFields
          {...filled}
          role="substitute"
          legend={words.substitute.title}
          hints={{ name: hints.substituteName }}
        />
      );
    case 'deciders':
      return (
        <>
          <PersonFields
            {...filled}
            role="reviewer"
            legend={t.setUp.reviewerLegend}
            hints={{ name: hints.reviewerName }}
          />
          <PersonFields
            {...filled}
            role="approver"
            legend={t.setUp.approverLegend}
            hints={{ name: hints.approverName }}
          />
        </>
      );
    case 'archive':
      return <SureBox {...filled} label={words.archive.sure} />;
    case 'reopen':
      return <ReasonField {...filled} />;
    case 'next':
      return (
        <>
          <p class="quiet">{t.setUp.check.year(season.year + 1)}</p>
          <DeadlineFields {...filled} />
        </>
      );
    case 'close':
      return <input type="hidden" name="confirmed" value="yes" />;
  }
}

function Closing({ t, closing }: { readonly t: Texts; readonly closing: NonNullable<SeasonPartPage['closing']> }) {
  const words = t.seasonSettings.close;
  return (
    <ul>
      <li>{words.drafts(closing.drafts)}</li>
      <li>{words.missing(closing.missing)}</li>
      <li>{words.deciding(closing.deciding)}</li>
      <li>{words.released(closing.released)}</li>
    </ul>
  );
}
