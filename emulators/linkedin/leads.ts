/** Lead forms and their responses, as `leadForms` and `leadFormResponses` give them. */
import type { Form, Question, Submission } from '../world/model.ts';
import type { World } from '../world/world.ts';

const PREDEFINED: Record<string, string> = {
  firstName: 'FIRST_NAME',
  lastName: 'LAST_NAME',
  email: 'EMAIL',
  company: 'COMPANY_NAME',
  phone: 'PHONE_NUMBER',
};

const localized = (text: string) => ({ localized: { en_US: text } });

export const formUrn = ({ formId, formVersion }: { formId: string; formVersion: number }) =>
  `urn:li:versionedLeadGenForm:(urn:li:leadGenForm:${formId},${formVersion})`;

/** Its first version did not ask the last question yet. */
export const questionsOf = (form: Form, version: number): Question[] =>
  version < form.version ? form.questions.slice(0, -1) : form.questions;

export function leadForm(form: Form, version: number): object {
  return {
    id: Number(form.id),
    versionId: version,
    name: form.name,
    owner: { sponsoredAccount: `urn:li:sponsoredAccount:${form.accountId}` },
    state: 'PUBLISHED',
    creationLocale: { country: 'US', language: 'en' },
    created: form.createdAt,
    lastModified: form.createdAt,
    hiddenFields: [{ name: 'source', value: 'linkedin' }],
    content: {
      headline: localized(form.name),
      questions: questionsOf(form, version).map(({ key, label, asks, options, isMultiple }) => ({
        questionId: Number(key),
        name: label,
        ...(asks ? { predefinedField: PREDEFINED[asks] } : {}),
        question: localized(label),
        questionDetails: options
          ? {
              multipleChoiceQuestionDetails: {
                ...(isMultiple ? { maxSelections: options.length } : {}),
                options: options.map((option) => ({ id: Number(option.id), text: localized(option.label) })),
              },
            }
          : { textQuestionDetails: { maxResponseLength: 300 } },
      })),
      legalInfo: {
        consents: form.consents.map(({ key, text, isRequired }) => ({
          consentId: Number(key),
          consent: localized(text),
          checkRequired: isRequired,
        })),
      },
    },
  };
}

/** Answers carry ids of questions and options only. */
export function leadResponse(world: World, submission: Submission): object {
  const form = world.form('LinkedIn', submission.formId)!;
  const ad = submission.adKey === null ? null : world.adWithKey(submission.adKey);
  return {
    id: submission.id,
    submittedAt: submission.submittedAt,
    testLead: submission.isTest,
    leadType: 'SPONSORED',
    submitter: `urn:li:person:member${submission.personIndex}`,
    owner: { sponsoredAccount: `urn:li:sponsoredAccount:${form.accountId}` },
    versionedLeadGenFormUrn: formUrn(submission),
    ...(ad
      ? {
          leadMetadata: { sponsoredLeadMetadata: { campaign: `urn:li:sponsoredCampaign:${ad.adSetId}` } },
          associatedEntity: { associatedCreative: `urn:li:sponsoredCreative:${ad.id}` },
        }
      : {}),
    formResponse: {
      answers: questionsOf(form, submission.formVersion).map(({ key, options }) => ({
        questionId: Number(key),
        answerDetails: options
          ? { multipleChoiceAnswer: { options: submission.answers[key].map(Number) } }
          : { textQuestionAnswer: { answer: submission.answers[key][0] } },
      })),
      consentResponses: Object.entries(submission.consents).map(([consentId, accepted]) => ({
        consentId: Number(consentId),
        accepted,
      })),
    },
  };
}
