/** Another publisher: who it is, why, and what follows from it. By an operator's link anybody, by the substitute themselves. */
import type { Texts } from '#shared/words/texts.js';
import { Document, toHtml } from '../document.js';
import { FieldProblems, PersonFields, ReasonField, SureBox } from '../parts/fields.js';
import { PostForm } from '../parts/post-form.js';
import { Problem } from '../parts/problem.js';
import type { AppointPage } from '../set-up-views.js';

export function renderAppointPage(view: AppointPage, t: Texts): string {
  const { viewer, season, typed, problems, refusal } = view;
  const words = t.setUp.appoint;
  const filled = { t, typed, problems };
  return toHtml(
    <Document t={t} title={words.title} viewer={viewer} season={season}>
      <FieldProblems t={t} problems={problems} />
      <Problem t={t} attempt={refusal === null ? null : { refusal, typed }} />
      <h1>{words.title}</h1>
      <p class="lead">{words.lead(season.areaName, season.year, season.publisher.name)}</p>
      <p>{words.effect}</p>
      <p>{words.keep}</p>
      <PostForm viewer={viewer} to="/publisher">
        <PersonFields
          {...filled}
          role="publisher"
          legend={t.names.roles.publisher}
          hints={{ address: t.fields.hints.publisherAddress }}
        />
        <ReasonField {...filled} />
        <SureBox {...filled} label={words.sure} />
        <div class="buttons">
          <button type="submit">{words.button}</button>
        </div>
      </PostForm>
    </Document>,
  );
}

export function renderStandInPage(view: AppointPage, t: Texts): string {
  const { viewer, season, typed, problems, refusal } = view;
  const words = t.setUp.standIn;
  const { areaName, year, publisher } = season;
  const filled = { t, typed, problems };
  const isSubstitute = season.substitute?.address === viewer.person.address;
  return toHtml(
    <Document t={t} title={words.title} viewer={viewer} season={season}>
      <FieldProblems t={t} problems={problems} />
      <Problem t={t} attempt={refusal === null ? null : { refusal, typed }} />
      <h1>{words.title}</h1>
      {isSubstitute ? (
        <>
          <p class="lead">{words.lead(publisher.name, areaName, year)}</p>
          <p>{words.effect(publisher.name)}</p>
          <PostForm viewer={viewer} to="/publisher">
            <ReasonField {...filled} />
            <SureBox {...filled} label={words.sure} />
            <div class="buttons">
              <button type="submit">{words.button}</button>
            </div>
          </PostForm>
        </>
      ) : (
        <p class="lead">{words.done}</p>
      )}
    </Document>,
  );
}
