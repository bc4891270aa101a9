import googleKey from '@salesforce/label/c.Lead_Forms_Google_Key';
import hint from '@salesforce/label/c.Lead_Forms_Webhooks_Hint';
import linkedInSecret from '@salesforce/label/c.Lead_Forms_LinkedIn_Secret';
import metaSecret from '@salesforce/label/c.Lead_Forms_Meta_Secret';
import metaToken from '@salesforce/label/c.Lead_Forms_Meta_Token';
import save from '@salesforce/label/c.Lead_Forms_Save_Secrets';
import savedSecret from '@salesforce/label/c.Lead_Forms_Saved_Secret';
import webhooks from '@salesforce/label/c.Lead_Forms_Webhooks';

export const labels = {
  googleKey,
  hint,
  linkedInSecret,
  metaSecret,
  metaToken,
  save,
  savedSecret,
  webhooks,
};
