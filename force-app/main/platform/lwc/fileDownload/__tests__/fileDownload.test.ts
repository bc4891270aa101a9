import { downloadFile } from 'c/fileDownload';

describe('downloadFile', () => {
  const blobs: Blob[] = [];
  const revoked = jest.fn();
  const clicked: { href: string; download: string }[] = [];

  beforeEach(() => {
    blobs.length = 0;
    clicked.length = 0;
    revoked.mockClear();
    // The browser of these tests has no addresses for Blobs.
    URL.createObjectURL = (blob: Blob) => `blob:file-${blobs.push(blob)}`;
    URL.revokeObjectURL = revoked;
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      clicked.push({ href: this.href, download: this.download });
    });
  });

  it('offers a Blob of a type that Lightning Web Security allows, under the name asked for', () => {
    downloadFile('people.csv', '"Ann"');

    expect(clicked).toEqual([{ href: 'blob:file-1', download: 'people.csv' }]);
    expect(blobs[0].type).toBe('application/octet-stream');
    expect(blobs[0].size).toBe(5);
  });

  it('keeps one file in memory at most', () => {
    downloadFile('first.csv', '1');
    revoked.mockClear();
    downloadFile('second.csv', '2');

    expect(revoked.mock.calls).toEqual([['blob:file-1']]);
  });
});
