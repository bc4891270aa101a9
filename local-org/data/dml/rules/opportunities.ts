/** Opportunities: closed, won, probability and forecast follow from the stage, the fiscal period from the close date. */
import type { ApexDate } from '../../../values/values.ts';
import { ApexDatetime, ApexDecimal } from '../../../values/values.ts';
import { alive, valueOf } from '../batch.ts';
import type { ObjectRules } from './steps.ts';

export const opportunityRules: ObjectRules = {
  complete(batch) {
    const stages = new Map(
      batch.store
        .all(
          'SELECT ApiName, IsClosed, IsWon, DefaultProbability, ForecastCategory, ForecastCategoryName FROM "OpportunityStage"',
        )
        .map((row) => [String(row[0]).toLowerCase(), row]),
    );
    for (const row of alive(batch)) {
      const { values } = row.next;
      const closes = valueOf(row.next, 'CloseDate') as ApexDate | null;
      if (closes) {
        const quarter = Math.floor((closes.month - 1) / 3) + 1;
        values.set('FiscalYear', closes.year).set('FiscalQuarter', quarter).set('Fiscal', `${closes.year} ${quarter}`);
      }
      const stage = valueOf(row.next, 'StageName') as string | null;
      if (row.old && valueOf(row.old, 'StageName') === stage) continue;
      if (row.old) values.set('LastStageChangeDate', new ApexDatetime(batch.now));
      const known = stages.get(stage?.toLowerCase() ?? '');
      if (!known) continue;
      const [, isClosed, isWon, probability, category, categoryName] = known as [
        string,
        number,
        number,
        number,
        string,
        string,
      ];
      values
        .set('IsClosed', isClosed === 1)
        .set('IsWon', isWon === 1)
        .set('ForecastCategory', category)
        .set('ForecastCategoryName', categoryName);
      if (!row.record.values.has('Probability') || row.record.queried)
        values.set('Probability', ApexDecimal.of(probability));
    }
  },
};
