import conversion from '@salesforce/label/c.Model_Conversion';
import currency from '@salesforce/label/c.Model_Currency';
import drag from '@salesforce/label/c.Model_Drag';
import fixedValue from '@salesforce/label/c.Model_Fixed_Value';
import moveDown from '@salesforce/label/c.Model_Move_Down';
import moveUp from '@salesforce/label/c.Model_Move_Up';
import none from '@salesforce/label/c.Common_None';
import ownName from '@salesforce/label/c.Model_Own_Name';
import ownNameOption from '@salesforce/label/c.Model_Own_Name_Option';
import problem from '@salesforce/label/c.Model_Problem';
import remove from '@salesforce/label/c.Model_Remove';
import sendsNothing from '@salesforce/label/c.Model_Sends_Nothing';
import source from '@salesforce/label/c.Model_Source';
import stage from '@salesforce/label/c.Model_Stage';
import stageNumber from '@salesforce/label/c.Model_Stage_Number';
import valueField from '@salesforce/label/c.Model_Value_Field';
import valueOfRecord from '@salesforce/label/c.Model_Value_Of_Record';
import won from '@salesforce/label/c.Model_Won';

export const labels = {
  conversion,
  currency,
  drag,
  fixedValue,
  moveDown,
  moveUp,
  none,
  ownName,
  ownNameOption,
  problem,
  remove,
  sendsNothing,
  source,
  stage,
  stageNumber,
  valueField,
  valueOfRecord,
  won,
};
