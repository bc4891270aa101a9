trigger OnMember on CampaignMember(after undelete) {
    throw new IllegalArgumentException('after undelete of a member ran');
}
