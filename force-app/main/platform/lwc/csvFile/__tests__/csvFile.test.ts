import { csvAddress } from 'c/csvFile';

const textOf = (address: string) => decodeURIComponent(address.slice(address.indexOf(',') + 1));

describe('csvAddress', () => {
  it('quotes cells and doubles quotes inside them', () => {
    expect(
      textOf(
        csvAddress([
          ['Name', 'Reason'],
          ['Ann "A"', 'No, thanks'],
        ]),
      ),
    ).toBe('\uFEFF"Name","Reason"\r\n"Ann ""A""","No, thanks"\r\n');
  });

  it('keeps spreadsheets from running a cell as a formula', () => {
    expect(textOf(csvAddress([['=1+1', '@SUM(A1)', '-1']]))).toContain(`"'=1+1","'@SUM(A1)","'-1"`);
  });
});
