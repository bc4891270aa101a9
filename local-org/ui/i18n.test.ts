/** Locale values that components import. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { internationalization } from './i18n.ts';

const user = (locale: string, currency: string) => ({
  id: '005000000000001AAA',
  name: 'Ada',
  email: 'ada@example.com',
  description: '',
  locale,
  language: locale,
  timeZone: 'Europe/Oslo',
  currency,
});

it('speaks American English', () => {
  const values = internationalization(user('en_US', 'USD'));
  assert.equal(values.locale, 'en-US');
  assert.equal(values['dateTime.shortDateFormat'], 'M/d/yyyy');
  assert.equal(values['dateTime.mediumDateFormat'], 'MMM d, yyyy');
  assert.equal(values['dateTime.shortTimeFormat'], 'h:mm a');
  assert.equal(values['number.decimalSeparator'], '.');
  assert.equal(values['number.currencySymbol'], '$');
  assert.equal(values.firstDayOfWeek, 1);
});

it('speaks Norwegian', () => {
  const values = internationalization(user('nb_NO', 'NOK'));
  assert.equal(values['dateTime.shortDateFormat'], 'dd.MM.yyyy');
  assert.equal(values['dateTime.mediumDateFormat'], 'd. MMM yyyy');
  assert.equal(values['dateTime.shortTimeFormat'], 'HH:mm');
  assert.equal(values['number.decimalSeparator'], ',');
  assert.equal(values.firstDayOfWeek, 2);
  assert.equal(values.timeZone, 'Europe/Oslo');
});

it('puts the words of a language between quotes, beside the letters of the pattern', () => {
  const values = internationalization(user('pt_BR', 'BRL'));
  assert.equal(values['dateTime.shortDateFormat'], 'dd/MM/yyyy');
  assert.equal(values['dateTime.mediumDateFormat'], "d' de 'MMM' de 'yyyy");
  assert.equal(values['dateTime.longDateFormat'], "d' de 'MMMM' de 'yyyy");
});

it('pads days and months where the language does', () => {
  assert.equal(internationalization(user('de_DE', 'EUR'))['dateTime.shortDateFormat'], 'dd.MM.yyyy');
  assert.equal(internationalization(user('es_ES', 'EUR'))['dateTime.shortDateFormat'], 'd/M/yyyy');
});

it('knows languages written from right to left', () => {
  assert.equal(internationalization(user('ar_EG', 'EGP')).dir, 'rtl');
});
