/** GetObjectTagging, of any version. Source: API/API_GetObjectTagging.html. */
import { answerXml, versionHeader, type Exchange } from '../exchange.js';
import { findVersion, readVersionId } from '../find-version.js';
import type { XmlElement } from '../xml.js';

export async function getObjectTagging({ request, response, bucket }: Exchange): Promise<void> {
  const record = findVersion(bucket, request.key, readVersionId(request.query.get('versionId')));
  const tags = Object.entries(record.tags ?? {}).map(([key, value]): XmlElement => [
    'Tag',
    [
      ['Key', key],
      ['Value', value],
    ],
  ]);
  answerXml(response, 'Tagging', [['TagSet', tags]], versionHeader(record));
}
