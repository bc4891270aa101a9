/** The check of the layers finds what is in the wrong one. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findings } from './apex-layers.ts';

const SELECTOR = "public class LeadSelector { List<Lead> all() { return [SELECT Id FROM Lead WHERE Name = 'x']; } }";
const TRIGGER =
  'trigger Leads on Lead(before insert) { TriggerDispatch.run(new List<TriggerHandler>{ new Moves() }); }';

/** Findings in these classes; keys are `room/Class` or `room/folder/Class`. A class of conversions is in `capture`. */
const inClasses = (textByClass: Record<string, string>) =>
  findings(
    new Map(
      Object.entries(textByClass).map(([name, text]) => {
        const parts = name.split('/');
        const className = parts.pop()!;
        if (parts.join() === 'conversions') parts.push('capture');
        return [`force-app/main/${parts.join('/')}/classes/${className}.cls`, text];
      }),
    ),
  );
const inTrigger = (text: string) => findings(new Map([['force-app/main/triggers/Leads.trigger', text]]));

describe('the layers of the Apex', () => {
  it('let selectors query, pages call, and rooms use the platform and what others offer', () => {
    assert.deepEqual(
      inClasses({
        'platform/Clock': 'public class Clock {}',
        'conversions/LeadSelector': SELECTOR,
        'conversions/WonLeads': 'public class WonLeads { Clock c; }',
        'ads/AdController': '// [SELECT Id]\npublic class AdController { @AuraEnabled public WonLeads won; }',
      }),
      [],
    );
    assert.deepEqual(inTrigger(TRIGGER), []);
  });

  for (const query of [
    '[SELECT Id FROM Lead]',
    '[ find :text ]',
    'Database.queryWithBinds(text, binds, mode)',
    'Database.countQuery(text)',
    'Database.getQueryLocator(text)',
  ]) {
    it(`refuse ${query} in a class that pages get`, () => {
      const text = `public class Page { @AuraEnabled public Object rows = ${query}; }`;
      assert.deepEqual(inClasses({ 'ads/Page': text }), [
        'force-app/main/ads/classes/Page.cls: a class that pages get or call holds a query',
      ]);
    });
  }

  for (const name of ['StageRules', 'EventChecks', 'MemberFilter']) {
    it(`refuse a query in ${name}`, () => {
      assert.deepEqual(inClasses({ [`conversions/${name}`]: SELECTOR }), [
        `force-app/main/conversions/capture/classes/${name}.cls: a class that decides holds a query`,
      ]);
    });
  }

  it('refuse what one room names of another', () => {
    const others = { 'conversions/WonLeads': '', 'conversions/StageStamp': '', 'ads/AdCost': '' };
    const planted: [room: string, className: string, text: string, finding: string][] = [
      ['ads', 'AdReport', 'new StageStamp()', 'ads names StageStamp of conversions'],
      ['conversions/capture', 'StageMoves', 'AdCost cost;', 'conversions names AdCost of ads'],
      ['platform', 'Clock', 'WonLeads.now()', 'platform names WonLeads of conversions'],
      ['touchpoints', 'Touches', 'List<WonLeads> won;', 'touchpoints names WonLeads of conversions'],
    ];
    for (const [room, className, text, finding] of planted) {
      assert.deepEqual(inClasses({ ...others, [`${room}/${className}`]: text }), [
        `force-app/main/${room}/classes/${className}.cls: ${finding}`,
      ]);
    }
  });

  it('refuse what a folder names of a later one, and a folder without a place in the order', () => {
    const both = { 'conversions/model/StageRules': '', 'conversions/export/ExportJob': '' };
    assert.deepEqual(inClasses({ ...both, 'conversions/export/ExportStep': 'StageRules rules; ExportJob job;' }), []);
    assert.deepEqual(inClasses({ ...both, 'conversions/capture/StageMoves': 'new ExportJob()' }), [
      'force-app/main/conversions/capture/classes/StageMoves.cls: capture names ExportJob of export, which comes later',
    ]);
    assert.deepEqual(inClasses({ 'conversions/more/StageMoves': '' }), [
      'force-app/main/conversions/more/classes/StageMoves.cls: more has no place in the order of conversions',
    ]);
  });

  it('refuse a trigger that does anything itself', () => {
    const finding = 'force-app/main/triggers/Leads.trigger: a trigger does nothing but call TriggerDispatch.run';
    assert.deepEqual(inTrigger(TRIGGER.replace('); }', '); update Trigger.new; }')), [finding]);
    assert.deepEqual(inTrigger('trigger Leads on Lead(after insert) { insert new Task(); }'), [finding]);
    assert.deepEqual(inTrigger(TRIGGER.replace('new Moves()', 'new Moves([SELECT Id FROM Lead])')), [finding]);
  });

  it('refuse a folder in which nobody finds anything', () => {
    const classes = Object.fromEntries(Array.from({ length: 26 }, (_, i) => [`ads/Class${i}`, '']));
    assert.deepEqual(inClasses(classes), ['force-app/main/ads/classes: 26 classes, at most 25 in a folder']);
  });
});
