/** Messaging: mails are recorded (`Org.sentMails`), never sent; and the shapes of received ones. */
import { libraryType, listOf, Types } from '../values/types.ts';
import { transaction } from '../running/transaction.ts';
import type { DataObject } from './data-class.ts';
import { defineDataClass, settersOf } from './data-class.ts';
import { defineClass, defineInterface } from './define.ts';
import { throwApex } from '../values/exceptions.ts';
import { ApexList } from '../values/values.ts';

defineDataClass(
  'Messaging.EmailFileAttachment',
  { 'Blob body': null, 'String fileName': null, 'String contentType': null, 'Boolean inline': () => false },
  settersOf(['Blob body', 'String fileName', 'String contentType', 'Boolean inline']),
);

const MAIL_PROPERTIES = [
  'List<String> toAddresses',
  'List<String> ccAddresses',
  'List<String> bccAddresses',
  'String subject',
  'String plainTextBody',
  'String htmlBody',
  'String charset',
  'String inReplyTo',
  'String references',
  'String replyTo',
  'String senderDisplayName',
  'Id targetObjectId',
  'Id templateId',
  'Id whatId',
  'Id orgWideEmailAddressId',
  'Boolean saveAsActivity',
  'Boolean bccSender',
  'Boolean useSignature',
  'List<Messaging.EmailFileAttachment> fileAttachments',
  'List<Id> entityAttachments',
  'String optOutPolicy',
  'Boolean treatBodiesAsTemplate',
  'Boolean treatTargetObjectAsRecipient',
];
const DEFAULTS: Record<string, () => unknown> = {
  saveAsActivity: () => true,
  useSignature: () => true,
  bccSender: () => false,
};

defineClass('Messaging.Email', {}, { modifier: 'abstract' });
defineDataClass(
  'Messaging.SingleEmailMessage',
  Object.fromEntries(MAIL_PROPERTIES.map((p) => [p, DEFAULTS[p.slice(p.lastIndexOf(' ') + 1)] ?? null])),
  { ...settersOf(MAIL_PROPERTIES), ...getters(MAIL_PROPERTIES) },
  { extends: 'Messaging.Email' },
);

function getters(properties: string[]) {
  return Object.fromEntries(
    properties.map((signature) => {
      const at = signature.lastIndexOf(' ');
      const [type, name] = [signature.slice(0, at), signature.slice(at + 1)];
      const key = name.toLowerCase();
      return [`${type} get${name[0].toUpperCase()}${name.slice(1)}()`, (self: DataObject) => self.values[key]];
    }),
  );
}

const RESULT = libraryType('Messaging.SendEmailResult');
const ERRORS = listOf(libraryType('Messaging.SendEmailError'));
defineDataClass(
  'Messaging.SendEmailError',
  { 'String message': null, 'String targetObjectId': null, 'List<String> fields': null, 'StatusCode statusCode': null },
  getters(['String message', 'String targetObjectId', 'List<String> fields', 'StatusCode statusCode']),
);
const SendEmailResult = defineDataClass(
  'Messaging.SendEmailResult',
  { 'Boolean success': () => true, 'List<Messaging.SendEmailError> errors': () => new ApexList(ERRORS) },
  {
    'Boolean isSuccess()': (self: DataObject) => self.values.success,
    'List<Messaging.SendEmailError> getErrors()': (self: DataObject) => self.values.errors,
  },
);

/** Mails a developer edition may send a day, and those this transaction has reserved. */
const DAILY_MAILS = 15;
const RESERVED = Symbol('reserved mails');

function sendEmail(messages: ApexList<DataObject> | null): ApexList {
  if (messages === null) throwApex('NullPointerException', 'Argument cannot be null.');
  const current = transaction();
  const { limits, org, test } = current;
  limits.use('emailInvocations');
  current.hasUncommittedWork = true;
  for (const message of messages.elements) {
    const { toaddresses, ccaddresses, bccaddresses, targetobjectid, plaintextbody, htmlbody, templateid } =
      message.values;
    if (!toaddresses && !ccaddresses && !bccaddresses && !targetobjectid) {
      throwApex(
        'EmailException',
        'SendEmail failed. First exception on row 0; first error: REQUIRED_FIELD_MISSING, Add a recipient to send an email.: []',
      );
    }
    if (!plaintextbody && !htmlbody && !templateid) {
      throwApex(
        'EmailException',
        'SendEmail failed. First exception on row 0; first error: REQUIRED_FIELD_MISSING, Email body is required.: [plainTextBody, htmlBody]',
      );
    }
    if (!test) org.sentMails.push(message.values);
  }
  return new ApexList(
    listOf(RESULT),
    messages.elements.map(() => new SendEmailResult()),
  );
}

defineClass('Messaging', {
  'static List<Messaging.SendEmailResult> sendEmail(List<Messaging.Email> emails)': sendEmail,
  'static List<Messaging.SendEmailResult> sendEmail(List<Messaging.Email> emails, Boolean allOrNothing)': sendEmail,
  'static void reserveSingleEmailCapacity(Integer count)': (count: number) => {
    const { statics } = transaction();
    const reserved = ((statics.get(RESERVED) as number | undefined) ?? 0) + count;
    if (reserved >= DAILY_MAILS) {
      throwApex(
        'HandledException',
        `The daily limit for single emails (${DAILY_MAILS}) would be exceeded by ${reserved} reserved ones.`,
      );
    }
    statics.set(RESERVED, reserved);
  },
});

const strings = () => new ApexList(listOf(Types.String));
defineDataClass('Messaging.InboundEmail.Header', { 'String name': null, 'String value': null });
defineDataClass('Messaging.InboundEmail.BinaryAttachment', {
  'Blob body': null,
  'String fileName': null,
  'String mimeTypeSubType': null,
  'List<Messaging.InboundEmail.Header> headers': null,
});
defineDataClass('Messaging.InboundEmail.TextAttachment', {
  'String body': null,
  'Boolean bodyIsTruncated': null,
  'String charset': null,
  'String fileName': null,
  'String mimeTypeSubType': null,
  'List<Messaging.InboundEmail.Header> headers': null,
});
defineDataClass('Messaging.InboundEmail', {
  'List<Messaging.InboundEmail.BinaryAttachment> binaryAttachments': null,
  'List<Messaging.InboundEmail.TextAttachment> textAttachments': null,
  'List<Messaging.InboundEmail.Header> headers': null,
  'List<String> ccAddresses': strings,
  'List<String> toAddresses': strings,
  'List<String> references': strings,
  'String fromAddress': null,
  'String fromName': null,
  'String htmlBody': null,
  'Boolean htmlBodyIsTruncated': null,
  'String inReplyTo': null,
  'String messageId': null,
  'String plainTextBody': null,
  'Boolean plainTextBodyIsTruncated': null,
  'String replyTo': null,
  'String subject': null,
});
defineDataClass('Messaging.InboundEnvelope', { 'String fromAddress': null, 'String toAddress': null });
defineDataClass('Messaging.InboundEmailResult', { 'Boolean success': null, 'String message': null });
defineInterface('Messaging.InboundEmailHandler', [
  'Messaging.InboundEmailResult handleInboundEmail(Messaging.InboundEmail email, Messaging.InboundEnvelope envelope)',
]);
