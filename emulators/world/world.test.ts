import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays, DAY, dayOf, isDay, localTime, monthsBefore, noonOf } from './days.ts';
import { placeOf } from './history.ts';
import { actionsOf, personKey, truthOf } from './truth.ts';
import { SIZES, World } from './world.ts';

const END = noonOf('2026-12-31');

describe('a world', () => {
  const world = new World({ seed: 7 });
  const histories = world.ads.map((ad) => world.historyOf(ad));
  const submissions = histories.flatMap((history) => history.submissions);
  const webSubmissions = histories.flatMap((history) => history.webSubmissions);

  it('is the same for the same seed, and another for another', () => {
    const text = (seed: number) => {
      const made = new World({ seed });
      return JSON.stringify([made.ads, made.ads.map((ad) => made.historyOf(ad)), [...made.results(END)]]);
    };
    assert.equal(text(7), text(7));
    assert.notEqual(text(7), text(8));
  });

  it('gives an ad the same history whichever was asked for first', () => {
    const other = new World({ seed: 7 });
    const last = other.ads.at(-1)!;
    assert.deepEqual(other.historyOf(last), world.historyOf(world.ads[last.index]));
  });

  it('moves with its last day', () => {
    const later = new World({ seed: 7, lastDay: '2026-12-07' });
    const first = later.historyOf(later.ads[0]).submissions[0];
    assert.equal(first.submittedAt - world.historyOf(world.ads[0]).submissions[0].submittedAt, 7 * DAY);
  });

  it('has accounts of three networks in several zones and currencies', () => {
    assert.deepEqual([...new Set(world.accounts.map(({ network }) => network))], ['Facebook', 'Google', 'LinkedIn']);
    assert.ok(new Set(world.accounts.map(({ timeZone }) => timeZone)).size >= 4);
    assert.ok(new Set(world.accounts.map(({ currency }) => currency)).size >= 4);
    for (const { network, timeZone } of world.accounts) if (network === 'LinkedIn') assert.equal(timeZone, 'UTC');
  });

  it('has ids of ads that fit no number, and no id twice', () => {
    assert.ok(world.ads.some(({ network, id }) => network === 'Facebook' && String(Number(id)) !== id));
    const all = [...world.ads, ...world.campaigns, ...world.adSets, ...world.forms].map(({ id }) => id);
    assert.equal(new Set(all).size, all.length);
    assert.equal(new Set(submissions.map(({ id }) => id)).size, submissions.length);
  });

  it('has asset groups without ads, organic leads, one test lead a form, withdrawn ones and repeated people', () => {
    const performanceMax = world.ads.filter(({ campaignId }) => world.campaign(campaignId).isPerformanceMax);
    assert.ok(performanceMax.length && performanceMax.every((ad) => ad.level === 'Asset Group' && ad.adSetId === null));
    assert.ok(submissions.some(({ isOrganic, isTest, adKey }) => isOrganic && !isTest && adKey === null));
    assert.equal(
      submissions.filter(({ isTest }) => isTest).length,
      world.forms.filter((form) => world.ads.some(({ formId }) => formId === form.id)).length,
    );
    assert.ok(submissions.some(({ deletedAt }) => deletedAt !== null));
    assert.ok(new Set(submissions.map(({ email }) => personKey(email))).size < submissions.length);
  });

  it('has people with several spellings of an email, several emails, and letters of several scripts', () => {
    const people = Array.from({ length: world.size.people }, (_, i) => world.person(i));
    assert.ok(people.some(({ emails }) => emails.length > new Set(emails.map(personKey)).size));
    assert.ok(people.some(({ emails }) => new Set(emails.map(personKey)).size > 1));
    assert.ok(people.some(({ firstName }) => /\p{Script=Han}/u.test(firstName)));
    assert.ok(people.some(({ knownSince }) => knownSince !== null && knownSince < noonOf(world.firstDay)));
  });

  it('has impressions before submissions, on other days too, and answers with several values', () => {
    assert.ok(submissions.every(({ impressionAt, submittedAt }) => impressionAt <= submittedAt));
    assert.ok(submissions.some(({ impressionAt, submittedAt }) => submittedAt - impressionAt > DAY));
    assert.ok(submissions.some(({ answers }) => Object.values(answers).some((values) => values.length > 1)));
  });

  it('has web forms of all four kinds: tracked or not, counted or not', () => {
    const kinds = new Set(webSubmissions.map(({ isTracked, isCounted }) => `${isTracked} ${isCounted}`));
    assert.equal(kinds.size, 4);
    assert.ok(webSubmissions.every(({ click, submittedAt }) => click.clickedAt <= submittedAt));
  });

  it('restates days: what is counted late is not there before', () => {
    const total = (asOf: number) => [...world.results(asOf)].reduce((sum, { web }) => sum + web, 0);
    const late = webSubmissions.filter(
      ({ isCounted, submittedAt, countedSince }) => isCounted && countedSince > submittedAt,
    );
    assert.ok(late.length > 0);
    const ad = world.adWithKey(late[0].click.adKey)!;
    const of = (asOf: number) =>
      [...world.resultsOf(ad, world.firstDay, world.lastDay, asOf)].reduce((sum, { web }) => sum + web, 0);
    assert.ok(of(late[0].countedSince - 1) < of(late[0].countedSince));
    assert.ok(total(END) > total(noonOf(world.lastDay)));
  });

  it('tells no day that has not begun', () => {
    const now = noonOf('2026-11-20');
    for (const { ad, day } of world.results(now)) assert.ok(day <= dayOf(now, world.accountOf(ad).timeZone));
  });

  it('finds every submission by its id alone', () => {
    for (const submission of submissions)
      assert.deepEqual(world.submission(submission.network, submission.id), submission);
    assert.equal(world.submission('Facebook', '99999999999999999'), null);
    assert.equal(placeOf('LinkedIn', 'nothing'), null);
  });

  it('has rows of results a million times over without holding them', () => {
    const large = new World({ size: 'large' });
    const days = large.size.days;
    assert.equal(large.ads.length * days, 1_001_700);
    let count = 0;
    for (const _ of large.resultsOf(large.ads[0], large.firstDay, large.lastDay, END)) count++;
    assert.ok(count > 0 && count <= days);
    assert.ok(large.ads.filter(({ formId }) => formId).length * large.size.submissionsPerAd >= 100_000);
  });
});

