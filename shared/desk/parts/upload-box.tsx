/**
 * Step one of an upload: ask for a form. Without script the button leads to a page with S3's form; with script the same
 * button opens the file chooser and the upload runs here.
 */
import type { GrantId } from '#shared/ids/grant-id.js';
import type { Texts } from '#shared/words/texts.js';

export function UploadBox({ t, grant, maxBytes }: { t: Texts; grant: GrantId; maxBytes: number }) {
  const words = t.upload;
  return (
    <div class="drop" data-upload="1" data-max-bytes={String(maxBytes)} data-texts={JSON.stringify(words.script)}>
      <p data-drop="1" hidden>
        {words.dropHint}
      </p>
      <p class="hint">{words.limits(maxBytes)}</p>
      <form method="post" action={`/g/${grant}/upload`}>
        <div class="buttons">
          <button type="submit">{words.button}</button>
          <button type="button" class="second" data-cancel="1" hidden>
            {words.cancel}
          </button>
        </div>
      </form>
      <input type="file" data-file="1" hidden aria-label={words.chooseLabel} />
      <progress hidden aria-label={words.script.progress}></progress>
      <p class="num" role="status" data-status="1"></p>
    </div>
  );
}
