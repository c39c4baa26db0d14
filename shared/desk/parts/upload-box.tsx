/**
 * Step one of an upload: ask for a form. Without script the button leads to a page with S3's form; with script the same
 * button opens the file chooser and the upload runs here.
 */
import { SAME_FILE_REASON_MAX } from '#shared/filing/model.js';
import type { Texts } from '#shared/words/texts.js';
import type { Viewer } from '../views.js';
import { PostForm } from './post-form.js';

interface UploadBoxProps {
  readonly t: Texts;
  readonly viewer: Viewer;
  readonly maxBytes: number;
  /** After a return the same file is taken only with a word on why. */
  readonly afterReturn: boolean;
}

export function UploadBox({ t, viewer, maxBytes, afterReturn }: UploadBoxProps) {
  const words = t.upload;
  return (
    <div class="drop" data-upload="1" data-max-bytes={String(maxBytes)} data-texts={JSON.stringify(words.script)}>
      <p data-drop="1" hidden>
        {words.dropHint}
      </p>
      <p class="hint">{words.limits(maxBytes)}</p>
      <PostForm viewer={viewer} to="/upload">
        {afterReturn ? (
          <details>
            <summary>{words.sameFile.summary}</summary>
            <label for="same-file-reason">{words.sameFile.label}</label>
            <p class="hint" id="same-file-hint">
              {words.sameFile.hint}
            </p>
            <textarea
              id="same-file-reason"
              name="sameFileReason"
              rows={3}
              maxlength={SAME_FILE_REASON_MAX}
              aria-describedby="same-file-hint"
            ></textarea>
          </details>
        ) : null}
        <div class="buttons">
          <button type="submit">{words.button}</button>
          <button type="button" class="second" data-again="1" hidden>
            {words.sendAgain}
          </button>
          <button type="button" class="second" data-cancel="1" hidden>
            {words.cancel}
          </button>
        </div>
      </PostForm>
      <input type="file" data-file="1" hidden aria-label={words.chooseLabel} />
      <progress hidden aria-label={words.script.progress}></progress>
      <p class="num" role="status" data-status="1"></p>
    </div>
  );
}
