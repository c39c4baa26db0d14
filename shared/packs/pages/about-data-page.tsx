/** What the data are: files, columns, codes of cells, cautions, licence, and examples to begin with. */
import { CELL_IDS } from '#shared/report/cells.js';
import {
  addressOfKey,
  INDEX_KEY,
  INDEX_SCHEMA_KEY,
  REPORT_SCHEMA_KEY,
  YEAR_SCHEMA_KEY,
  yearJsonKey,
} from '#shared/site/keys.js';
import { htmlPage } from '#shared/site/page.js';
import type { Texts } from '#shared/words/texts.js';
import { LONG_COLUMNS, nameOf, REPORT_COLUMNS, titleOf, type ColumnType } from '../columns.js';
import { examples, type ExampleName } from '../examples.js';
import {
  ABOUT_DATA_KEY,
  BULK_KEY,
  CATALOG_KEY,
  CHANGELOG_KEY,
  CHECKSUMS_KEY,
  DATAPACKAGE_KEY,
  LINE_SCHEMA_KEY,
  LONG_SCHEMA_KEY,
  packKey,
  WIDE_SCHEMA_KEY,
  zipKey,
  type Span,
} from '../keys.js';

export interface AboutData {
  readonly area: string;
  readonly siteBaseUrl: string;
  /** Newest first. */
  readonly years: readonly number[];
}

interface Listed {
  readonly key: string;
  readonly holds: string;
}

function filesOf(span: Span, { openData: { files } }: Texts): Listed[] {
  return [
    ...(span === 'all' ? [] : [{ key: yearJsonKey(span), holds: files.json }]),
    { key: packKey(span, 'csv'), holds: files.csv },
    ...(span === 'all' ? [] : [{ key: packKey(span, 'long.csv'), holds: files.longCsv }]),
    { key: packKey(span, 'jsonl'), holds: files.jsonl },
    { key: packKey(span, 'parquet'), holds: files.parquet },
    { key: packKey(span, 'long.parquet'), holds: files.longParquet },
    { key: packKey(span, 'sections.jsonl'), holds: files.sections },
    { key: zipKey(span), holds: files.zip },
  ];
}

const aboutFiles = ({ openData: { files }, site }: Texts): Listed[] => [
  { key: DATAPACKAGE_KEY, holds: files.datapackage },
  { key: CATALOG_KEY, holds: files.catalog },
  { key: WIDE_SCHEMA_KEY, holds: files.wideSchema },
  { key: LONG_SCHEMA_KEY, holds: files.longSchema },
  { key: LINE_SCHEMA_KEY, holds: files.lineSchema },
  { key: REPORT_SCHEMA_KEY, holds: site.schemaReport },
  { key: YEAR_SCHEMA_KEY, holds: site.schemaYear },
  { key: INDEX_SCHEMA_KEY, holds: files.indexSchema },
  { key: CHECKSUMS_KEY, holds: files.checksums },
  { key: BULK_KEY, holds: files.bulk },
  { key: CHANGELOG_KEY, holds: files.changelog },
];

function FileTable({
  caption,
  files,
  t,
}: {
  readonly caption: string;
  readonly files: readonly Listed[];
  readonly t: Texts;
}) {
  const { columns } = t.openData.files;
  return (
    <div class="scroll" tabindex={0} role="region" aria-label={caption}>
      <table class="list explained">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.file}</th>
            <th scope="col">{columns.holds}</th>
          </tr>
        </thead>
        <tbody>
          {files.map(({ key, holds }) => (
            <tr>
              <th scope="row">
                <a href={addressOfKey(key)}>{key.slice(key.lastIndexOf('/') + 1)}</a>
              </th>
              <td>{holds}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Columns of both tables, each once. */
function columnsTold(): { readonly name: string; readonly type: ColumnType }[] {
  const known = new Map([...REPORT_COLUMNS, ...LONG_COLUMNS].map(({ name, type }) => [name, { name, type }]));
  return [...known.values()];
}

function Columns({ t }: { readonly t: Texts }) {
  const { columnsTitle, columnsIntro, columnHead, types } = t.openData;
  return (
    <section>
      <h2 id="columns">{columnsTitle}</h2>
      <p>{columnsIntro}</p>
      <div class="scroll" tabindex={0} role="region" aria-label={columnsTitle}>
        <table class="list explained">
          <thead>
            <tr>
              <th scope="col">{columnHead.name}</th>
              <th scope="col">{columnHead.means}</th>
              <th scope="col">{columnHead.type}</th>
            </tr>
          </thead>
          <tbody>
            {columnsTold().map(({ name, type }) => (
              <tr>
                <th scope="row">
                  <code>{name}</code>
                </th>
                <td>{titleOf(name)[t.language]}</td>
                <td>{types[type]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Codes({ t }: { readonly t: Texts }) {
  const { codes } = t.openData;
  return (
    <section>
      <h2 id="codes">{codes.title}</h2>
      <div class="scroll" tabindex={0} role="region" aria-label={codes.title}>
        <table class="list explained codes">
          <thead>
            <tr>
              <th scope="col">{codes.code}</th>
              <th scope="col">{codes.zh}</th>
              <th scope="col">{codes.en}</th>
            </tr>
          </thead>
          <tbody>
            {CELL_IDS.map((id) => (
              <tr>
                <th scope="row">
                  <code>{id}</code>
                </th>
                <td lang="zh-CN">{nameOf(id).zh}</td>
                <td lang="en">{nameOf(id).en}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

export function aboutDataPage({ area, siteBaseUrl, years }: AboutData, t: Texts): string {
  const { openData: words, site } = t;
  const [newest, ...former] = years;
  const shown = newest === undefined ? null : examples(siteBaseUrl, newest);
  return htmlPage(
    {
      title: `${words.title} · ${site.siteName(area)}`,
      description: words.intro(area),
      siteName: site.siteName(area),
      key: ABOUT_DATA_KEY,
      crumbs: [{ label: site.home, key: INDEX_KEY }, { label: words.title }],
      children: (
        <>
          <h1>{words.title}</h1>
          <p>{words.intro(area)}</p>
          <section>
            <h2 id="files">{words.files.title}</h2>
            <p>{words.files.intro}</p>
            <p>{words.pending}</p>
            {newest === undefined ? null : (
              <FileTable caption={words.files.ofYear(newest)} files={filesOf(newest, t)} t={t} />
            )}
            <FileTable caption={words.files.allYears} files={filesOf('all', t)} t={t} />
            {former.map((year) => (
              <details>
                <summary>{words.files.ofYear(year)}</summary>
                <FileTable caption={words.files.ofYear(year)} files={filesOf(year, t)} t={t} />
              </details>
            ))}
            <FileTable caption={words.files.about} files={aboutFiles(t)} t={t} />
          </section>
          <section>
            <h2 id="notes">{words.notes.title}</h2>
            <ul class="plain">
              {words.notes.list.map((note) => (
                <li>{note}</li>
              ))}
            </ul>
          </section>
          {shown === null ? null : (
            <section>
              <h2 id="examples">{words.examples.title}</h2>
              {(['curl', 'pandas', 'duckdb', 'r'] satisfies ExampleName[]).map((name) => (
                <>
                  <h3>{words.examples[name]}</h3>
                  <pre tabindex={0}>
                    <code>{shown[name]}</code>
                  </pre>
                </>
              ))}
            </section>
          )}
          <section>
            <h2 id="licence">{words.licence.title}</h2>
            <p>{words.licence.text}</p>
          </section>
          <Columns t={t} />
          <Codes t={t} />
        </>
      ),
    },
    t,
  );
}
