/** People whose data can be recognized wherever they turn up: each value holds a mark that nothing else has. */
export interface Person {
  lastName: string;
  email: string;
  phone: string;
  leadId: string;
}

export const PLANTED = {
  token: 'EAAx9SystemUserTokenOfTheProof',
  /** In every name and address, whatever the case. */
  mark: 'q7zkplum',
  /** In every phone, and what is left of it where all but digits is removed. */
  phones: ['555 0137 09 ', '555013709'],
};

export const personOf = (number: number): Person => ({
  lastName: `Q7zkPlum ${number}`,
  email: `Person.Q7zkPlum.${number}@example.com`,
  phone: `+47 ${PLANTED.phones[0]}${number.toString().padStart(6, '0')}`,
  leadId: String(7_310_000_000_000_000 + number),
});
