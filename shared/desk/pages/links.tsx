/** Before agencies' links are sent again, or taken to be printed: whose, who is left out, and what it ends. */
import type { Texts } from '#shared/words/texts.js';
import { Document, toHtml } from '../document.js';
import { PostForm } from '../parts/post-form.js';
import type { LinksPreview } from '../publisher-views.js';
import { LeftOutList } from './preview.js';
import { SHEET_MAX } from './taken-links.js';

export function renderLinksPreview(view: LinksPreview, t: Texts): string {
  const words = t.links;
  const { viewer, season, agencies, leftOut, deed } = view;
  const isSheet = deed === 'sheet';
  const title = isSheet ? words.sheetTitle : words.resendTitle;
  return toHtml(
    <Document t={t} title={title} viewer={viewer} season={season}>
      <h1>{title}</h1>
      {agencies.length === 0 ? (
        <p>{t.preview.nothing}</p>
      ) : (
        <>
          <p class="lead">{(isSheet ? words.sheetWhat : words.resendWhat)(agencies.length)}</p>
          {view.tooMany === true ? <p>{words.sheetMany(SHEET_MAX)}</p> : null}
          <table class="plain cards">
            <thead>
              <tr>
                <th scope="col">{t.preview.agency}</th>
                <th scope="col">{t.preview.contact}</th>
                <th scope="col">{t.preview.to}</th>
              </tr>
            </thead>
            <tbody>
              {agencies.map(({ name, contact }) => (
                <tr>
                  <th scope="row">{name}</th>
                  <td data-label={t.preview.contact}>{contact.name}</td>
                  <td data-label={t.preview.to}>{contact.address}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <PostForm viewer={viewer} to={isSheet ? '/link-sheets' : '/links'}>
            <input type="hidden" name="confirmed" value="yes" />
            {agencies.map(({ id }) => (
              <input type="hidden" name="agency" value={id} />
            ))}
            <div class="buttons">
              <button type="submit">{(isSheet ? words.sheetButton : words.resendButton)(agencies.length)}</button>
            </div>
          </PostForm>
        </>
      )}
      <LeftOutList t={t} leftOut={leftOut} />
      <p>
        <a href={`/g/${viewer.grant}`}>{t.preview.back[isSheet ? 'links' : 'mail']}</a>
      </p>
    </Document>,
  );
}
