/** What the opportunity stages of a new org mean. */

export interface StageMeaning {
  closed: boolean;
  won: boolean;
  /** Percent. */
  probability: number;
  forecastCategory: string;
  forecastCategoryName: string;
}

const probabilities: Record<string, number> = {
  prospecting: 10,
  qualification: 10,
  'needs analysis': 20,
  'value proposition': 50,
  'id. decision makers': 60,
  'perception analysis': 70,
  'proposal/price quote': 75,
  'negotiation/review': 90,
  'closed won': 100,
  'closed lost': 0,
};

const categoryNames: Record<string, string> = {
  Omitted: 'Omitted',
  Pipeline: 'Pipeline',
  BestCase: 'Best Case',
  Forecast: 'Commit',
  Closed: 'Closed',
};

/** Of a stage that the project's own value set says nothing about. */
export function stageDefaults(stage: string): StageMeaning {
  const name = stage.toLowerCase();
  const won = name === 'closed won';
  const closed = won || name === 'closed lost';
  const forecastCategory = won
    ? 'Closed'
    : closed
      ? 'Omitted'
      : name === 'negotiation/review' || name === 'proposal/price quote' || name === 'perception analysis'
        ? 'BestCase'
        : 'Pipeline';
  return {
    closed,
    won,
    probability: probabilities[name] ?? 0,
    forecastCategory,
    forecastCategoryName: categoryNames[forecastCategory],
  };
}
