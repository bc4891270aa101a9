/**
 * Files: a version without a document makes one, linked to its owner and to the record it was first published at; the
 * newest version is the document's latest.
 */

import type { ApexBlob } from '../../../values/values.ts';
import { alive, valueOf } from '../batch.ts';
import type { ObjectRules } from './steps.ts';
import { insertCompanion } from './companions.ts';

/** Kinds of files by extension, as `FileType` has them; others are called by their extension in capitals. */
const FILE_TYPES: Record<string, string> = {
  docx: 'WORD_X',
  doc: 'WORD',
  xlsx: 'EXCEL_X',
  xls: 'EXCEL',
  pptx: 'POWER_POINT_X',
  ppt: 'POWER_POINT',
  txt: 'TEXT',
  htm: 'HTML',
  jpeg: 'JPG',
  snote: 'SNOTE',
};

/** Name and extension of a file's path. */
function fileName(path: string): { title: string; extension: string | null } {
  const name = path.split(/[\\/]/).at(-1)!;
  const dot = name.lastIndexOf('.');
  return dot > 0 ? { title: name.slice(0, dot), extension: name.slice(dot + 1) } : { title: name, extension: null };
}

export const contentVersionRules: ObjectRules = {
  complete(batch) {
    if (batch.operation !== 'insert') return;
    const document = batch.schema.object('ContentDocument');
    for (const row of alive(batch)) {
      const { values } = row.next;
      const { title, extension } = fileName((valueOf(row.next, 'PathOnClient') as string | null) ?? '');
      const kind = extension?.toLowerCase() ?? 'unknown';
      if (valueOf(row.next, 'Title') === null) values.set('Title', title || 'Untitled');
      values.set('FileExtension', extension).set('FileType', FILE_TYPES[kind] ?? kind.toUpperCase());
      values
        .set('ContentSize', (valueOf(row.next, 'VersionData') as ApexBlob | null)?.bytes.length ?? 0)
        .set('IsLatest', true);
      const earlier = valueOf(row.next, 'ContentDocumentId') as string | null;
      if (earlier !== null) {
        const [count] = batch.store.first(
          'SELECT count(*) FROM "ContentVersion" WHERE ContentDocumentId = ?',
          earlier,
        )!;
        values.set('VersionNumber', String((count as number) + 1));
      } else {
        values.set('VersionNumber', '1');
        if (document) values.set('ContentDocumentId', batch.store.nextId(document));
      }
    }
  },

  afterWrite(batch) {
    if (batch.operation !== 'insert') return;
    for (const row of alive(batch)) {
      const { next } = row;
      const documentId = valueOf(next, 'ContentDocumentId') as string;
      batch.store.run(
        'UPDATE "ContentVersion" SET IsLatest = 0 WHERE ContentDocumentId = ? AND Id <> ?',
        documentId,
        next.id,
      );
      const shown = ['Title', 'FileType', 'FileExtension', 'ContentSize', 'OwnerId'].map(
        (name) => [name, valueOf(next, name)] as const,
      );
      const known = batch.store.first('SELECT Id FROM "ContentDocument" WHERE Id = ?', documentId);
      if (known) {
        batch.store.run(
          'UPDATE "ContentDocument" SET LatestPublishedVersionId = ?, Title = ?, FileType = ?, FileExtension = ?, ContentSize = ? WHERE Id = ?',
          next.id,
          ...(shown.slice(0, 4).map(([, value]) => value) as (string | number | null)[]),
          documentId,
        );
        continue;
      }
      insertCompanion(batch, 'ContentDocument', {
        ...Object.fromEntries(shown),
        Id: documentId,
        LatestPublishedVersionId: next.id,
      });
      const link = (LinkedEntityId: unknown, ShareType: string) =>
        insertCompanion(batch, 'ContentDocumentLink', {
          ContentDocumentId: documentId,
          LinkedEntityId,
          ShareType,
          Visibility: 'AllUsers',
        });
      link(valueOf(next, 'OwnerId'), 'I');
      const place = valueOf(next, 'FirstPublishLocationId') as string | null;
      if (place && place !== valueOf(next, 'OwnerId')) link(place, 'V');
    }
  },
};

export const contentDistributionRules: ObjectRules = {
  complete(batch) {
    if (batch.operation !== 'insert') return;
    for (const row of alive(batch)) {
      const version = valueOf(row.next, 'ContentVersionId') as string;
      const found = batch.store.first('SELECT ContentDocumentId FROM "ContentVersion" WHERE Id = ?', version);
      const address = `https://local-org.example/sfc/p/${version}`;
      row.next.values
        .set('ContentDocumentId', found?.[0] ?? null)
        .set('DistributionPublicUrl', address)
        .set('ContentDownloadUrl', `${address}/download`)
        .set('ViewCount', 0);
    }
  },
};
