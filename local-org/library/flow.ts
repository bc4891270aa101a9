/**
 * Flows and formulas that Apex runs: code that mentions them compiles, and running one is refused by name, since the
 * local org has no flow engine.
 */
import { defineClass, defineEnum } from './define.ts';
import { notSupported } from '../values/exceptions.ts';

class Interview {}
const noFlow = (name: string | null): never => notSupported(`flow ${name ?? ''}`.trim(), 'Flow.Interview');

defineClass(
  'Flow.Interview',
  {
    'static Flow.Interview createInterview(String flowName, Map<String, Object> variables)': noFlow,
    'static Flow.Interview createInterview(String namespace, String flowName, Map<String, Object> variables)': (
      _namespace: string | null,
      name: string | null,
    ) => noFlow(name),
    'void start()': () => noFlow(null),
    'Object getVariableValue(String name)': noFlow,
  },
  { js: Interview },
);

class InvocableAction {}
class InvocableResult {}
class InvocableError {}
const noAction = (): never => notSupported('invocable actions called from Apex', 'Invocable.Action');
defineClass(
  'Invocable.Action',
  {
    'static Invocable.Action createStandardAction(String type)': noAction,
    'static Invocable.Action createCustomAction(String type, String name)': noAction,
    'static Invocable.Action createCustomAction(String type, String namespace, String name)': noAction,
    'Invocable.Action setInvocationParameter(String name, Object value)': noAction,
    'Invocable.Action addInvocation()': noAction,
    'List<Invocable.Action.Result> invoke()': noAction,
  },
  { js: InvocableAction },
);
defineClass(
  'Invocable.Action.Result',
  {
    'Boolean isSuccess()': noAction,
    'List<Invocable.Action.Error> getErrors()': noAction,
    'Map<String, Object> getOutputParameters()': noAction,
    'Invocable.Action getAction()': noAction,
  },
  { js: InvocableResult },
);
defineClass(
  'Invocable.Action.Error',
  { 'String getCode()': noAction, 'String getMessage()': noAction },
  { js: InvocableError },
);

class FormulaBuilder {}
class FormulaInstance {}
const noFormula = (): never => notSupported('formulas evaluated by Apex', 'FormulaEval');
defineEnum('FormulaEval.FormulaReturnType', [
  'BOOLEAN',
  'DATE',
  'DATETIME',
  'DECIMAL',
  'DOUBLE',
  'ID',
  'INTEGER',
  'LONG',
  'STRING',
  'TIME',
]);
defineClass('Formula', {
  'static FormulaEval.FormulaBuilder builder()': noFormula,
});
defineClass(
  'FormulaEval.FormulaBuilder',
  {
    'FormulaEval.FormulaBuilder withFormula(String formula)': noFormula,
    'FormulaEval.FormulaBuilder withReturnType(FormulaEval.FormulaReturnType type)': noFormula,
    'FormulaEval.FormulaBuilder withType(Type type)': noFormula,
    'FormulaEval.FormulaBuilder withType(Schema.SObjectType type)': noFormula,
    'FormulaEval.FormulaBuilder withGlobalVariables(List<FormulaEval.FormulaGlobal> variables)': noFormula,
    'FormulaEval.FormulaBuilder parseAsTemplate(Boolean isTemplate)': noFormula,
    'FormulaEval.FormulaInstance build()': noFormula,
  },
  { js: FormulaBuilder },
);
defineClass(
  'FormulaEval.FormulaInstance',
  {
    'Object evaluate(Object context)': noFormula,
    'Set<String> getReferencedFields()': noFormula,
  },
  { js: FormulaInstance },
);
