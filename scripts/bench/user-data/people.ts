/** The same people for both sides of the comparison: a number decides everything about one of them. */

export const FIRST_NAMES = ['Mary', 'José', 'Åse', 'Łukasz', 'Ольга', '山田', "D'Arcy", 'Anne-Marie', 'Bob', 'Nguyễn'];
export const LAST_NAMES = ['Smith', "O'Brien", 'Müller', 'van der Berg', 'Nordmann', 'Silva', 'Kowalska'];
export const CITIES = ['New York', 'München', 'São Paulo', 'Oslo', 'Stoke-on-Trent', 'Kraków'];
const EVENT_TIME = 1_800_000_000;
const FIRST_LEAD_ID = 1_000_000_000_000_000;
const FIRST_PHONE = 40_000_000;

export interface Person {
  eventId: string;
  eventTime: number;
  leadId: number;
  email: string;
  phone: string;
  firstName: string;
  lastName: string;
  city: string;
  zip: string;
  country: string;
}

export function sdkPerson(i: number): Person {
  return {
    eventId: `event-${i}`,
    eventTime: EVENT_TIME,
    leadId: FIRST_LEAD_ID + i,
    email: ` Person.${i}@Example.com`,
    phone: `+47 ${FIRST_PHONE + i}`,
    firstName: FIRST_NAMES[i % FIRST_NAMES.length],
    lastName: LAST_NAMES[i % LAST_NAMES.length],
    city: CITIES[i % CITIES.length],
    zip: String(10_000 + (i % 80_000)),
    country: 'NO',
  };
}

const literal = (texts: string[]) => texts.map((text) => `'${text.replaceAll("'", "\\'")}'`).join(', ');

/** Name of the account whose number of employees is the number of the first person. */
export const COUNTER = 'Bench of user data';

/** Apex that makes so many people, says `begin`, builds the JSON of their events, and says how long that is. */
export const peopleScript = (count: number) => `
Integer first = [SELECT NumberOfEmployees FROM Account WHERE Name = '${COUNTER}'].NumberOfEmployees;
List<String> firstNames = new List<String>{ ${literal(FIRST_NAMES)} };
List<String> lastNames = new List<String>{ ${literal(LAST_NAMES)} };
List<String> cities = new List<String>{ ${literal(CITIES)} };
List<ExportedPerson> persons = new List<ExportedPerson>();
List<Conversion_Event__c> events = new List<Conversion_Event__c>();
List<String> ids = new List<String>();
for (Integer i = first; i < first + ${count}; i++) {
  ExportedPerson person = new ExportedPerson(
    String.valueOf(${FIRST_LEAD_ID}L + i),
    ' Person.' + i + '@Example.com',
    new List<String>{ '+47 ' + (${FIRST_PHONE} + i) },
    true
  );
  person.firstName = firstNames[Math.mod(i, ${FIRST_NAMES.length})];
  person.lastName = lastNames[Math.mod(i, ${LAST_NAMES.length})];
  person.city = cities[Math.mod(i, ${CITIES.length})];
  person.postalCode = String.valueOf(10000 + Math.mod(i, 80000));
  person.country = 'NO';
  persons.add(person);
  events.add(
    new Conversion_Event__c(
      Event_Id__c = 'event-' + i,
      Event_Name__c = 'Qualified',
      Event_Time__c = Datetime.newInstance(${EVENT_TIME}000L)
    )
  );
  ids.add('event-' + i);
}
System.debug('begin');
EventPayload payload = new EventPayload(new PayloadOptions(new Touchline_Settings__c()));
for (Integer i = 0; i < events.size(); i++) {
  payload.add(events[i], persons[i]);
}
Integer size = payload.body(ids).length();
System.debug(String.valueOf(size));
`;

/** The parts of Meta's SDK that build an event. */
export interface Sdk {
  UserData: new () => Fluent;
  CustomData: new () => Fluent;
  ServerEvent: new () => Fluent;
}
type Fluent = { [setter: string]: (value?: unknown) => Fluent };
