import { mount, textOf } from 'testing';
import TouchpointPreview from '../touchpointPreview';

const EFFECT: Apex.TouchpointOutcome = {
  total: 100,
  willHaveTouchpoint: 37,
  excluded: 0,
  excludedByRule: 0,
  estimated: false,
  notResponded: 60,
  noEmail: 3,
  beforeStart: 0,
  afterEnd: 0,
  touchpointsNow: 93,
  touchpointsAdded: 0,
  touchpointsRemoved: 56,
};

describe('c-touchpoint-preview', () => {
  // Specification: touchpoints.card.preview
  it('counts who gets a touchpoint and, with the reason, who does not', async () => {
    const preview = mount('c-touchpoint-preview', TouchpointPreview, { preview: EFFECT });

    const text = textOf(preview);
    expect(text).toContain('100 Members');
    expect(text).toContain('37 with a touchpoint');
    expect(text).toContain('60 without a response');
    expect(text).toContain('3 without an email');
    expect(text).not.toContain('excluded');
    expect(text).toContain('Removes 56 touchpoints');
    await expect(preview).toBeAccessible();
  });

  it.each([
    [{ touchpointsAdded: 5, touchpointsRemoved: 2 }, 'Adds 5 touchpoints · Removes 2 touchpoints'],
    [{ touchpointsAdded: 0, touchpointsRemoved: 0 }, 'Adds and removes no touchpoints'],
  ])('sums up %o', (change, text) => {
    const preview = mount('c-touchpoint-preview', TouchpointPreview, { preview: { ...EFFECT, ...change } });

    expect(textOf(preview)).toContain(text);
  });

  it('counts whom a sync rule excludes and says where the numbers are an estimate', () => {
    const ruled = { ...EFFECT, excludedByRule: 12, estimated: true };
    const text = textOf(mount('c-touchpoint-preview', TouchpointPreview, { preview: ruled }));

    expect(text).toContain('12 excluded by a sync rule');
    expect(text).toContain('an estimate');
    expect(textOf(mount('c-touchpoint-preview', TouchpointPreview, { preview: EFFECT }))).not.toContain('estimate');
  });

  it('says that no member gets one when the window excludes all', () => {
    const none = { ...EFFECT, willHaveTouchpoint: 0, notResponded: 0, beforeStart: 90, afterEnd: 7 };
    const text = textOf(mount('c-touchpoint-preview', TouchpointPreview, { preview: none }));

    expect(text).toContain('0 with a touchpoint');
    expect(text).toContain('90 dated before the start date');
    expect(text).toContain('7 dated after the end date');
  });
});
