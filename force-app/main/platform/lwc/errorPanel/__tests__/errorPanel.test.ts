import ErrorPanel from '../errorPanel';
import { apexError, button, get, mount, settle, textOf } from 'testing';

describe('c-error-panel', () => {
  it('shows nothing without an error', () => {
    expect(textOf(mount('c-error-panel', ErrorPanel))).toBe('');
  });

  it('reads out what went wrong at once', async () => {
    const panel = mount('c-error-panel', ErrorPanel, { errors: apexError('The campaign was not found.') });

    expect(get(panel, '[role="alert"]').textContent).toContain('The campaign was not found.');
    await expect(panel).toBeAccessible();
  });

  it('takes the focus', async () => {
    const panel = mount('c-error-panel', ErrorPanel, { errors: 'No.' });

    panel.focus();
    await settle();

    expect(panel.shadowRoot?.activeElement).toBe(get(panel, '[role="alert"]'));
  });

  it('offers to try again where its owner can', () => {
    const panel = mount('c-error-panel', ErrorPanel, { errors: 'No.', retryable: true });
    const retried = jest.fn();
    panel.addEventListener('retry', retried);

    button(panel, 'Try Again').click();

    expect(retried).toHaveBeenCalledTimes(1);
  });
});