describe('the truth of a world', () => {
  const tiny = { ...SIZES.small, accountsPerNetwork: 1, campaignsPerAccount: 2, adSetsPerCampaign: 1, people: 12 };

  it('adds up: days to ranges, kinds to totals, whatever the seed', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(44), (seed, cut) => {
        const world = new World({ seed, size: tiny });
        const middle = addDays(world.firstDay, cut);
        for (const ad of world.ads) {
          const of = (first: string, last: string) => truthOf(world, ad, first, last, END);
          const whole = of(world.firstDay, world.lastDay);
          const parts = [of(world.firstDay, middle), of(addDays(middle, 1), world.lastDay)];
          const sum = (value: (truth: typeof whole) => number) => parts.reduce((total, part) => total + value(part), 0);
          assert.equal(
            sum(({ network }) => Math.round(network.total * 1e4)),
            Math.round(whole.network.total * 1e4),
          );
          assert.equal(
            sum(({ listed }) => listed),
            whole.listed,
          );
          assert.equal(
            sum(({ webForms }) => webForms.untracked),
            whole.webForms.untracked,
          );
          assert.deepEqual([...new Set(parts.flatMap(({ people }) => people))].sort(), whole.people);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('counts forms of the network as it lists them, as long as every impression lies in the range', () => {
    const world = new World({ seed: 3 });
    for (const ad of world.ads) {
      const { network, listed } = truthOf(world, ad, world.firstDay, addDays(world.lastDay, 1), END);
      const outside = world
        .historyOf(ad)
        .conversions.filter(
          ({ kind, at }) => kind === 'form' && dayOf(at, world.accountOf(ad).timeZone) > world.lastDay,
        );
      assert.equal(network.form + outside.length, listed);
    }
  });

  it('knows more people than the ad has actions never', () => {
    const world = new World({ seed: 4 });
    for (const ad of world.ads) {
      const truth = truthOf(world, ad, world.firstDay, world.lastDay, END);
      assert.ok(truth.people.length <= actionsOf(world, ad, END).length);
      assert.ok(truth.knownBefore.every((person) => truth.people.includes(person)));
    }
  });
});

describe('days', () => {
  it('are those of the zone', () => {
    const moment = Date.parse('2026-11-30T23:30:00Z');
    assert.equal(dayOf(moment, 'UTC'), '2026-11-30');
    assert.equal(dayOf(moment, 'Asia/Kolkata'), '2026-12-01');
    assert.equal(localTime(moment, 'Asia/Kolkata'), '2026-12-01 05:00:00+05:30');
    assert.equal(localTime(moment, 'America/Los_Angeles'), '2026-11-30 15:30:00-08:00');
    assert.equal(localTime(moment, 'UTC'), '2026-11-30 23:30:00+00:00');
  });

  it('go back by calendar months', () => {
    assert.equal(monthsBefore('2026-11-30', 37), '2023-10-30');
    assert.equal(monthsBefore('2026-03-31', 1), '2026-02-28');
    assert.equal(isDay('2026-02-30'), false);
  });
});
