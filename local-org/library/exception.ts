/** Exception, its methods, and every exception class of the library. */
import { listOf, mapOf, setOf, Types, type ApexType } from '../values/types.ts';
import { defineClass, enumValue, type Members } from './define.ts';
import type { ConnectApiException, QueryException } from '../values/exceptions.ts';
import {
  ApexException,
  DmlException,
  EmailException,
  exceptionClass,
  exceptionNames,
  throwApex,
  type DmlError,
} from '../values/exceptions.ts';
import { ApexList, ApexMap, ApexSet } from '../values/values.ts';

/** The compiler knows these methods on every exception; only two kinds have rows. */
function rowsOf(self: ApexException): DmlError[] {
  if (self instanceof DmlException || self instanceof EmailException) return self.rows;
  throwApex('TypeException', `${self.typeName} has no DML errors`);
}

function row(self: ApexException, index: number): DmlError {
  const rows = rowsOf(self);
  if (index < 0 || index >= rows.length) throwApex('ListException', `List index out of bounds: ${index}`);
  return rows[index];
}

const strings = (items: string[]) => new ApexList(listOf(Types.String), items);

defineClass(
  'Exception',
  {
    'Exception getCause()': (self: ApexException) => self.apexCause,
    'Integer getLineNumber()': (self: ApexException) => self.lineNumber,
    'String getMessage()': (self: ApexException) => self.text,
    'String getStackTraceString()': (self: ApexException) => self.stackTrace,
    'String getTypeName()': (self: ApexException) => self.typeName,
    'void initCause(Exception cause)': (self: ApexException, cause: ApexException) => {
      if (self.apexCause !== null) throwApex('UnexpectedException', 'Cannot overwrite cause');
      self.apexCause = cause;
    },
    'void setMessage(String message)': (self: ApexException, message: string | null) => self.setMessage(message),
    'String toString()': (self: ApexException) => self.toString(),
    'Integer getNumDml()': (self: ApexException) => rowsOf(self).length,
    'List<String> getDmlFieldNames(Integer index)': (self: ApexException, index: number) =>
      strings([...row(self, index).fields]),
    'String getDmlId(Integer index)': (self: ApexException, index: number) => row(self, index).id,
    'Integer getDmlIndex(Integer index)': (self: ApexException, index: number) => row(self, index).index,
    'String getDmlMessage(Integer index)': (self: ApexException, index: number) => row(self, index).message,
    'String getDmlStatusCode(Integer index)': (self: ApexException, index: number) => row(self, index).statusCode,
    'StatusCode getDmlType(Integer index)': (self: ApexException, index: number) =>
      enumValue('StatusCode', row(self, index).statusCode),
  },
  { js: ApexException, modifier: 'abstract' },
);

const queryMembers: Members = {
  'Map<String, Set<String>> getInaccessibleFields()': (self: QueryException) =>
    new ApexMap(
      mapOf(Types.String, setOf(Types.String)),
      [...self.inaccessibleFields].map(([object, fields]) => [object, new ApexSet(setOf(Types.String), fields)]),
    ),
};

const OWN_MEMBERS: Record<string, Members> = {
  'System.QueryException': queryMembers,
  'ConnectApi.ConnectApiException': { 'String getErrorCode()': (self: ConnectApiException) => self.errorCode },
};

for (const name of exceptionNames()) {
  if (name === 'System.Exception') continue;
  const made = exceptionClass(name)!;
  // The message given to an AuraHandledException is for the client; getMessage() answers the default until setMessage.
  const spoken = (message: string | null) => (name === 'System.AuraHandledException' ? null : message);
  defineClass(
    name.replace(/^System\./, ''),
    {
      'new()': () => new made(),
      'new(String message)': (_type: ApexType, message: string | null) =>
        withClientText(new made(spoken(message)), message),
      'new(Exception cause)': (_type: ApexType, cause: ApexException) => new made(cause?.text ?? null, cause),
      'new(String message, Exception cause)': (_type: ApexType, message: string | null, cause: ApexException) =>
        withClientText(new made(spoken(message), cause), message),
      ...OWN_MEMBERS[name],
    },
    { js: made, extends: 'Exception' },
  );
}

/** Keeps the text of an AuraHandledException in JavaScript's `message`, from where the component gets it. */
function withClientText(exception: ApexException, message: string | null): ApexException {
  if (message !== null) exception.message = message;
  return exception;
}
