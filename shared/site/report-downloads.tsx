/** What of a report can be taken away: the form as PDF, Word and Excel with their sizes, and its data. */
import { addressOfKey, reportCsvKey, reportFileKey, reportJsonKey } from './keys.js';
import { FILE_KINDS, type PublishedReport } from './model.js';
import type { PageTexts } from './place.js';

interface FilesProps {
  readonly report: PublishedReport;
  readonly t: PageTexts;
}

export function Files({ report, t }: FilesProps) {
  return (
    <ul class="files" aria-label={t.site.files}>
      {FILE_KINDS.map((kind) => {
        const file = report.files?.[kind];
        return file == null ? null : (
          <li>
            <a href={addressOfKey(t.place, reportFileKey(report, kind))}>
              {t.site.originalSize(t.site.formats[kind], t.fileSize(file.size))}
            </a>
          </li>
        );
      })}
      <li>
        <a href={addressOfKey(t.place, reportJsonKey(report))}>JSON</a>
      </li>
      <li>
        <a href={addressOfKey(t.place, reportCsvKey(report))}>CSV</a>
      </li>
    </ul>
  );
}
