import { downloadCsv } from 'c/csvFile';
import { downloadFile } from 'c/fileDownload';

jest.mock('c/fileDownload', () => ({ downloadFile: jest.fn() }));

function textOf(rows: string[][]): string {
  downloadCsv('file.csv', rows);
  return jest.mocked(downloadFile).mock.lastCall![1];
}

describe('downloadCsv', () => {
  it('quotes cells and doubles quotes inside them', () => {
    expect(
      textOf([
        ['Name', 'Reason'],
        ['Ann "A"', 'No, thanks'],
      ]),
    ).toBe('\uFEFF"Name","Reason"\r\n"Ann ""A""","No, thanks"\r\n');
  });

  it('keeps spreadsheets from running a cell as a formula', () => {
    expect(textOf([['=1+1', '@SUM(A1)', '-1']])).toContain(`"'=1+1","'@SUM(A1)","'-1"`);
  });
});
