import { find, findAll, get, mount, textOf } from 'testing';
import RevenuePreview from '../revenuePreview';

const PREVIEW: Apex.StagePreview.Result = {
  since: '2026-01-01T10:00:00.000Z',
  eventCount: 2,
  isPartial: false,
  stages: [
    { value: 'New', eventName: null, eventCount: 0, unknownCount: 0 },
    { value: 'Closed Won', eventName: 'Purchase', eventCount: 2, unknownCount: 1 },
  ],
  sample: [
    {
      eventName: 'Purchase',
      eventTime: '2026-01-05T10:00:00.000Z',
      recordId: '006000000000001AAA',
      recordName: 'Booth',
      value: 70,
      currencyCode: 'EUR',
    },
    {
      eventName: 'Purchase',
      eventTime: '2026-01-04T10:00:00.000Z',
      recordId: '006000000000002AAA',
      recordName: 'Dinner',
      value: null,
      currencyCode: null,
    },
  ],
};

const shown = (part: Partial<Apex.StagePreview.Result> = {}) =>
  mount('c-revenue-preview', RevenuePreview, { preview: { ...PREVIEW, ...part } });

// Specification: conversions.model.preview
describe('c-revenue-preview', () => {
  it('shows nothing before it was asked for', () => {
    expect(find(mount('c-revenue-preview', RevenuePreview), 'section')).toBeNull();
  });

  it('counts by stage, also changes without a date, and explains the numbers', async () => {
    const element = shown();
    const counts = findAll(element, '[data-part="stages"] lightning-formatted-number').map(({ value }) => value);
    expect(counts).toEqual([0, 0, 2, 1]);
    expect(textOf(element)).toContain('2 Conversions Would Have Been Sent in the Last 7 Days');
    expect(textOf(element)).toContain('Changes without a date');
    expect(textOf(get(element, '[data-part="stages"] tbody tr'))).toBe('1 New Sends nothing 0 0');
    await expect(element).toBeAccessible();
  });

  it('shows the latest with links to their records', () => {
    const rows = findAll(shown(), '[data-part="sample"] tbody tr');
    expect(rows).toHaveLength(2);
    expect(rows[0].querySelector('a')?.getAttribute('href')).toBe('/lightning/r/006000000000001AAA/view');
    expect(rows[0].querySelectorAll('lightning-formatted-number')).toHaveLength(1);
    expect(rows[1].querySelectorAll('lightning-formatted-number')).toHaveLength(0);
  });

  it('says that nothing would have been sent, and that there is more than it looked at', () => {
    const element = shown({ eventCount: 0, sample: [], isPartial: true });
    expect(textOf(element)).toContain('Nothing would have been sent');
    expect(textOf(get(element, '[data-part="partial"]'))).toContain('2,000');
    expect(find(element, '[data-part="sample"]')).toBeNull();
  });

  it('takes the focus on its heading', () => {
    const element = shown();
    (element as unknown as { focus(): void }).focus();
    expect(element.shadowRoot?.activeElement).toBe(get(element, 'h4'));
  });
});
