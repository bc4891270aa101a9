/**
 * What the Metadata API of version 65 has beyond the description of its types that comes with jsforce, which was made
 * from an earlier version. Source: Metadata API Developer Guide, the page of each type.
 */

type Description = { props: Record<string, string | [string]>; extends?: string };

export const newerTypes: Record<string, Description> = {
  ExternalCredential: {
    extends: 'Metadata',
    props: {
      authenticationProtocol: 'string',
      description: '?string',
      externalCredentialParameters: ['ExternalCredentialParameter'],
      label: 'string',
      protected: '?boolean',
    },
  },
  ExternalCredentialParameter: {
    props: {
      authProvider: '?string',
      certificate: '?string',
      description: '?string',
      externalAuthIdentityProvider: '?string',
      parameterGroup: '?string',
      parameterName: '?string',
      parameterType: 'string',
      parameterValue: '?string',
      sequenceNumber: '?number',
    },
  },
  NamedCredentialParameter: {
    props: {
      certificate: '?string',
      description: '?string',
      externalCredential: '?string',
      globalNamedPrincipalCredential: '?string',
      managedFeatureEnabledCallout: '?boolean',
      outboundNetworkConnection: '?string',
      parameterName: '?string',
      parameterType: 'string',
      parameterValue: '?string',
      readOnlyNamedCredential: '?string',
      sequenceNumber: '?number',
      systemUserNamedCredential: '?string',
    },
  },
  FlexiPageItemInstance: {
    props: { componentInstance: '?ComponentInstance', fieldInstance: '?FieldInstance' },
  },
  FieldInstance: {
    props: {
      fieldInstanceProperties: ['FieldInstanceProperty'],
      fieldItem: 'string',
      identifier: '?string',
      visibilityRule: '?UiFormulaRule',
    },
  },
  FieldInstanceProperty: { props: { name: 'string', type: '?string', value: '?string' } },
  DataWeaveResource: {
    extends: 'MetadataWithContent',
    props: { apiVersion: 'number', isGlobal: '?boolean', isProtected: '?boolean' },
  },
  ComponentInstancePropertyList: { props: { valueListItems: ['ComponentInstancePropertyListItem'] } },
  ComponentInstancePropertyListItem: { props: { value: '?string', visibilityRule: '?UiFormulaRule' } },
  PermissionSetCustomSettingAccesses: { props: { enabled: 'boolean', name: 'string' } },
  PermissionSetExternalCredentialPrincipalAccess: {
    props: { enabled: 'boolean', externalCredentialPrincipal: 'string' },
  },
  PermissionSetEmailRoutingAddressAccess: { props: { enabled: 'boolean', name: 'string' } },
};

export const newerElements: Record<string, Record<string, string | [string]>> = {
  NamedCredential: {
    calloutStatus: '?string',
    description: '?string',
    namedCredentialParameters: ['NamedCredentialParameter'],
    namedCredentialType: '?string',
    // Of legacy credentials; those with an external credential have none.
    principalType: '?string',
    protocol: '?string',
  },
  PermissionSet: {
    customSettingAccesses: ['PermissionSetCustomSettingAccesses'],
    emailRoutingAddressAccesses: ['PermissionSetEmailRoutingAddressAccess'],
    externalCredentialPrincipalAccesses: ['PermissionSetExternalCredentialPrincipalAccess'],
  },
  PermissionSetObjectPermissions: { viewAllFields: '?boolean' },
  FlexiPageRegion: { itemInstances: ['FlexiPageItemInstance'] },
  ComponentInstance: { identifier: '?string', visibilityRule: '?UiFormulaRule' },
  ComponentInstanceProperty: { valueList: '?ComponentInstancePropertyList' },
  QuickAction: { actionSubtype: '?string', lightningWebComponent: '?string' },
  LightningComponentBundle: { capabilities: '?string' },
  CustomPermission: { isLicensed: '?boolean' },
  CustomTab: { lwcComponent: '?string' },
  CustomApplication: { isNavTabPersistenceDisabled: '?boolean', isOmniPinnedViewEnabled: '?boolean' },
  CspTrustedSite: {
    canAccessCamera: '?boolean',
    canAccessMicrophone: '?boolean',
    isApplicableToConnectSrc: '?boolean',
    isApplicableToFontSrc: '?boolean',
    isApplicableToFrameSrc: '?boolean',
    isApplicableToImgSrc: '?boolean',
    isApplicableToMediaSrc: '?boolean',
    isApplicableToStyleSrc: '?boolean',
  },
  FlexiPage: { events: ['FlexiPageEvent'] },
  Flow: {
    apiVersion: '?number',
    areMetricsLoggedToDataCloud: '?boolean',
    environments: '?string',
    runInMode: '?string',
  },
  FlowRecordLookup: { filterLogic: '?string' },
  PermissionSetGroup: { hasActivationRequired: '?boolean' },
  PlatformCachePartitionType: { allocatedPartnerCapacity: '?number' },
  PromptVersion: {
    delayDays: '?number',
    shouldIgnoreGlobalDelay: '?boolean',
    startDate: '?string',
    stepNumber: '?number',
    targetAppDeveloperName: '?string',
    timesToDisplay: '?number',
    userProfileAccess: '?string',
  },
  CustomObject: { publishBehavior: '?string' },
};
