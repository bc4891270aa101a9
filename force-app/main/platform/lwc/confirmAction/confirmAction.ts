import LightningConfirm from 'lightning/confirm';

export interface Question {
  label: string;
  message: string;
  theme?: 'default' | 'warning' | 'error' | 'info';
}

interface ConfirmDialog {
  open(question: Question): Promise<boolean>;
}

/** Asks before something that is hard to take back. @returns whether the user agreed */
export async function confirmAction(question: Question): Promise<boolean> {
  // `LightningConfirm.open` is documented, but @salesforce/lightning-types declares the element only.
  const dialog = LightningConfirm as unknown as ConfirmDialog;
  return (await dialog.open(question)) === true;
}
