/**
 * The packs for catalogues of open data: DCAT-AP 3 as JSON-LD, one dataset per year and one of all years, each file a
 * distribution with its size and digest. Kinds of files are named by the EU's list of file types, where it has one.
 */
import { absoluteAddress } from '#shared/site/keys.js';
import { homeOf } from '#shared/site/place.js';
import { textsIn } from '#shared/words/texts.js';
import type { ListedPack } from './bulk.js';
import type { Described } from './descriptors.js';
import { BULK_KEY, CATALOG_KEY, PACK_FORMATS, packKey, zipKey, type Span } from './keys.js';
import { yearJsonKey } from '#shared/site/keys.js';

const FILE_TYPES = 'http://publications.europa.eu/resource/authority/file-type/';
const MEDIA_TYPES = 'https://www.iana.org/assignments/media-types/';
const GOVERNMENT = 'http://publications.europa.eu/resource/authority/data-theme/GOVE';
const KINDS: readonly (readonly [string, string, string])[] = [
  ['.jsonl', 'JSON', 'application/x-ndjson'],
  ['.json', 'JSON', 'application/json'],
  ['.csv', 'CSV', 'text/csv'],
  ['.parquet', 'PARQUET', 'application/vnd.apache.parquet'],
  ['.zip', 'ZIP', 'application/zip'],
];

const CONTEXT = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  spdx: 'http://spdx.org/rdf/terms#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

const inBoth = (zh: string, en: string) => [
  { '@language': 'zh', '@value': zh },
  { '@language': 'en', '@value': en },
];
const at = (id: string) => ({ '@id': id });

/** What a span of years has, in the order of the page about the data. */
export function keysOf(span: Span): string[] {
  return [
    ...(span === 'all' ? [] : [yearJsonKey(span)]),
    ...PACK_FORMATS.map((format) => packKey(span, format)),
    zipKey(span),
  ];
}

export function catalogText(of: Described, files: readonly ListedPack[], spans: readonly Span[]): string {
  const { area, site, releasedAt } = of;
  const address = (key: string) => absoluteAddress(site.base, key);
  const [zh, en] = [textsIn('zh').openData, textsIn('en').openData];
  const publisher = { '@type': 'foaf:Agent', 'foaf:name': area };
  const modified = { '@type': 'xsd:dateTime', '@value': releasedAt };
  const rights = { '@type': 'dct:RightsStatement', 'dct:description': inBoth(zh.licence.text, en.licence.text) };
  const distribution = ({ path, sha256, size }: ListedPack) => {
    const [, type = 'JSON', media = 'application/json'] = KINDS.find(([ending]) => path.endsWith(ending)) ?? [];
    return {
      '@type': 'dcat:Distribution',
      '@id': `${address(path)}#distribution`,
      'dct:title': path.slice(path.lastIndexOf('/') + 1),
      'dcat:accessURL': at(address(path)),
      'dcat:downloadURL': at(address(path)),
      'dcat:mediaType': at(`${MEDIA_TYPES}${media}`),
      'dct:format': at(`${FILE_TYPES}${type}`),
      'dcat:byteSize': { '@type': 'xsd:nonNegativeInteger', '@value': String(size) },
      'dct:rights': rights,
      'spdx:checksum': {
        '@type': 'spdx:Checksum',
        'spdx:algorithm': at('http://spdx.org/rdf/terms#checksumAlgorithm_sha256'),
        'spdx:checksumValue': { '@type': 'xsd:hexBinary', '@value': sha256 },
      },
    };
  };
  const dataset = (span: Span) => {
    const own = new Set(keysOf(span));
    const title =
      span === 'all'
        ? inBoth(zh.package.allYears(area), en.package.allYears(area))
        : inBoth(zh.package.ofYear(area, span), en.package.ofYear(area, span));
    return {
      '@type': 'dcat:Dataset',
      '@id': `${address(CATALOG_KEY)}#${span}`,
      'dct:title': title,
      'dct:description': inBoth(zh.intro(area), en.intro(area)),
      'dct:publisher': publisher,
      'dcat:theme': at(GOVERNMENT),
      'dct:language': at('http://publications.europa.eu/resource/authority/language/ZHO'),
      'dct:modified': modified,
      ...(span === 'all'
        ? {}
        : {
            'dct:temporal': {
              '@type': 'dct:PeriodOfTime',
              'dcat:startDate': { '@type': 'xsd:date', '@value': `${span}-01-01` },
              'dcat:endDate': { '@type': 'xsd:date', '@value': `${span}-12-31` },
            },
          }),
      'dcat:distribution': files.filter(({ path }) => own.has(path)).map(distribution),
    };
  };
  const catalog = {
    '@context': CONTEXT,
    '@type': 'dcat:Catalog',
    '@id': address(CATALOG_KEY),
    'dct:title': inBoth(zh.package.title(area), en.package.title(area)),
    'dct:description': inBoth(zh.intro(area), en.intro(area)),
    'dct:publisher': publisher,
    'foaf:homepage': at(homeOf(site)),
    'dct:modified': modified,
    'dct:hasPart': at(address(BULK_KEY)),
    'dcat:dataset': spans.map(dataset),
  };
  return `${JSON.stringify(catalog, null, 2)}\n`;
}
